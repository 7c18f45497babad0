package io.canto.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Checks of bytes that claim to be UTF-8 (RFC 3629): no over-long forms, no surrogates, nothing beyond U+10FFFF. */
public final class Utf8 {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /**
     * Returns the index of the first byte from {@code from} to {@code to} (exclusive) that is not ASCII, or {@code to}.
     */
    public static int firstNonAscii(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to - (Long.BYTES - 1)) {
            long high = (long) EIGHT.get(bytes, at) & HIGH_BITS;
            if (high != 0) {
                return at + (Long.numberOfTrailingZeros(high) >>> 3);
            }
            at += Long.BYTES;
        }
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /**
     * Returns the index in the array of the first byte that does not belong to well-formed UTF-8, or -1 if all do.
     *
     * @param from index of the first byte
     * @param length how many bytes to look at
     */
    public static int firstMalformed(byte[] bytes, int from, int length) {
        int to = from + length;
        int at = firstNonAscii(bytes, from, to);
        while (at < to) {
            int width = widthAt(bytes, at, to);
            if (width == 0) {
                return at;
            }
            at += width;
            if (at < to && bytes[at] >= 0) {
                at = firstNonAscii(bytes, at, to);
            }
        }
        return -1;
    }

    /** Returns how many bytes the character beginning here has, 0 if none begins here. */
    private static int widthAt(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xFF;
        if (first < 0xC2 || first > 0xF4) {
            return 0;
        }
        int width = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (at + width > to) {
            return 0;
        }
        for (int next = 1; next < width; next++) {
            if ((bytes[at + next] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int second = bytes[at + 1] & 0xFF;
        boolean wrong = first == 0xE0 && second < 0xA0 // over-long
                || first == 0xED && second > 0x9F // surrogate
                || first == 0xF0 && second < 0x90 // over-long
                || first == 0xF4 && second > 0x8F; // beyond U+10FFFF
        return wrong ? 0 : width;
    }
}
