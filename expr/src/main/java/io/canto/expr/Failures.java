package io.canto.expr;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Failures that name kinds of values, each made once, when it is first met: failing is everyday work of a condition and makes no garbage.
 */
final class Failures {
    private static final int KINDS = Kind.values().length;

    static final One NOT_BOOLEAN = new One("true or false expected, not %s");
    static final One STEP = new One("%s has no keys");
    static final One INDEX = new One("%s has no elements");
    static final One KEY = new One("a key must be text, not %s");
    static final One POSITION = new One("a position in a list must be an integer, not %s");
    static final One SELECTION = new One("only lists and maps have elements to select from, not %s");
    static final One NEGATE = new One("%s has no sign");
    static final One MATCHES = new One("'matches' needs text, not %s");
    static final One PATTERN = new One("a pattern must be text, not %s");
    static final Two ORDER = new Two("%s and %s have no order");
    static final Two ADD = new Two("%s and %s cannot be added");
    static final Two SUBTRACT = new Two("%2$s cannot be taken from %1$s");
    static final Two MULTIPLY = new Two("%s and %s cannot be multiplied");
    static final Two DIVIDE = new Two("%s cannot be divided by %s");

    static final Failure BETWEEN = new Failure("'between' needs a list of two bounds");
    static final Failure RANGE = new Failure("the list has no such position");
    static final Failure OVERFLOW = new Failure("the integer result is out of range");
    static final Failure NOT_FINITE = new Failure("the decimal result is out of range");
    static final Failure BY_ZERO = new Failure("a number cannot be divided by zero");
    static final Failure TOO_PRECISE = new Failure("the number has too many digits to calculate with");
    static final Failure TIME_RANGE = new Failure("the time is out of range");
    static final Failure TOO_LONG = new Failure("the result is longer than " + Limits.MAX_TEXT + " characters");
    static final Failure TOO_MANY = new Failure("the result has more than " + Limits.MAX_ITEMS + " elements");
    static final Failure TOO_MUCH_WORK = new Failure("the expression takes too much work for this record");
    static final Failure BAD_PATTERN = new Failure("the computed pattern is wrong");
    static final Failure PATTERN_BUDGET = new Failure("the pattern takes too many steps on this text");

    private Failures() {}

    /** A failure about one value. */
    static final class One {
        private final AtomicReferenceArray<@Nullable Failure> made = new AtomicReferenceArray<>(KINDS);
        private final String message;

        One(String message) {
            this.message = message;
        }

        Failure of(@Nullable Object value) {
            if (value instanceof Failure failure) {
                return failure;
            }
            Kind kind = Kind.of(value);
            Failure known = made.get(kind.ordinal());
            if (known == null) {
                known = new Failure(message.formatted(kind));
                made.set(kind.ordinal(), known);
            }
            return known;
        }
    }

    /** A failure about two values. */
    static final class Two {
        private final AtomicReferenceArray<@Nullable Failure> made = new AtomicReferenceArray<>(KINDS * KINDS);
        private final String message;

        Two(String message) {
            this.message = message;
        }

        Failure of(@Nullable Object left, @Nullable Object right) {
            if (left instanceof Failure failure) {
                return failure;
            }
            if (right instanceof Failure failure) {
                return failure;
            }
            Kind one = Kind.of(left);
            Kind other = Kind.of(right);
            int at = one.ordinal() * KINDS + other.ordinal();
            Failure known = made.get(at);
            if (known == null) {
                known = new Failure(message.formatted(one, other));
                made.set(at, known);
            }
            return known;
        }
    }
}
