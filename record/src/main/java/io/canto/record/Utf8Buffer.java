package io.canto.record;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing run of bytes that text is encoded into as UTF-8, to be filled, written out and used again. Lone surrogates
 * become {@code ?}. Not thread-safe.
 */
public final class Utf8Buffer {
    private byte[] bytes;
    private int length;

    /** Makes an empty one with room for this many bytes. */
    public Utf8Buffer(int capacity) {
        bytes = new byte[Math.max(16, capacity)];
    }

    /** Returns how many bytes are in it. */
    public int length() {
        return length;
    }

    /** Returns the array behind it, valid up to {@link #length} until the next change. */
    public byte[] array() {
        return bytes;
    }

    /** Forgets all bytes from a position on. */
    public void truncate(int newLength) {
        if (newLength < 0 || newLength > length) {
            throw new IllegalArgumentException("cannot cut " + length + " bytes to " + newLength);
        }
        length = newLength;
    }

    /** Forgets everything, and gives memory back that is more than the given capacity. */
    public void clear(int keepAtMost) {
        length = 0;
        if (bytes.length > keepAtMost) {
            bytes = new byte[Math.max(16, keepAtMost)];
        }
    }

    /** Makes sure that this many more bytes fit. */
    public void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), (int)
                    Math.min(bytes.length * 2L, Integer.MAX_VALUE - 8)));
        }
    }

    /** Adds a byte. */
    public Utf8Buffer append(byte value) {
        reserve(1);
        bytes[length++] = value;
        return this;
    }

    /** Adds one ASCII character. */
    public Utf8Buffer append(char ascii) {
        return append((byte) ascii);
    }

    /** Adds bytes. */
    public Utf8Buffer append(byte[] source, int from, int count) {
        reserve(count);
        System.arraycopy(source, from, bytes, length, count);
        length += count;
        return this;
    }

    /** Adds a text. */
    @SuppressWarnings("deprecation") // getBytes(int, int, byte[], int) is the one intrinsic copy of Latin-1 text
    public Utf8Buffer append(String text) {
        int count = text.length();
        reserve(count);
        int from = length;
        text.getBytes(0, count, bytes, from);
        for (int at = 0; at < count; at++) {
            if (text.charAt(at) >= 0x80) {
                byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
                return append(encoded, 0, encoded.length);
            }
        }
        length = from + count;
        return this;
    }

    /** Writes all of it to a stream. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    /** Returns the bytes as text. */
    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
