package io.canto.record.json;

import io.canto.record.Bytes;
import io.canto.record.Fields;
import io.canto.record.RecordException;
import io.canto.record.Utf8Buffer;
import io.canto.record.Utf8Text;
import io.canto.record.Values;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes values as JSON straight into bytes. Without state, so one for each way of writing is enough. */
final class JsonWriter {
    /** How deep a value may be nested to be written; above what can be read, as values move to deeper places. */
    static final int MAX_NESTING = 250;

    /** Writes what every reader of JSON understands; kinds that JSON lacks become text or null. */
    static final JsonWriter PLAIN = new JsonWriter(false);

    /** Writes kinds that JSON lacks in the way of {@link Wrappers}. */
    static final JsonWriter LOSSLESS = new JsonWriter(true);

    private static final byte[] ESCAPES = escapes();
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final int LONGEST_ESCAPE = 6;
    private static final int FEW_CHARACTERS = 16;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x80 * EACH;

    private final boolean lossless;

    private JsonWriter(boolean lossless) {
        this.lossless = lossless;
    }

    void write(@Nullable Object value, Utf8Buffer out) {
        write(value, out, 0);
    }

    private void write(@Nullable Object value, Utf8Buffer out, int depth) {
        if (value instanceof String text) {
            text(text, out);
        } else if (value instanceof Utf8Text text) {
            text(text, out);
        } else if (value instanceof Long number) {
            out.appendNumber(number);
        } else if (value instanceof Fields fields) {
            map(fields, out, depth + 1);
        } else if (value instanceof Double number) {
            decimal(number, out);
        } else if (value instanceof Boolean truth) {
            literal(truth ? TRUE : FALSE, out);
        } else if (value == null) {
            literal(NULL, out);
        } else if (value instanceof List<?> items) {
            list(items, out, depth + 1);
        } else {
            rare(value, out, depth);
        }
    }

    private void rare(Object value, Utf8Buffer out, int depth) {
        if (value instanceof BigInteger number) {
            String text = number.toString();
            wrapIf(text.length() > Json.MAX_NUMBER_LENGTH, Wrappers.INTEGER, text, out);
        } else if (value instanceof BigDecimal number) {
            wrapIf(true, Wrappers.DECIMAL, number.toString(), out);
        } else if (value instanceof Instant time) {
            open(Wrappers.TIME, out);
            out.append('"').appendTime(time).append('"');
            close(out);
        } else if (value instanceof Bytes bytes) {
            open(Wrappers.BYTES, out);
            out.append('"').append(bytes.toString()).append('"');
            close(out);
        } else {
            write(Values.of(value), out, depth);
        }
    }

    private void map(Fields fields, Utf8Buffer out, int depth) {
        check(depth);
        out.append('{');
        int size = fields.size();
        if (lossless && size == 1 && Wrappers.looksLikeOne(fields)) {
            text(Wrappers.escape(fields.keyAt(0)), out);
            out.append(':');
            write(fields.heldAt(0), out, depth);
        } else {
            for (int at = 0; at < size; at++) {
                EncodedKeys.append(fields.keyAt(at), at > 0, out);
                write(fields.heldAt(at), out, depth);
            }
        }
        out.append('}');
    }

    private void list(List<?> items, Utf8Buffer out, int depth) {
        check(depth);
        out.append('[');
        int size = items.size();
        for (int at = 0; at < size; at++) {
            if (at > 0) {
                out.append(',');
            }
            write(items.get(at), out, depth);
        }
        out.append(']');
    }

    private static void check(int depth) {
        if (depth > MAX_NESTING) {
            throw new RecordException("a value nested more than " + MAX_NESTING + " deep cannot be written as JSON");
        }
    }

    private void decimal(double value, Utf8Buffer out) {
        if (Double.isFinite(value)) {
            Decimals.append(value, out);
        } else if (lossless) {
            wrapIf(true, Wrappers.NUMBER, Double.toString(value), out);
        } else {
            literal(NULL, out);
        }
    }

    /** Writes digits as they are, or as the text in a wrapper where plain digits would come back as something else. */
    private void wrapIf(boolean needed, String name, String digits, Utf8Buffer out) {
        if (lossless && needed) {
            open(name, out);
            out.append('"').append(digits).append('"');
            close(out);
        } else {
            out.append(digits);
        }
    }

    private void open(String name, Utf8Buffer out) {
        if (lossless) {
            out.append("{\"").append(name).append("\":");
        }
    }

    private void close(Utf8Buffer out) {
        if (lossless) {
            out.append('}');
        }
    }

    private static void literal(byte[] letters, Utf8Buffer out) {
        out.append(letters, 0, letters.length);
    }

    /** Writes a text with its quotes. */
    static void text(String text, Utf8Buffer out) {
        int count = text.length();
        if (count > FEW_CHARACTERS) {
            longText(text, out);
            return;
        }
        out.reserve(count + 2);
        byte[] target = out.array();
        int start = out.length();
        int to = start;
        target[to++] = '"';
        int at = 0;
        while (at < count) {
            char letter = text.charAt(at);
            if (letter >= 0x80 || ESCAPES[letter] != 0) {
                break;
            }
            target[to++] = (byte) letter;
            at++;
        }
        if (at == count) {
            target[to++] = '"';
            out.advance(to - start);
        } else {
            out.advance(to - start);
            rest(text, at, out);
        }
    }

    /**
     * Lets the platform encode the text, which it does many bytes at once, and copies the runs between the characters
     * that need an escape. As many bytes as characters mean ASCII; or half a surrogate pair, which became a {@code ?}.
     */
    private static void longText(String text, Utf8Buffer out) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        if (encoded.length == text.length()) {
            utf8(encoded, 0, encoded.length, text, out);
        } else {
            out.append('"');
            rest(text, 0, out);
        }
    }

    /** Writes a text that is held as bytes with its quotes. */
    private static void text(Utf8Text text, Utf8Buffer out) {
        if (text.isJson()) {
            out.appendQuoted(text.bytes(), text.from(), text.length());
        } else {
            utf8(text.bytes(), text.from(), text.to(), null, out);
        }
    }

    /**
     * Writes UTF-8 with its quotes.
     *
     * @param text null, or the text of as many characters that the bytes were made of: a {@code ?} may stand for half a
     *     surrogate pair then
     */
    private static void utf8(byte[] utf8, int from, int to, @Nullable String text, Utf8Buffer out) {
        char doubtful = text == null ? '"' : '?';
        int copied = from;
        int at = from;
        out.append('"');
        for (; at < to - (Long.BYTES - 1); at += Long.BYTES) {
            long special = special((long) EIGHT.get(utf8, at), doubtful);
            while (special != 0) {
                copied = escape(utf8, copied, at + (Long.numberOfTrailingZeros(special) >>> 3), text, out);
                special &= special - 1;
            }
        }
        for (; at < to; at++) {
            if (utf8[at] == doubtful || utf8[at] >= 0 && ESCAPES[utf8[at]] != 0) {
                copied = escape(utf8, copied, at, text, out);
            }
        }
        out.append(utf8, copied, to - copied).append('"');
    }

    /**
     * Returns the highest bit of each of eight bytes that is a quote, a backslash, a control character or one more: what is
     * taken from a byte too small takes its highest bit, which is set before for that.
     */
    private static long special(long eight, char another) {
        long low = eight & ~HIGH_BITS;
        long plain = ((low | HIGH_BITS) - EACH * ' ')
                & ((low ^ EACH * '"' | HIGH_BITS) - EACH)
                & ((low ^ EACH * '\\' | HIGH_BITS) - EACH)
                & ((low ^ EACH * another | HIGH_BITS) - EACH);
        return ~(plain | eight) & HIGH_BITS;
    }

    /** Writes what stands before a character that may need an escape, and it, and returns the index behind it. */
    private static int escape(byte[] utf8, int copied, int at, @Nullable String text, Utf8Buffer out) {
        char letter = text == null ? (char) utf8[at] : text.charAt(at);
        if (letter == '?') {
            return copied;
        }
        byte escape = letter < 0x80 ? ESCAPES[letter] : (byte) 'u';
        if (escape != 'u') {
            out.append(utf8, copied, at - copied, (byte) '\\', escape);
        } else {
            out.append(utf8, copied, at - copied);
            unicodeEscape(letter, out);
        }
        return at + 1;
    }

    private static void rest(String text, int from, Utf8Buffer out) {
        int count = text.length();
        int at = from;
        while (at < count) {
            char letter = text.charAt(at++);
            if (letter < 0x80) {
                ascii(letter, out);
            } else if (!Character.isSurrogate(letter)) {
                out.appendCodePoint(letter);
            } else if (Character.isHighSurrogate(letter) && at < count && Character.isLowSurrogate(text.charAt(at))) {
                out.appendCodePoint(Character.toCodePoint(letter, text.charAt(at++)));
            } else {
                unicodeEscape(letter, out);
            }
        }
        out.append('"');
    }

    private static void ascii(char letter, Utf8Buffer out) {
        byte escape = ESCAPES[letter];
        if (escape == 0) {
            out.append(letter);
        } else if (escape == 'u') {
            unicodeEscape(letter, out);
        } else {
            out.append('\\').append(escape);
        }
    }

    private static void unicodeEscape(char letter, Utf8Buffer out) {
        out.reserve(LONGEST_ESCAPE);
        out.append('\\').append('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX[letter >> shift & 0xF]);
        }
    }

    /** For each ASCII character: 0 if it stands for itself, the letter of its short escape, or 'u' for the long one. */
    private static byte[] escapes() {
        byte[] table = new byte[0x80];
        for (int control = 0; control < 0x20; control++) {
            table[control] = 'u';
        }
        table['"'] = '"';
        table['\\'] = '\\';
        table['\n'] = 'n';
        table['\r'] = 'r';
        table['\t'] = 't';
        table['\b'] = 'b';
        table['\f'] = 'f';
        return table;
    }
}
