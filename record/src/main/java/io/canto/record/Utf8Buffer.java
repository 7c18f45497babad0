package io.canto.record;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * A growing run of bytes that text is encoded into as UTF-8, to be filled, written out and used again. Lone surrogates
 * become {@code ?}. Not thread-safe.
 */
public final class Utf8Buffer {
    private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;
    private static final int SMALLEST = 16;
    /** The platform encodes longer texts faster than a loop does, though by way of a copy. */
    private static final int FEW_CHARACTERS = 16;

    private static final int LONGEST_NUMBER = 20;
    private static final byte[] DIGIT_PAIRS = digitPairs();

    private byte[] bytes;
    private int length;

    /** Makes an empty one with room for this many bytes. */
    public Utf8Buffer(int capacity) {
        bytes = new byte[Math.max(SMALLEST, capacity)];
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
        if (bytes.length > Math.max(SMALLEST, keepAtMost)) {
            bytes = new byte[Math.max(SMALLEST, keepAtMost)];
        }
    }

    /**
     * Makes sure that this many more bytes fit.
     *
     * @throws ArithmeticException if no array could hold that many
     */
    public void reserve(int more) {
        if (bytes.length - length < more) {
            int needed = Math.addExact(length, more);
            bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(bytes.length * 2L, MAX_LENGTH)));
        }
    }

    /**
     * Counts bytes as added that the caller has put into {@link #array} behind {@link #length}, after {@link #reserve}.
     */
    public void advance(int count) {
        if (count < 0 || count > bytes.length - length) {
            throw new IllegalArgumentException("no room for " + count + " bytes was reserved");
        }
        length += count;
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

    /** Adds bytes, and two more behind them. */
    public Utf8Buffer append(byte[] source, int from, int count, byte first, byte second) {
        reserve(count + 2);
        byte[] target = bytes;
        int at = length;
        System.arraycopy(source, from, target, at, count);
        target[at + count] = first;
        target[at + count + 1] = second;
        length = at + count + 2;
        return this;
    }

    /** Adds bytes between quotes. */
    public Utf8Buffer appendQuoted(byte[] source, int from, int count) {
        reserve(count + 2);
        byte[] target = bytes;
        int at = length;
        target[at] = '"';
        System.arraycopy(source, from, target, at + 1, count);
        target[at + 1 + count] = '"';
        length = at + count + 2;
        return this;
    }

    /** Adds a text. */
    public Utf8Buffer append(String text) {
        int count = text.length();
        if (count > FEW_CHARACTERS) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            return append(encoded, 0, encoded.length);
        }
        reserve(3 * count);
        byte[] target = bytes;
        int to = length;
        for (int at = 0; at < count; at++) {
            char letter = text.charAt(at);
            if (letter >= 0x80) {
                length = to;
                return appendRest(text, at);
            }
            target[to++] = (byte) letter;
        }
        length = to;
        return this;
    }

    /** Adds a text as the bytes that it is. */
    public Utf8Buffer append(Utf8Text text) {
        return append(text.bytes(), text.from(), text.length());
    }

    private Utf8Buffer appendRest(String text, int from) {
        for (int at = from; at < text.length(); ) {
            int letter = text.codePointAt(at);
            appendCodePoint(letter);
            at += Character.charCount(letter);
        }
        return this;
    }

    /** Adds one character; a surrogate becomes {@code ?}. */
    public Utf8Buffer appendCodePoint(int codePoint) {
        reserve(4);
        put(codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE ? '?' : codePoint);
        return this;
    }

    private void put(int codePoint) {
        byte[] target = bytes;
        int to = length;
        if (codePoint < 0x80) {
            target[to++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            target[to++] = (byte) (0xC0 | codePoint >> 6);
            target[to++] = (byte) (0x80 | codePoint & 0x3F);
        } else {
            if (codePoint < 0x10000) {
                target[to++] = (byte) (0xE0 | codePoint >> 12);
            } else {
                target[to++] = (byte) (0xF0 | codePoint >> 18);
                target[to++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
            }
            target[to++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
            target[to++] = (byte) (0x80 | codePoint & 0x3F);
        }
        length = to;
    }

    /** Adds an integer in decimal. */
    public Utf8Buffer appendNumber(long value) {
        reserve(LONGEST_NUMBER);
        byte[] target = bytes;
        // Negative, as there is one more negative number than there are positive ones.
        long rest = value < 0 ? value : -value;
        int at = length + (value < 0 ? 1 : 0) + digits(rest);
        int end = at;
        while (rest <= -10) {
            long hundredth = rest / 100;
            int pair = (int) (hundredth * 100 - rest) * 2;
            target[--at] = DIGIT_PAIRS[pair + 1];
            target[--at] = DIGIT_PAIRS[pair];
            rest = hundredth;
        }
        if (at > length + (value < 0 ? 1 : 0)) {
            target[--at] = (byte) ('0' - rest);
        }
        if (value < 0) {
            target[length] = '-';
        }
        length = end;
        return this;
    }

    private static int digits(long negative) {
        int count = 1;
        for (long limit = -10; count < 19 && negative <= limit; limit *= 10) {
            count++;
        }
        return count;
    }

    /**
     * Adds a time as RFC 3339 in UTC with nine digits of a second: {@code 2026-01-02T03:04:05.000000006Z}.
     *
     * @param nanos nanoseconds since 1970 UTC
     */
    public Utf8Buffer appendTime(long nanos) {
        return appendTime(
                Math.floorDiv(nanos, Times.NANOS_PER_SECOND), (int) Math.floorMod(nanos, Times.NANOS_PER_SECOND));
    }

    /**
     * Adds a time as RFC 3339 in UTC with nine digits of a second; one outside the years 0 to 9999, which RFC 3339 does
     * not know, as {@link Instant#toString} writes it.
     */
    public Utf8Buffer appendTime(Instant time) {
        return Times.hasFourDigitYear(time.getEpochSecond())
                ? appendTime(time.getEpochSecond(), time.getNano())
                : append(time.toString());
    }

    private Utf8Buffer appendTime(long seconds, int nanos) {
        reserve(30);
        long date = Times.dateOf(Math.floorDiv(seconds, Times.SECONDS_PER_DAY));
        int second = Math.floorMod(seconds, Times.SECONDS_PER_DAY);
        int year = (int) (date >> 16);
        twoDigits(0, year / 100, ' ');
        twoDigits(2, year % 100, '-');
        twoDigits(5, (int) (date >> 8) & 0xFF, '-');
        twoDigits(8, (int) date & 0xFF, 'T');
        twoDigits(11, second / 3600, ':');
        twoDigits(14, second / 60 % 60, ':');
        twoDigits(17, second % 60, '.');
        twoDigits(20, nanos / 10_000_000, ' ');
        twoDigits(22, nanos / 100_000 % 100, ' ');
        twoDigits(24, nanos / 1_000 % 100, ' ');
        twoDigits(26, nanos / 10 % 100, ' ');
        bytes[length + 28] = (byte) ('0' + nanos % 10);
        bytes[length + 29] = 'Z';
        length += 30;
        return this;
    }

    private void twoDigits(int offset, int value, char next) {
        bytes[length + offset] = DIGIT_PAIRS[2 * value];
        bytes[length + offset + 1] = DIGIT_PAIRS[2 * value + 1];
        bytes[length + offset + 2] = (byte) next;
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

    private static byte[] digitPairs() {
        byte[] pairs = new byte[200];
        for (int value = 0; value < 100; value++) {
            pairs[2 * value] = (byte) ('0' + value / 10);
            pairs[2 * value + 1] = (byte) ('0' + value % 10);
        }
        return pairs;
    }
}
