package io.canto.expr;

import io.canto.record.Bytes;
import io.canto.record.Fields;
import io.canto.record.RecordException;
import io.canto.record.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How values become text, wherever an expression makes text of them. */
final class Texts {
    private static final Failure TOO_DEEP = new Failure("the value is nested too deep for JSON");
    /** How many characters are looked at for one unit of work. */
    static final int CHARACTERS = 16;

    private Texts() {}

    /** Returns a value as text: lists and maps as JSON, null as {@code null}; or a failure where that is too long. */
    static Object text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof List || value instanceof Map) {
            return json(value);
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toString();
        }
        return value instanceof Bytes bytes && bytes.length() > Limits.MAX_TEXT / 2
                ? Failures.TOO_LONG
                : String.valueOf(value);
    }

    /** Returns a value as a template shows it: as {@link #text}, but null as nothing; a failure stays one. */
    static Object rendered(@Nullable Object value) {
        return value == null ? "" : value instanceof Failure ? value : text(value);
    }

    /** Returns a value as JSON, or a failure where that is too long or too deep. */
    static Object json(@Nullable Object value) {
        if (size(value, 1, 0) > Limits.MAX_TEXT) {
            return Failures.TOO_LONG;
        }
        try {
            String text = Json.text(value);
            return text.length() > Limits.MAX_TEXT ? Failures.TOO_LONG : text;
        } catch (RecordException tooDeep) {
            return TOO_DEEP;
        }
    }

    /** Returns how many units of work it takes to look at all of a value, see {@link Frame#spend}. */
    static long work(@Nullable Object value) {
        return size(value, CHARACTERS, 0) / CHARACTERS;
    }

    /**
     * Adds up the characters of a value, and a number for each value in it; stops at any sum above
     * {@link Limits#MAX_TEXT}.
     */
    private static long size(@Nullable Object value, int each, int depth) {
        if (depth > Json.MAX_NESTING) {
            return Limits.MAX_TEXT + 1L;
        }
        long size = each;
        if (value instanceof String text) {
            size += text.length();
        } else if (value instanceof Bytes bytes) {
            size += bytes.length();
        } else if (value instanceof Fields fields) {
            for (int at = 0; at < fields.size() && size <= Limits.MAX_TEXT; at++) {
                size += fields.keyAt(at).length() + size(fields.valueAt(at), each, depth + 1);
            }
        } else if (value instanceof List<?> list) {
            for (int at = 0; at < list.size() && size <= Limits.MAX_TEXT; at++) {
                size += size(list.get(at), each, depth + 1);
            }
        }
        return size;
    }
}
