package io.canto.operators.transformer;

import io.canto.record.FieldPath;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.Values;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes of all texts inside a value. */
final class Texts {
    private Texts() {}

    /**
     * Changes every text in a value, itself or inside lists and maps; keys stay.
     *
     * @return the same object if nothing changed
     */
    static @Nullable Object map(@Nullable Object value, UnaryOperator<String> change) {
        if (value instanceof String text) {
            return sameOr(text, change.apply(text));
        }
        if (value instanceof Fields fields) {
            return mapFields(fields, change);
        }
        return value instanceof List<?> list ? mapList(list, change) : value;
    }

    /** Puts a value in place of the one at a path; unlike {@link LogRecord#set} it merges no maps. */
    static void put(LogRecord record, FieldPath field, @Nullable Object value) {
        if (value instanceof Fields && field.isRoot()) {
            record.remove(field);
        } else if (value instanceof Fields) {
            record.set(field, null);
        }
        record.set(field, value);
    }

    private static String sameOr(String before, String after) {
        return before.equals(after) ? before : after;
    }

    private static Fields mapFields(Fields fields, UnaryOperator<String> change) {
        Fields copy = null;
        for (int at = 0; at < fields.size(); at++) {
            Object before = fields.valueAt(at);
            Object after = map(before, change);
            if (after != before) {
                copy = copy == null ? fields.fork() : copy;
                copy.put(fields.keyAt(at), after);
            }
        }
        return copy == null ? fields : copy;
    }

    private static List<?> mapList(List<?> list, UnaryOperator<String> change) {
        @Nullable Object[] items = list.toArray();
        boolean changed = false;
        for (int at = 0; at < items.length; at++) {
            Object after = map(items[at], change);
            changed |= after != items[at];
            items[at] = after;
        }
        return changed ? Values.list(items) : list;
    }
}
