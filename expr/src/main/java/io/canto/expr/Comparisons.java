package io.canto.expr;

import io.canto.record.LogRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nodes that compare: equality, which never fails, and order, which fails for null and for kinds without a common one. */
final class Comparisons {
    private static final int MAX_DEPTH = 100;

    /** What {@link #compare} returns where one side is NaN: no order holds. */
    private static final int NEITHER = 2;

    /** What {@link #compare} returns where the two have no order. */
    static final int UNORDERED = 3;

    private Comparisons() {}

    /** Whether two values of a record are equal: numbers by value, lists and maps by content, unlike kinds never. */
    static boolean equal(@Nullable Object left, @Nullable Object right) {
        return equal(left, right, 0);
    }

    private static boolean equal(@Nullable Object left, @Nullable Object right, int depth) {
        if (left instanceof Number one && right instanceof Number other) {
            return Numbers.equal(one, other);
        }
        if (left == right) {
            return true;
        }
        if (left == null || right == null) {
            return false;
        }
        if (left instanceof List<?> one && right instanceof List<?> other) {
            return depth < MAX_DEPTH && equalLists(one, other, depth + 1);
        }
        if (left instanceof Map<?, ?> one && right instanceof Map<?, ?> other) {
            return depth < MAX_DEPTH && equalMaps(one, other, depth + 1);
        }
        return left.equals(right);
    }

    private static boolean equalLists(List<?> left, List<?> right, int depth) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int at = 0; at < left.size(); at++) {
            if (!equal(left.get(at), right.get(at), depth)) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalMaps(Map<?, ?> left, Map<?, ?> right, int depth) {
        if (left.size() != right.size()) {
            return false;
        }
        for (Map.Entry<?, ?> entry : left.entrySet()) {
            if (!right.containsKey(entry.getKey()) || !equal(entry.getValue(), right.get(entry.getKey()), depth)) {
                return false;
            }
        }
        return true;
    }

    /** Returns -1, 0 or 1, or {@link #NEITHER}, or {@link #UNORDERED}. */
    static int compare(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number one && right instanceof Number other) {
            return Numbers.isNan(one) || Numbers.isNan(other) ? NEITHER : Numbers.compare(one, other);
        }
        if (left instanceof String one && right instanceof String other) {
            return Integer.signum(one.compareTo(other));
        }
        if (left instanceof Instant one && right instanceof Instant other) {
            return Integer.signum(one.compareTo(other));
        }
        if (left instanceof Boolean one && right instanceof Boolean other) {
            return one.compareTo(other);
        }
        return UNORDERED;
    }

    /** Counts the work of comparing a value, which may be long, for every element of something. */
    private static boolean spend(Frame frame, @Nullable Object value) {
        boolean isLong = value instanceof String || value instanceof List || value instanceof Map;
        return !isLong || frame.spend(Texts.work(value));
    }

    /** The four ways to order. */
    enum Order {
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL;

        boolean holds(int compared) {
            return switch (this) {
                case LESS -> compared == -1;
                case LESS_OR_EQUAL -> compared == -1 || compared == 0;
                case GREATER -> compared == 1;
                case GREATER_OR_EQUAL -> compared == 1 || compared == 0;
            };
        }

        /** Returns the order with the sides exchanged. */
        Order turned() {
            return switch (this) {
                case LESS -> GREATER;
                case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
                case GREATER -> LESS;
                case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
            };
        }
    }

    /** Two parts in an order. */
    static final class Ordered extends Node.Test {
        private final Order order;
        private final Node left;
        private final Node right;

        private final boolean counts;

        Ordered(Order order, Node left, Node right, boolean counts) {
            this.order = order;
            this.left = left;
            this.right = right;
            this.counts = counts;
        }

        @Override
        Verdict test(LogRecord record, Frame frame) {
            Object one = left.value(record, frame);
            if (one instanceof Failure failure) {
                return failure;
            }
            Object other = right.value(record, frame);
            if (counts && !spend(frame, one)) {
                return Failures.TOO_MUCH_WORK;
            }
            int compared = compare(one, other);
            return compared == UNORDERED ? Failures.ORDER.of(one, other) : Verdict.of(order.holds(compared));
        }
    }

    /** A part and an integer in an order: an integer part is in order if it is within a range. */
    static final class OrderedLong extends Node.ValueTest {
        private final Order order;
        private final Long bound;
        private final long min;
        private final long max;

        OrderedLong(Order order, Node left, Long bound) {
            super(left);
            this.order = order;
            this.bound = bound;
            this.min = min(order, bound);
            this.max = max(order, bound);
        }

        /** Returns the test of the severity, which is at hand as a plain number, or null if the part is another. */
        static Node.@Nullable Test ofSeverity(Order order, Node left, Long bound) {
            return left instanceof Access.SeverityNumber
                    ? new SeverityInRange(min(order, bound), max(order, bound))
                    : null;
        }

        private static long min(Order order, long bound) {
            if (order == Order.LESS && bound == Long.MIN_VALUE) {
                return Long.MAX_VALUE;
            }
            return switch (order) {
                case GREATER_OR_EQUAL -> bound;
                case GREATER -> bound == Long.MAX_VALUE ? bound : bound + 1;
                default -> Long.MIN_VALUE;
            };
        }

        private static long max(Order order, long bound) {
            return switch (order) {
                case LESS_OR_EQUAL -> bound;
                case LESS -> bound == Long.MIN_VALUE ? bound : bound - 1;
                case GREATER -> bound == Long.MAX_VALUE ? Long.MIN_VALUE : Long.MAX_VALUE;
                default -> Long.MAX_VALUE;
            };
        }

        @Override
        Verdict test(@Nullable Object one) {
            if (one instanceof Long value) {
                long number = value;
                return number >= min && number <= max ? Verdict.YES : Verdict.NO;
            }
            int compared = compare(one, bound);
            return compared == UNORDERED ? Failures.ORDER.of(one, bound) : Verdict.of(order.holds(compared));
        }
    }

    private static final class SeverityInRange extends Node.Test {
        private final long min;
        private final long max;

        SeverityInRange(long min, long max) {
            this.min = min;
            this.max = max;
        }

        @Override
        Verdict test(LogRecord record, Frame frame) {
            int severity = record.severity();
            return severity >= min && severity <= max ? Verdict.YES : Verdict.NO;
        }
    }

    /** Two parts that are equal. */
    static final class Equal extends Node.Test {
        private final Node left;
        private final Node right;

        private final boolean counts;

        Equal(Node left, Node right, boolean counts) {
            this.left = left;
            this.right = right;
            this.counts = counts;
        }

        @Override
        Verdict test(LogRecord record, Frame frame) {
            Object one = left.value(record, frame);
            if (one instanceof Failure failure) {
                return failure;
            }
            Object other = right.value(record, frame);
            if (other instanceof Failure failure) {
                return failure;
            }
            return counts && !spend(frame, one) ? Failures.TOO_MUCH_WORK : Verdict.of(equal(one, other));
        }
    }

    /** A part that equals a constant. */
    static final class EqualConstant extends Node.ValueTest {
        final @Nullable Object constant;

        EqualConstant(Node left, @Nullable Object constant) {
            super(left);
            this.constant = constant;
        }

        @Override
        Verdict test(@Nullable Object one) {
            return one instanceof Failure failure ? failure : Verdict.of(equal(one, constant));
        }
    }

    /** A part that equals a text. */
    static final class EqualText extends Node.ValueTest {
        final String constant;

        EqualText(Node left, String constant) {
            super(left);
            this.constant = constant;
        }

        @Override
        Verdict test(@Nullable Object one) {
            if (one instanceof String text) {
                return Verdict.of(text.equals(constant));
            }
            return one instanceof Failure failure ? failure : Verdict.NO;
        }
    }

    /** A part within two bounds, both included. */
    static final class Between extends Node.Test {
        private final Node value;
        private final Node bounds;

        private final boolean counts;

        Between(Node value, Node bounds, boolean counts) {
            this.value = value;
            this.bounds = bounds;
            this.counts = counts;
        }

        @Override
        Verdict test(LogRecord record, Frame frame) {
            Object one = value.value(record, frame);
            if (one instanceof Failure failure) {
                return failure;
            }
            Object range = bounds.value(record, frame);
            if (range instanceof Failure failure) {
                return failure;
            }
            if (!(range instanceof List<?> list) || list.size() != 2) {
                return Failures.BETWEEN;
            }
            if (counts && !spend(frame, one)) {
                return Failures.TOO_MUCH_WORK;
            }
            Object low = list.get(0);
            int fromLow = compare(one, low);
            if (fromLow == UNORDERED) {
                return Failures.ORDER.of(one, low);
            }
            if (!Order.GREATER_OR_EQUAL.holds(fromLow)) {
                return Verdict.NO;
            }
            Object high = list.get(1);
            int fromHigh = compare(one, high);
            return fromHigh == UNORDERED
                    ? Failures.ORDER.of(one, high)
                    : Verdict.of(Order.LESS_OR_EQUAL.holds(fromHigh));
        }
    }
}
