package io.canto.operators.transformer;

import io.canto.record.FieldPath;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.Values;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes of all texts, or all single values, inside a value. */
final class Texts {
    private Texts() {}

    /**
     * Changes every text in a value, itself or inside lists and maps; keys stay.
     *
     * @return the same object if nothing changed
     */
    static @Nullable Object map(@Nullable Object value, UnaryOperator<String> change) {
        return mapSingle(value, single -> single instanceof String text ? sameOr(text, change.apply(text)) : single);
    }

    /**
     * Changes every value that is neither list nor map nor null, itself or inside lists and maps; keys stay.
     *
     * @return the same object if nothing changed
     */
    static @Nullable Object mapSingle(@Nullable Object value, UnaryOperator<Object> change) {
        if (value instanceof Fields fields) {
            return mapFields(fields, change);
        }
        if (value instanceof List<?> list) {
            return mapList(list, change);
        }
        return value == null ? null : change.apply(value);
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

    private static Fields mapFields(Fields fields, UnaryOperator<Object> change) {
        Fields copy = null;
        for (int at = 0; at < fields.size(); at++) {
            Object before = fields.valueAt(at);
            Object after = mapSingle(before, change);
            if (after != before) {
                copy = copy == null ? fields.fork() : copy;
                copy.put(fields.keyAt(at), after);
            }
        }
        return copy == null ? fields : copy;
    }

    private static List<?> mapList(List<?> list, UnaryOperator<Object> change) {
        @Nullable Object[] items = list.toArray();
        boolean changed = false;
        for (int at = 0; at < items.length; at++) {
            Object after = mapSingle(items[at], change);
            changed |= after != items[at];
            items[at] = after;
        }
        return changed ? Values.list(items) : list;
    }
}
