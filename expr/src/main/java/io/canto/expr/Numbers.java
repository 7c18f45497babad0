package io.canto.expr;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic and comparison of the four number classes a record can hold, by value. A {@link Double} stands for the whole
 * number it is, or for the shortest decimal that prints it, so that {@code 0.1} in a record equals {@code 0.1} read with
 * more digits than a double holds.
 *
 * <p>Integers do not wrap: a result beyond {@link Long} is a failure, unless one side was beyond it already. Decimals
 * are calculated as doubles, or exactly when one side is a {@link BigDecimal}; finite numbers never give an infinite one.
 */
final class Numbers {
    private static final long EXACT_DOUBLE = 1L << 53;
    private static final int MAX_POWER_BITS = 4_096;
    private static final int MAX_SCALE = 10_000;

    private Numbers() {}

    static boolean equal(Number left, Number right) {
        if (left instanceof Long one && right instanceof Long other) {
            return one.longValue() == other.longValue();
        }
        if (isNan(left) || isNan(right)) {
            return false;
        }
        return compare(left, right) == 0;
    }

    static boolean isNan(Number number) {
        return number instanceof Double value && value.isNaN();
    }

    /** Compares two numbers of which none is NaN. */
    static int compare(Number left, Number right) {
        if (left instanceof Long one && right instanceof Long other) {
            return Long.compare(one, other);
        }
        if (isSmall(left) && isSmall(right)) {
            double one = left.doubleValue();
            double other = right.doubleValue();
            return one < other ? -1 : one > other ? 1 : 0;
        }
        int one = infinity(left);
        int other = infinity(right);
        if (one != 0 || other != 0) {
            return Integer.compare(one, other);
        }
        return exact(left).compareTo(exact(right));
    }

    /** Whether a double says exactly what the number is. */
    private static boolean isSmall(Number number) {
        return number instanceof Double
                || number instanceof Long value && value > -EXACT_DOUBLE && value < EXACT_DOUBLE;
    }

    private static int infinity(Number number) {
        return number instanceof Double value && value.isInfinite() ? (value > 0 ? 1 : -1) : 0;
    }

    static BigDecimal exact(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (number instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (number instanceof Double value) {
            return value == Math.rint(value) ? new BigDecimal(value) : BigDecimal.valueOf(value);
        }
        return BigDecimal.valueOf(number.longValue());
    }

    /** Returns one object for all numbers of the same value, to look them up by; null for NaN. */
    static @Nullable Object key(Number number) {
        if (number instanceof Long) {
            return number;
        }
        if (number instanceof Double value) {
            if (value.isNaN() || value.isInfinite()) {
                return value.isNaN() ? null : value;
            }
            long whole = (long) value.doubleValue();
            if (whole == value && whole != Long.MAX_VALUE) {
                return whole;
            }
        }
        BigDecimal exact = exact(number);
        if (exact.scale() > MAX_SCALE || exact.scale() < -MAX_SCALE) {
            return exact.stripTrailingZeros();
        }
        if (exact.precision() - exact.scale() <= 19) {
            try {
                return exact.longValueExact();
            } catch (ArithmeticException notWhole) {
                return exact.stripTrailingZeros();
            }
        }
        return exact.stripTrailingZeros();
    }

    static Object add(Number left, Number right) {
        if (left instanceof Long one && right instanceof Long other) {
            long sum = one + other;
            return ((one ^ sum) & (other ^ sum)) < 0 ? Failures.OVERFLOW : (Object) sum;
        }
        return calculate('+', left, right);
    }

    static Object subtract(Number left, Number right) {
        if (left instanceof Long one && right instanceof Long other) {
            long difference = one - other;
            return ((one ^ other) & (one ^ difference)) < 0 ? Failures.OVERFLOW : (Object) difference;
        }
        return calculate('-', left, right);
    }

    static Object multiply(Number left, Number right) {
        if (left instanceof Long one && right instanceof Long other) {
            long high = Math.multiplyHigh(one, other);
            long low = one * other;
            return high == 0 && low >= 0 || high == -1 && low < 0 ? (Object) low : Failures.OVERFLOW;
        }
        return calculate('*', left, right);
    }

    static Object divide(Number left, Number right) {
        if (left instanceof Long one && right instanceof Long other) {
            if (other == 0) {
                return Failures.BY_ZERO;
            }
            return one == Long.MIN_VALUE && other == -1 ? Failures.OVERFLOW : (Object) (one / other);
        }
        return calculate('/', left, right);
    }

    static Object remainder(Number left, Number right) {
        if (left instanceof Long one && right instanceof Long other) {
            return other == 0 ? Failures.BY_ZERO : (Object) (one % other);
        }
        return calculate('%', left, right);
    }

    static Object power(Number base, Number exponent) {
        if (isWhole(base) && exponent instanceof Long times && times >= 0) {
            BigInteger whole = whole(base);
            if (whole.bitLength() > 1 && (times > MAX_POWER_BITS || whole.bitLength() * times > MAX_POWER_BITS)) {
                return Failures.OVERFLOW;
            }
            BigInteger result = whole.bitLength() <= 1 ? smallPower(whole, times) : whole.pow(times.intValue());
            return integer(result, base instanceof Long);
        }
        return finite(Math.pow(base.doubleValue(), exponent.doubleValue()), base, exponent);
    }

    /** The powers of 0, 1, -1 and -2, whose bit length says nothing or little of how often they are multiplied. */
    private static BigInteger smallPower(BigInteger base, long times) {
        if (base.signum() == 0) {
            return times == 0 ? BigInteger.ONE : BigInteger.ZERO;
        }
        if (base.equals(BigInteger.ONE)) {
            return base;
        }
        if (base.equals(BigInteger.ONE.negate())) {
            return times % 2 == 0 ? BigInteger.ONE : base;
        }
        return base.pow((int) Math.min(times, Long.SIZE * 2));
    }

    static Object negate(Number number) {
        if (number instanceof Long value) {
            return value == Long.MIN_VALUE ? Failures.OVERFLOW : (Object) (-value);
        }
        if (number instanceof Double value) {
            return -value;
        }
        return number instanceof BigInteger value ? integer(value.negate(), false) : ((BigDecimal) number).negate();
    }

    static Object abs(Number number) {
        boolean negative = number instanceof Double value ? value < 0 : !isNan(number) && compare(number, 0L) < 0;
        return negative ? negate(number) : number;
    }

    private static Object calculate(char operator, Number left, Number right) {
        if (isTooPrecise(left) || isTooPrecise(right)) {
            return Failures.TOO_PRECISE;
        }
        if (isWhole(left) && isWhole(right)) {
            return wholes(operator, whole(left), whole(right));
        }
        if ((left instanceof BigDecimal || right instanceof BigDecimal) && isFinite(left) && isFinite(right)) {
            return decimals(operator, exact(left), exact(right));
        }
        double one = left.doubleValue();
        double other = right.doubleValue();
        if (other == 0 && (operator == '/' || operator == '%') && isFinite(left)) {
            return Failures.BY_ZERO;
        }
        double result = switch (operator) {
            case '+' -> one + other;
            case '-' -> one - other;
            case '*' -> one * other;
            case '/' -> one / other;
            default -> one % other;
        };
        return finite(result, left, right);
    }

    private static Object finite(double result, Number left, Number right) {
        return Double.isFinite(result) || !isFinite(left) || !isFinite(right) ? (Object) result : Failures.NOT_FINITE;
    }

    private static Object wholes(char operator, BigInteger left, BigInteger right) {
        if ((operator == '/' || operator == '%') && right.signum() == 0) {
            return Failures.BY_ZERO;
        }
        return integer(
                switch (operator) {
                    case '+' -> left.add(right);
                    case '-' -> left.subtract(right);
                    case '*' -> left.multiply(right);
                    case '/' -> left.divide(right);
                    default -> left.remainder(right);
                },
                false);
    }

    private static Object decimals(char operator, BigDecimal left, BigDecimal right) {
        if ((operator == '/' || operator == '%') && right.signum() == 0) {
            return Failures.BY_ZERO;
        }
        if (operator == '%'
                && Math.abs((long) left.precision() - left.scale() - right.precision() + right.scale()) > 400) {
            return Failures.TOO_PRECISE;
        }
        return switch (operator) {
            case '+' -> left.add(right, MathContext.DECIMAL128);
            case '-' -> left.subtract(right, MathContext.DECIMAL128);
            case '*' -> left.multiply(right, MathContext.DECIMAL128);
            case '/' -> left.divide(right, MathContext.DECIMAL128);
            default -> left.remainder(right);
        };
    }

    private static Object integer(BigInteger value, boolean mustFitLong) {
        if (value.bitLength() < Long.SIZE) {
            return value.longValue();
        }
        return mustFitLong || value.bitLength() > MAX_POWER_BITS ? Failures.OVERFLOW : (Object) value;
    }

    private static boolean isTooPrecise(Number number) {
        return number instanceof BigDecimal decimal
                        && (decimal.unscaledValue().bitLength() > MAX_POWER_BITS
                                || decimal.scale() > MAX_SCALE
                                || decimal.scale() < -MAX_SCALE)
                || number instanceof BigInteger integer && integer.bitLength() > MAX_POWER_BITS;
    }

    private static boolean isWhole(Number number) {
        return number instanceof Long || number instanceof BigInteger;
    }

    private static boolean isFinite(Number number) {
        return !(number instanceof Double value) || Double.isFinite(value);
    }

    private static BigInteger whole(Number number) {
        return number instanceof BigInteger integer ? integer : BigInteger.valueOf(number.longValue());
    }
}
