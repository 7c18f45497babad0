package io.canto.record.json;

import io.canto.record.Utf8Buffer;
import java.math.BigDecimal;
import java.math.MathContext;

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
    private static final int SURELY_SHORTEST = 16;
    private static final MathContext FEW_DIGITS = new MathContext(15);
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
        out.append(shortest(value));
    }

    /** Before JDK 19 {@link Double#toString} gives more digits than needed for some doubles that have few. */
    private static String shortest(double value) {
        String text = Double.toString(value);
        if (text.length() > SURELY_SHORTEST) {
            BigDecimal few = new BigDecimal(value, FEW_DIGITS).stripTrailingZeros();
            if (few.doubleValue() == value && few.scale() != 0) {
                return few.toString();
            }
        }
        return text;
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
