package io.canto.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Numbers of options: plain decimal digits, within the bounds of the option. */
final class Numbers {
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,40}");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][-+]?[0-9]{1,3})?");

    private Numbers() {}

    /**
     * Reads a number.
     *
     * @throws IllegalArgumentException if it is none or out of bounds
     */
    static Object parse(OptionType.Number type, String text) {
        if (type.box() == Double.class) {
            if (!DECIMAL.matcher(text).matches()) {
                throw new IllegalArgumentException("'" + text + "' is not a number");
            }
            double number = Double.parseDouble(text);
            check(type, new BigDecimal(text), text);
            return number;
        }
        if (!INTEGER.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not an integer");
        }
        BigInteger number = new BigInteger(text);
        check(type, new BigDecimal(number), text);
        int bits = type.box() == Integer.class ? Integer.SIZE : Long.SIZE;
        if (number.bitLength() >= bits) {
            throw new IllegalArgumentException("'" + text + "' is out of range");
        }
        return bits == Integer.SIZE ? (Object) number.intValueExact() : (Object) number.longValueExact();
    }

    private static void check(OptionType.Number type, BigDecimal number, String text) {
        double value = number.doubleValue();
        if (value < type.min()) {
            throw new IllegalArgumentException("'" + text + "' is too small; it must be " + bounds(type));
        }
        if (value > type.max() || Double.isInfinite(value)) {
            throw new IllegalArgumentException("'" + text + "' is too large; it must be " + bounds(type));
        }
    }

    /** Returns the bounds in words, such as {@code 1 to 10}; empty if there are none. */
    static String bounds(OptionType.Number type) {
        boolean least = Double.isFinite(type.min());
        boolean most = Double.isFinite(type.max());
        if (least && most) {
            return show(type.min()) + " to " + show(type.max());
        }
        return least ? "at least " + show(type.min()) : most ? "at most " + show(type.max()) : "";
    }

    /** Returns a number without a fraction that says nothing. */
    static String show(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
