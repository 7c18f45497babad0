package io.canto.record.json;

import io.canto.record.Fields;
import io.canto.record.RecordException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON over several lines, with nothing in it that a terminal would obey. */
final class PrettyJson {
    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();

    String text(@Nullable Object value) {
        write(value, 0);
        return out.toString();
    }

    private void write(@Nullable Object value, int depth) {
        if (depth > JsonWriter.MAX_NESTING) {
            throw new RecordException(
                    "a value nested more than " + JsonWriter.MAX_NESTING + " deep cannot be written as JSON");
        }
        if (value instanceof Fields fields && !fields.isEmpty()) {
            out.append('{');
            for (int at = 0; at < fields.size(); at++) {
                line(at, depth + 1);
                safe(Json.text(fields.keyAt(at)));
                out.append(": ");
                write(fields.valueAt(at), depth + 1);
            }
            line(0, depth);
            out.append('}');
        } else if (value instanceof List<?> items && !items.isEmpty()) {
            out.append('[');
            for (int at = 0; at < items.size(); at++) {
                line(at, depth + 1);
                write(items.get(at), depth + 1);
            }
            line(0, depth);
            out.append(']');
        } else {
            safe(Json.text(value));
        }
    }

    private void line(int position, int depth) {
        out.append(position > 0 ? "," : "").append('\n').append(INDENT.repeat(depth));
    }

    private void safe(String json) {
        json.codePoints().forEach(letter -> {
            if (steersTerminal(letter)) {
                for (char unit : Character.toChars(letter)) {
                    out.append(String.format("\\u%04x", (int) unit));
                }
            } else {
                out.appendCodePoint(letter);
            }
        });
    }

    private static boolean steersTerminal(int letter) {
        int type = Character.getType(letter);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }
}
