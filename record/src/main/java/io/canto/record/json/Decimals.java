package io.canto.record.json;

import io.canto.record.Utf8Buffer;

/**
 * Writes finite doubles so that reading gives the same double, and always with a point or an exponent, so that it comes
 * back as a decimal and not as an integer.
 *
 * <p>Most decimals in logs have few digits. Such a one is found by scaling it to a whole number and dividing back: the
 * division rounds as reading does, so if it gives the value again, those digits stand for it. Up to 15 digits no other
 * shorter ones do.
 */
final class Decimals {
    private static final double MOST_DIGITS = 1e15;
    private static final long[] SCALES = {1_000, 1_000_000};

    private Decimals() {}

    static void append(double value, Utf8Buffer out) {
        double magnitude = Math.abs(value);
        for (long scale : SCALES) {
            double scaled = Math.rint(magnitude * scale);
            if (scaled < MOST_DIGITS && scaled / scale == magnitude) {
                if (Double.doubleToRawLongBits(value) < 0) {
                    out.append('-');
                }
                fraction((long) scaled, scale, out);
                return;
            }
        }
        out.append(Double.toString(value));
    }

    private static void fraction(long scaled, long scale, Utf8Buffer out) {
        out.appendNumber(scaled / scale).append('.');
        long rest = scaled % scale;
        long digit = scale / 10;
        do {
            out.append((char) ('0' + rest / digit));
            rest %= digit;
            digit /= 10;
        } while (rest != 0);
    }
}
