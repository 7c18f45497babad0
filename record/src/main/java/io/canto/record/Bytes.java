package io.canto.record;

import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An immutable run of bytes, for bodies that are no text. Compared by content; as text it is base64. */
public final class Bytes {
    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** Copies an array. */
    public static Bytes of(byte[] content) {
        return new Bytes(content.clone());
    }

    /**
     * Copies a part of an array.
     *
     * @throws IndexOutOfBoundsException if the array has no such part
     */
    public static Bytes of(byte[] content, int from, int length) {
        Objects.checkFromIndexSize(from, length, content.length);
        return new Bytes(Arrays.copyOfRange(content, from, from + length));
    }

    /** Returns how many bytes there are. */
    public int length() {
        return content.length;
    }

    /** Returns a copy of the bytes. */
    public byte[] toArray() {
        return content.clone();
    }

    /** Adds the bytes to a buffer, as they are. */
    public void appendTo(Utf8Buffer out) {
        out.append(content, 0, content.length);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    /** Returns the bytes in base64. */
    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(content);
    }
}
