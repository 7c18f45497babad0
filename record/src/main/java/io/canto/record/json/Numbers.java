package io.canto.record.json;

import io.canto.record.RecordException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Makes numbers of the digits in UTF-8, without loss: a double only where it stands for the very same number. */
final class Numbers {
    /** So many digits always fit a long. */
    private static final int LONG_DIGITS = 18;
    /** So many digits every double keeps, as long as it is not too small. */
    private static final int DOUBLE_DIGITS = 15;

    /** Powers of ten that are exact as doubles, so that one division by them rounds as reading does. */
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private Numbers() {}

    /** Returns the integer; {@code value} is it, if it has at most 18 digits. */
    static Object integer(byte[] bytes, int from, int to, long value) {
        if (to - from <= LONG_DIGITS) {
            return value;
        }
        BigInteger exact = new BigInteger(text(bytes, from, to));
        return exact.bitLength() < Long.SIZE ? (Object) exact.longValue() : exact;
    }

    /** Returns a number with a fraction; {@code digits} are its digits without the point, if there are few. */
    static Number decimal(byte[] bytes, int from, int to, long digits, int count, int fraction, boolean negative) {
        if (count <= DOUBLE_DIGITS) {
            double magnitude = digits / POWERS[fraction];
            return negative ? -magnitude : magnitude;
        }
        return exact(text(bytes, from, to));
    }

    /** Returns a number with an exponent; {@code mantissaEnd} is the place of the {@code e}. */
    static Number scientific(byte[] bytes, int from, int mantissaEnd, int to) {
        if (isZero(bytes, from, mantissaEnd)) {
            return bytes[from] == '-' ? -0.0 : 0.0;
        }
        BigDecimal mantissa = new BigDecimal(text(bytes, from, mantissaEnd));
        long exponent = exponent(bytes, mantissaEnd + 1, to);
        if (Math.abs(exponent + mantissa.precision() - mantissa.scale()) > Json.MAX_EXPONENT) {
            throw new RecordException("the JSON has a number with an exponent beyond " + Json.MAX_EXPONENT
                    + " at character " + (from + 1));
        }
        return exact(text(bytes, from, to));
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            byte letter = bytes[at];
            if (letter >= '1' && letter <= '9') {
                return false;
            }
        }
        return true;
    }

    /** Returns the exponent, or one that is far beyond the limit: no more digits are read than that takes. */
    private static long exponent(byte[] bytes, int from, int to) {
        long exponent = 0;
        for (int at = from; at < to && exponent <= Integer.MAX_VALUE; at++) {
            byte letter = bytes[at];
            if (letter >= '0' && letter <= '9') {
                exponent = exponent * 10 + (letter - '0');
            }
        }
        return bytes[from] == '-' ? -exponent : exponent;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static Number exact(String number) {
        double value = Double.parseDouble(number);
        BigDecimal exact = new BigDecimal(number);
        if (exact.signum() == 0) {
            return value;
        }
        return isFaithful(value, exact) ? (Number) value : exact;
    }

    /** Whether a double that was read from a number other than zero stands for just this number. */
    private static boolean isFaithful(double value, BigDecimal exact) {
        if (Double.isInfinite(value) || value == 0) {
            return false;
        }
        boolean few = exact.stripTrailingZeros().precision() <= DOUBLE_DIGITS;
        return few && Math.abs(value) >= Double.MIN_NORMAL
                || new BigDecimal(Double.toString(value)).compareTo(exact) == 0;
    }
}
