package io.canto.spi;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of bytes, written like {@code 64KiB} or {@code 1MB}.
 *
 * @param bytes how many; at least 0
 */
public record ByteSize(long bytes) {
    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,18})\\s*([kmgt]?)(i?)b?", Pattern.CASE_INSENSITIVE);
    private static final String UNITS = "kmgt";

    /** Checks the amount. */
    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size cannot be negative");
        }
    }

    /**
     * Reads a size: a number with {@code B}, {@code KB}, {@code MB}, {@code GB}, {@code TB} (powers of 1000) or
     * {@code KiB}, {@code MiB}, {@code GiB}, {@code TiB} (powers of 1024) in any case; a bare number is bytes.
     *
     * @throws IllegalArgumentException if it is no size
     */
    public static ByteSize parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.trim());
        if (!matcher.matches()
                || matcher.group(2).isEmpty() && !matcher.group(3).isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' is not a size; write one like 512, 64KiB, 1MiB or 10MB");
        }
        int power =
                matcher.group(2).isEmpty() ? 0 : UNITS.indexOf(matcher.group(2).toLowerCase(Locale.ROOT)) + 1;
        try {
            long size = Long.parseLong(matcher.group(1));
            for (int at = 0; at < power; at++) {
                size = Math.multiplyExact(size, matcher.group(3).isEmpty() ? 1000L : 1024L);
            }
            return new ByteSize(size);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is more than any machine holds", e);
        }
    }

    /**
     * Returns the amount as an int.
     *
     * @throws IllegalArgumentException if it is over 2 GiB
     */
    public int toInt() {
        if (bytes > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("'" + this + "' is too large here; at most 2GiB");
        }
        return (int) bytes;
    }

    /** Returns the size in its largest whole binary unit, such as {@code 64KiB}. */
    @Override
    public String toString() {
        long amount = bytes;
        int power = 0;
        while (amount >= 1024 && amount % 1024 == 0 && power < UNITS.length()) {
            amount /= 1024;
            power++;
        }
        return power == 0
                ? amount + "B"
                : amount + UNITS.substring(power - 1, power).toUpperCase(Locale.ROOT) + "iB";
    }
}
