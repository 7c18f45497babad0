package io.canto.expr;

import io.canto.record.LogRecord;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nodes that call a function, as such or as a method of its first argument. */
final class Call {
    private Call() {}

    /**
     * Returns the node for a call whose number of arguments has been checked.
     *
     * @param safe whether a first argument that is null gives null
     * @param weight how much work it is for each piece of its arguments; 0 if that need not be counted
     */
    static Node of(Function function, boolean safe, int weight, Node... arguments) {
        return switch (arguments.length) {
            case 1 -> new One(function, safe, weight, arguments[0]);
            case 2 -> new Two(function, safe, weight, arguments[0], arguments[1]);
            default -> new Many(function, safe, weight, arguments);
        };
    }

    private abstract static class Base extends Node {
        final Function function;
        final boolean safe;
        final int weight;

        Base(Function function, boolean safe, int weight) {
            this.function = function;
            this.safe = safe;
            this.weight = weight;
        }

        /** Counts the work of a call for one of its arguments, and says whether there was enough left. */
        final boolean spend(Frame frame, @Nullable Object argument) {
            if (weight == 0) {
                return true;
            }
            if (argument instanceof String text) {
                return frame.spend(weight * (1L + text.length() / Texts.CHARACTERS));
            }
            if (function.isDeep()) {
                return frame.spend(weight * Texts.work(argument));
            }
            if (argument instanceof List<?> list) {
                return frame.spend(weight * (1L + list.size()));
            }
            return frame.spend(argument instanceof Map<?, ?> map ? weight * (1L + map.size()) : weight);
        }

        @Override
        Kind kind() {
            return safe ? Kind.ANY : function.info().result();
        }
    }

    private static final class One extends Base {
        private final Node argument;
        private final Kind wanted;

        One(Function function, boolean safe, int weight, Node argument) {
            super(function, safe, weight);
            this.argument = argument;
            this.wanted = function.info().parameter(0).kind();
        }

        @Override
        @Nullable Object value(LogRecord record, Frame frame) {
            Object value = argument.value(record, frame);
            if (value instanceof Failure) {
                return value;
            }
            if (!wanted.holds(value)) {
                return value == null && safe ? null : function.wrong(0, value);
            }
            if (!spend(frame, value)) {
                return Failures.TOO_MUCH_WORK;
            }
            return function.call(record, value);
        }
    }

    private static final class Two extends Base {
        private final Node first;
        private final Node second;
        private final Kind wantedFirst;
        private final Kind wantedSecond;

        Two(Function function, boolean safe, int weight, Node first, Node second) {
            super(function, safe, weight);
            this.first = first;
            this.second = second;
            this.wantedFirst = function.info().parameter(0).kind();
            this.wantedSecond = function.info().parameter(1).kind();
        }

        @Override
        @Nullable Object value(LogRecord record, Frame frame) {
            Object one = first.value(record, frame);
            if (one instanceof Failure) {
                return one;
            }
            Object other = second.value(record, frame);
            if (other instanceof Failure) {
                return other;
            }
            if (!wantedFirst.holds(one)) {
                return one == null && safe ? null : function.wrong(0, one);
            }
            if (!wantedSecond.holds(other)) {
                return function.wrong(1, other);
            }
            if (!spend(frame, one) || !spend(frame, other)) {
                return Failures.TOO_MUCH_WORK;
            }
            return function.call(record, one, other);
        }
    }

    private static final class Many extends Base {
        private final Node[] arguments;

        Many(Function function, boolean safe, int weight, Node... arguments) {
            super(function, safe, weight);
            this.arguments = arguments;
        }

        @Override
        @Nullable Object value(LogRecord record, Frame frame) {
            @Nullable Object[] values = new Object[arguments.length];
            for (int at = 0; at < arguments.length; at++) {
                Object value = arguments[at].value(record, frame);
                if (value instanceof Failure) {
                    return value;
                }
                values[at] = value;
            }
            if (safe && values[0] == null) {
                return null;
            }
            for (int at = 0; at < values.length; at++) {
                if (!function.info().parameter(at).kind().holds(values[at])) {
                    return function.wrong(at, values[at]);
                }
                if (!spend(frame, values[at])) {
                    return Failures.TOO_MUCH_WORK;
                }
            }
            return function.call(record, values);
        }
    }
}
