package io.canto.operators.input;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the bytes of a source are text: {@code utf-8}, {@code utf-8-raw}, {@code utf-16le}, {@code utf-16be}, {@code ascii},
 * {@code latin1}, {@code big5}, any other IANA name, or {@code nop} for bytes that are no text.
 */
public final class TextEncoding {
    private static final String NOP = "nop";
    private static final String RAW = "utf-8-raw";

    private final String name;
    private final Charset charset;
    private final byte[] lineEnd;
    private final boolean extendsAscii;

    private TextEncoding(String name, Charset charset) {
        this.name = name;
        this.charset = charset;
        this.lineEnd = "\n".getBytes(charset);
        this.extendsAscii = extendsAscii(charset);
        if (lineEnd.length != 1 && lineEnd.length != 2 && lineEnd.length != 4) {
            throw new IllegalArgumentException(
                    "'" + name + "' needs a byte order; write " + name + "le or " + name + "be");
        }
    }

    /**
     * Reads the name of an encoding, in any case.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public static TextEncoding parse(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        if (name.equals("utf-16") || name.equals("utf-32")) {
            throw new IllegalArgumentException(
                    "'" + text + "' needs a byte order; write " + name + "le or " + name + "be");
        }
        return switch (name) {
            case NOP, "latin1" -> new TextEncoding(name, StandardCharsets.ISO_8859_1);
            case RAW, "utf8" -> new TextEncoding(name, StandardCharsets.UTF_8);
            case "ascii" -> new TextEncoding(name, StandardCharsets.US_ASCII);
            default -> new TextEncoding(name, charset(text));
        };
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no encoding; use utf-8, utf-16le, ascii, latin1, big5, nop or an IANA name", e);
        }
    }

    /** Returns the charset; for {@code nop} one that leaves every byte as it is. */
    public Charset charset() {
        return charset;
    }

    /** Whether the bytes are no text, so that there are no lines. */
    public boolean isNop() {
        return name.equals(NOP);
    }

    /** Whether a line that is no valid text stays bytes. */
    boolean keepsInvalid() {
        return name.equals(RAW);
    }

    /** Whether it is UTF-8. */
    boolean isUtf8() {
        return charset == StandardCharsets.UTF_8;
    }

    /** Whether bytes without their highest bit are ASCII; it is not so for UTF-16, EBCDIC and what has escape sequences. */
    boolean extendsAscii() {
        return extendsAscii;
    }

    private static boolean extendsAscii(Charset charset) {
        byte[] ascii = new byte[0x80];
        for (int at = 0; at < ascii.length; at++) {
            ascii[at] = (byte) at;
        }
        return new String(ascii, charset).equals(new String(ascii, StandardCharsets.US_ASCII));
    }

    /** Returns how many bytes a line end has. */
    int unit() {
        return lineEnd.length;
    }

    /** Whether a line end stands at an index; there are at least {@link #unit} bytes from there. */
    boolean isLineEnd(byte[] bytes, int at) {
        for (int next = 0; next < lineEnd.length; next++) {
            if (bytes[at + next] != lineEnd[next]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TextEncoding that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Returns the name as it was written, in lower case. */
    @Override
    public String toString() {
        return name;
    }
}
