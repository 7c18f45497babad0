package io.canto.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text that still stands as the well-formed UTF-8 that it was read as, in an array that nobody changes any more. What
 * only passes the bytes on, or looks for something in them, saves making a {@link String} of them.
 */
public final class Utf8Text {
    private final byte[] bytes;
    private final int from;
    private final int to;
    private final boolean isAscii;
    private final boolean isJson;
    private @Nullable String text;

    /**
     * Makes a text of a part of an array, which must not be changed from now on.
     *
     * @param to index behind the last byte
     * @param isAscii whether it is known that no byte has its highest bit set
     */
    public Utf8Text(byte[] bytes, int from, int to, boolean isAscii) {
        this(bytes, from, to, isAscii, false);
    }

    /**
     * Makes a text of a part of an array, which must not be changed from now on.
     *
     * @param to index behind the last byte
     * @param isAscii whether it is known that no byte has its highest bit set
     * @param isJson whether it is known that no byte needs an escape in JSON
     */
    public Utf8Text(byte[] bytes, int from, int to, boolean isAscii, boolean isJson) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.isAscii = isAscii;
        this.isJson = isJson;
    }

    /** Returns the array that it is a part of; to be read only. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns the index of its first byte. */
    public int from() {
        return from;
    }

    /** Returns the index behind its last byte. */
    public int to() {
        return to;
    }

    /** Whether it is known that a byte is a character. */
    public boolean isAscii() {
        return isAscii;
    }

    /** Whether it is known that the bytes stand between the quotes of JSON as they are. */
    public boolean isJson() {
        return isJson;
    }

    /** Returns how many bytes it has. */
    public int length() {
        return to - from;
    }

    /** Returns a part; start and end are counted in bytes from the start of this text. */
    public Utf8Text part(int start, int end) {
        return new Utf8Text(bytes, from + start, from + end, isAscii, isJson);
    }

    /**
     * Returns this, what stands behind it in its array, and the next text, as one.
     *
     * @param between what stands between the two, in ASCII
     * @return null if the next text does not stand there
     */
    public @Nullable Utf8Text joined(byte[] between, Utf8Text next) {
        boolean isBehind = bytes == next.bytes
                && next.from - to == between.length
                && Arrays.equals(bytes, to, next.from, between, 0, between.length);
        return isBehind ? new Utf8Text(bytes, from, next.to, isAscii && next.isAscii) : null;
    }

    /** Returns the same without the block that it is a part of and keeps alive: the text if it was made, else its bytes. */
    Object apart() {
        if (text != null) {
            return text;
        }
        return length() == bytes.length ? this : copy();
    }

    /** Returns the same in an array of its own. */
    public Utf8Text copy() {
        return new Utf8Text(Arrays.copyOfRange(bytes, from, to), 0, to - from, isAscii, isJson);
    }

    /** Whether another text has the same bytes; one that is a {@link String} is never equal. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Utf8Text that && Arrays.equals(bytes, from, to, that.bytes, that.from, that.to);
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** Returns the text, made when first asked for. */
    @Override
    public String toString() {
        String made = text;
        if (made == null) {
            made = new String(bytes, from, to - from, isAscii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
            text = made;
        }
        return made;
    }
}
