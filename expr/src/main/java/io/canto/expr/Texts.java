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
    private static final long TOO_LARGE = Limits.MAX_TEXT + 1L;

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
        if (size(value, 0) > Limits.MAX_TEXT) {
            return Failures.TOO_LONG;
        }
        try {
            String text = Json.text(value);
            return text.length() > Limits.MAX_TEXT ? Failures.TOO_LONG : text;
        } catch (RecordException tooDeep) {
            return TOO_DEEP;
        }
    }

    /** Returns how long the JSON of a value is at least, or any greater length than allowed as soon as that is clear. */
    private static long size(@Nullable Object value, int depth) {
        if (depth > Json.MAX_NESTING || value == null) {
            return depth > Json.MAX_NESTING ? TOO_LARGE : 1;
        }
        long size = 2;
        if (value instanceof String text) {
            size += text.length();
        } else if (value instanceof Bytes bytes) {
            size += bytes.length();
        } else if (value instanceof Fields fields) {
            for (int at = 0; at < fields.size() && size <= Limits.MAX_TEXT; at++) {
                size += fields.keyAt(at).length() + size(fields.valueAt(at), depth + 1);
            }
        } else if (value instanceof List<?> list) {
            for (int at = 0; at < list.size() && size <= Limits.MAX_TEXT; at++) {
                size += size(list.get(at), depth + 1);
            }
        }
        return size;
    }
}
