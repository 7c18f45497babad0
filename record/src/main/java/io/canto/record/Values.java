package io.canto.record;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.AbstractList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of value that a record can hold: null, text ({@link String}, held as {@link Utf8Text} until it is asked for), boolean, integer ({@link Long}, then
 * {@link BigInteger}), decimal ({@link Double}, then {@link BigDecimal}), time ({@link Instant}), {@link Bytes}, list
 * (unmodifiable {@link List}) and map ({@link Fields}).
 *
 * <p>The set is closed so that every operator, expression and codec can handle all of it, and so that a fork can be
 * made of any value. Lists are never changed in place; maps are.
 */
public final class Values {
    private Values() {}

    /**
     * Brings a value to a kind a record can hold: smaller integers become {@link Long}, {@link Float} becomes
     * {@link Double}, other character sequences and enums text, other collections and arrays of objects unmodifiable lists, other
     * maps {@link Fields}, byte arrays {@link Bytes}. A value that is of a record kind already is returned as it is.
     *
     * @throws IllegalArgumentException if there is no such kind
     */
    public static @Nullable Object of(@Nullable Object value) {
        if (value == null
                || value instanceof String
                || value instanceof Utf8Text
                || value instanceof Long
                || value instanceof Fields && value != Fields.NONE
                || value instanceof Boolean
                || value instanceof Double
                || value instanceof ValueList) {
            return value;
        }
        return convert(value);
    }

    private static Object convert(Object value) {
        if (value == Fields.NONE) {
            return new Fields();
        }
        if (value instanceof BigDecimal || value instanceof Instant || value instanceof Bytes) {
            return value;
        }
        if (value instanceof BigInteger big) {
            return big.bitLength() < Long.SIZE ? (Object) big.longValue() : big;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Float number) {
            return number.doubleValue();
        }
        if (value instanceof CharSequence || value instanceof Character || value instanceof Enum<?>) {
            return value.toString();
        }
        if (value instanceof Map<?, ?> map) {
            return Fields.of(map);
        }
        if (value instanceof Collection<?> items) {
            return convertAll(items.toArray());
        }
        if (value instanceof Object[] items) {
            return convertAll(items);
        }
        if (value instanceof byte[] bytes) {
            return Bytes.of(bytes);
        }
        throw new IllegalArgumentException(
                "a record cannot hold a " + value.getClass().getSimpleName());
    }

    private static List<@Nullable Object> convertAll(@Nullable Object[] items) {
        @Nullable Object[] converted = new Object[items.length];
        for (int at = 0; at < items.length; at++) {
            converted[at] = asked(of(items[at]));
        }
        return new ValueList(converted);
    }

    /** Returns a value as it is asked for: a text as a {@link String}, any other as it is held. */
    public static @Nullable Object asked(@Nullable Object held) {
        return held instanceof Utf8Text ? held.toString() : held;
    }

    /** Returns a value that keeps no block alive which one of its texts is a part of; maps are changed in place. */
    static @Nullable Object apart(@Nullable Object held) {
        if (held instanceof Utf8Text text) {
            return text.apart();
        }
        if (held instanceof Fields fields) {
            fields.apart();
        } else if (held instanceof ValueList list) {
            list.forEach(Values::apart);
        }
        return held;
    }

    /**
     * Makes a list of values that are of record kinds already. The array must not be changed afterwards.
     */
    public static List<@Nullable Object> list(@Nullable Object... items) {
        return new ValueList(items);
    }

    /** Returns a value that shares nothing mutable with the one given, which must be of a record kind. */
    public static @Nullable Object fork(@Nullable Object value) {
        if (value instanceof Fields fields) {
            return fields.fork();
        }
        if (value instanceof ValueList list) {
            return list.fork();
        }
        return value;
    }

    /**
     * Returns the name of a value's kind as messages say it: null, text, integer, decimal, boolean, time, bytes, list,
     * map; the Java class' simple name for a value that no record can hold.
     */
    public static String kind(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof CharSequence || value instanceof Utf8Text) {
            return "text";
        }
        if (value instanceof Number) {
            return value instanceof Double || value instanceof BigDecimal || value instanceof Float
                    ? "decimal"
                    : "integer";
        }
        if (value instanceof Boolean) {
            return "boolean";
        }
        if (value instanceof Map) {
            return "map";
        }
        if (value instanceof List) {
            return "list";
        }
        if (value instanceof Instant) {
            return "time";
        }
        return value instanceof Bytes ? "bytes" : value.getClass().getSimpleName();
    }

    /** An unmodifiable list over an array. Holding maps, it must be forked item by item; else it may be shared. */
    private static final class ValueList extends AbstractList<@Nullable Object> implements RandomAccess {
        private final @Nullable Object[] items;

        ValueList(@Nullable Object[] items) {
            this.items = items;
        }

        @Override
        public @Nullable Object get(int at) {
            return items[at];
        }

        @Override
        public int size() {
            return items.length;
        }

        @Override
        public @Nullable Object[] toArray() {
            return items.clone();
        }

        private ValueList fork() {
            for (Object item : items) {
                if (item instanceof Fields || item instanceof ValueList) {
                    @Nullable Object[] copy = items.clone();
                    for (int at = 0; at < copy.length; at++) {
                        copy[at] = Values.fork(copy[at]);
                    }
                    return new ValueList(copy);
                }
            }
            return this;
        }
    }
}
