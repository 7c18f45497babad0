package io.canto.expr;

import io.canto.record.Bytes;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How values become text, wherever an expression makes text of them. */
final class Texts {
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
        StringBuilder out = new StringBuilder();
        return JsonText.write(value, out, 0) ? out.toString() : Failures.TOO_LONG;
    }
}
