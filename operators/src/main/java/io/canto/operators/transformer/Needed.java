package io.canto.operators.transformer;

import io.canto.record.FieldPath;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.record.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads fields that an operator cannot do without, and says in one way what is wrong with them. */
final class Needed {
    private Needed() {}

    /** Returns the value at a path, which may be null if a null stands there. */
    static @Nullable Object value(LogRecord record, FieldPath field) {
        return Values.asked(held(record, field));
    }

    /** Returns the value at a path as it is held: {@link #value} for what only hands it on. */
    static @Nullable Object held(LogRecord record, FieldPath field) {
        Object value = field.held(record);
        if (value == null && !field.exists(record)) {
            throw missing(field);
        }
        return value;
    }

    static Fields map(LogRecord record, FieldPath field) {
        Object value = value(record, field);
        if (value instanceof Fields fields) {
            return fields;
        }
        throw wrong(field, "a map", value);
    }

    static List<?> list(LogRecord record, FieldPath field) {
        Object value = value(record, field);
        if (value instanceof List<?> list) {
            return list;
        }
        throw wrong(field, "a list", value);
    }

    /** Returns the text at a path, or null if nothing stands there. */
    static @Nullable String textIfAny(LogRecord record, FieldPath field) {
        Object value = record.get(field);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw wrong(field, "text", value);
    }

    /**
     * Checks an option that says where something goes.
     *
     * @param sample a value like those that are to go there
     * @throws IllegalArgumentException if the field can never hold it
     */
    static void checkCanHold(String option, @Nullable FieldPath field, Object sample) {
        if (field == null) {
            return;
        }
        try {
            new LogRecord().set(field, sample);
        } catch (RecordException e) {
            throw new IllegalArgumentException(option + " cannot take what goes there: " + e.getMessage(), e);
        }
    }

    static RecordException missing(FieldPath field) {
        return new RecordException("there is no '" + field + "'");
    }

    static RecordException wrong(FieldPath field, String needed, @Nullable Object found) {
        return new RecordException("'" + field + "' must be " + needed + ", not " + Values.kind(found));
    }
}
