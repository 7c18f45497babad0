package io.canto.expr;

import io.canto.record.LogRecord;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Nodes that calculate. Times take part: a time and seconds give a time, the difference of two times is in seconds. */
final class Arithmetic {
    private static final long NANOS = 1_000_000_000L;
    private static final int MAX_REPEATS = 10_000;

    /** Units of work of calculating with a number of many digits. */
    private static final int BIG_WORK = 50;

    private Arithmetic() {}

    /** What is calculated. */
    enum Operator {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        REMAINDER,
        POWER;

        Object apply(@Nullable Object left, @Nullable Object right) {
            return switch (this) {
                case ADD -> add(left, right);
                case SUBTRACT -> subtract(left, right);
                case MULTIPLY -> multiply(left, right);
                case DIVIDE ->
                    left instanceof Number one && right instanceof Number other
                            ? Numbers.divide(one, other)
                            : Failures.DIVIDE.of(left, right);
                case REMAINDER ->
                    left instanceof Number one && right instanceof Number other
                            ? Numbers.remainder(one, other)
                            : Failures.DIVIDE.of(left, right);
                case POWER ->
                    left instanceof Number one && right instanceof Number other
                            ? Numbers.power(one, other)
                            : Failures.MULTIPLY.of(left, right);
            };
        }

        /** Returns what is known of the result. */
        Kind kind(Kind left, Kind right) {
            if (this == ADD && (left == Kind.TEXT || right == Kind.TEXT)) {
                return Kind.TEXT;
            }
            if (this != POWER && left == Kind.INTEGER && right == Kind.INTEGER) {
                return Kind.INTEGER;
            }
            return Kind.VALUE;
        }
    }

    static Object add(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number one && right instanceof Number other) {
            return Numbers.add(one, other);
        }
        if (left instanceof String || right instanceof String) {
            return concatenate(left, right);
        }
        if (left instanceof Instant time && right instanceof Number seconds) {
            return shift(time, seconds, 1);
        }
        if (left instanceof Number seconds && right instanceof Instant time) {
            return shift(time, seconds, 1);
        }
        return Failures.ADD.of(left, right);
    }

    private static Object concatenate(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Failure || right instanceof Failure) {
            return Failures.ADD.of(left, right);
        }
        Object one = Texts.text(left);
        Object other = Texts.text(right);
        if (one instanceof String start && other instanceof String end) {
            return (long) start.length() + end.length() > Limits.MAX_TEXT ? Failures.TOO_LONG : start.concat(end);
        }
        return one instanceof Failure ? one : other;
    }

    private static Object subtract(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number one && right instanceof Number other) {
            return Numbers.subtract(one, other);
        }
        if (left instanceof Instant time && right instanceof Number seconds) {
            return shift(time, seconds, -1);
        }
        if (left instanceof Instant time && right instanceof Instant other) {
            return (double) (time.getEpochSecond() - other.getEpochSecond())
                    + (double) (time.getNano() - other.getNano()) / NANOS;
        }
        return Failures.SUBTRACT.of(left, right);
    }

    private static Object multiply(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number one && right instanceof Number other) {
            return Numbers.multiply(one, other);
        }
        if (left instanceof String text && right instanceof Long times) {
            return repeat(text, times);
        }
        return Failures.MULTIPLY.of(left, right);
    }

    private static Object repeat(String text, long times) {
        if (times < 0 || times > MAX_REPEATS || text.length() * times > Limits.MAX_TEXT) {
            return Failures.TOO_LONG;
        }
        return text.repeat((int) times);
    }

    private static Object shift(Instant time, Number seconds, int sign) {
        if (!Double.isFinite(seconds.doubleValue()) || Math.abs(seconds.doubleValue()) > 1e15) {
            return Failures.TIME_RANGE;
        }
        BigDecimal exact = Numbers.exact(seconds);
        long whole = exact.longValue();
        long nanos = exact.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue();
        try {
            return time.plusSeconds(sign * whole).plusNanos(sign * nanos);
        } catch (DateTimeException | ArithmeticException e) {
            return Failures.TIME_RANGE;
        }
    }

    static Object negate(@Nullable Object value) {
        return value instanceof Number number ? Numbers.negate(number) : Failures.NEGATE.of(value);
    }

    /** Two parts calculated with. */
    static final class Binary extends Node {
        private final Operator operator;
        private final Node left;
        private final Node right;

        private final boolean counts;

        Binary(Operator operator, Node left, Node right, boolean counts) {
            this.operator = operator;
            this.left = left;
            this.right = right;
            this.counts = counts;
        }

        @Override
        @Nullable Object value(LogRecord record, Frame frame) {
            Object one = left.value(record, frame);
            if (one instanceof Failure) {
                return one;
            }
            Object other = right.value(record, frame);
            if (other instanceof Failure) {
                return other;
            }
            Object result = operator.apply(one, other);
            if (result instanceof String text) {
                return frame.spend(1 + text.length() / Texts.CHARACTERS) ? result : Failures.TOO_MUCH_WORK;
            }
            boolean isBig = counts && (result instanceof BigDecimal || result instanceof BigInteger);
            return isBig && !frame.spend(BIG_WORK) ? Failures.TOO_MUCH_WORK : result;
        }

        @Override
        Kind kind() {
            return operator.kind(left.kind(), right.kind());
        }
    }

    /** A sign before a part. */
    static final class Sign extends Node {
        private final boolean negative;
        private final Node part;

        Sign(boolean negative, Node part) {
            this.negative = negative;
            this.part = part;
        }

        @Override
        @Nullable Object value(LogRecord record, Frame frame) {
            Object value = part.value(record, frame);
            if (negative) {
                return negate(value);
            }
            return value instanceof Number ? value : Failures.NEGATE.of(value);
        }

        @Override
        Kind kind() {
            return part.kind() == Kind.ANY ? Kind.NUMBER : part.kind();
        }
    }
}
