package io.canto.record.json;

import io.canto.record.Bytes;
import io.canto.record.Fields;
import io.canto.record.RecordException;
import io.canto.record.Times;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * How kinds of value that JSON lacks stand in the record format: as a map with one key that begins with {@code @}, such
 * as {@code {"@time": "2026-01-02T03:04:05.000000006Z"}}. A map that has such a key of its own, and nothing else, gets a
 * second {@code @} before it.
 */
final class Wrappers {
    static final String BYTES = "@bytes";
    static final String TIME = "@time";
    static final String NUMBER = "@number";
    static final String DECIMAL = "@decimal";
    static final String INTEGER = "@integer";

    private static final char MARK = '@';
    private static final int MAX_DIGITS = 100_000;

    private Wrappers() {}

    /** Whether a map of one key would be taken for a wrapper. */
    static boolean looksLikeOne(Fields single) {
        String key = single.keyAt(0);
        return !key.isEmpty() && key.charAt(0) == MARK;
    }

    static String escape(String key) {
        return MARK + key;
    }

    /** Returns what a map of one key stands for: itself, if it is no wrapper. */
    static @Nullable Object unwrap(Fields single) {
        if (!looksLikeOne(single)) {
            return single;
        }
        String key = single.keyAt(0);
        Object value = single.valueAt(0);
        if (key.length() > 1 && key.charAt(1) == MARK) {
            Fields unescaped = new Fields(1);
            unescaped.put(key.substring(1).intern(), value);
            return unescaped;
        }
        return switch (key) {
            case BYTES, TIME, NUMBER, DECIMAL, INTEGER -> {
                if (!(value instanceof String text)) {
                    throw new RecordException("a value with '" + key + "' must be text");
                }
                yield read(key, text);
            }
            default -> single;
        };
    }

    private static Object read(String key, String text) {
        try {
            return switch (key) {
                case BYTES -> Bytes.of(Base64.getDecoder().decode(text));
                case TIME -> Times.parse(text);
                case NUMBER -> number(text);
                case DECIMAL -> decimal(text);
                default -> new BigInteger(bounded(text));
            };
        } catch (IllegalArgumentException e) {
            throw new RecordException("a value with '" + key + "' cannot be read", e);
        }
    }

    private static Double number(String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw new IllegalArgumentException("not one of NaN, Infinity, -Infinity");
        };
    }

    private static BigDecimal decimal(String text) {
        BigDecimal value = new BigDecimal(bounded(text));
        if (Math.abs((long) value.precision() - value.scale()) > MAX_DIGITS) {
            throw new IllegalArgumentException("too large an exponent");
        }
        return value;
    }

    private static String bounded(String digits) {
        if (digits.length() > MAX_DIGITS) {
            throw new IllegalArgumentException("too many digits");
        }
        return digits;
    }
}
