package io.canto.operators.transformer;

import io.canto.expr.Failure;
import io.canto.expr.ValueExpression;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an operator keeps for each key; when there are too many, the one used longest ago is forgotten. */
final class KeyedState<T> {
    private static final Fingerprint.Key ALL = new Fingerprint.Key(0, 0);

    private final Map<Fingerprint.Key, T> states;

    KeyedState(int maxKeys) {
        states = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Fingerprint.Key, T> eldest) {
                return size() > maxKeys;
            }
        };
    }

    /** Returns the fingerprint of what an expression gives, or null if it gives null. */
    static Fingerprint.@Nullable Key key(Fingerprint fingerprint, ValueExpression expression, LogRecord record) {
        Object value = expression.evaluate(record);
        if (value instanceof Failure failure) {
            throw new RecordException("key failed: " + failure.message());
        }
        return value == null ? null : fingerprint.of(value);
    }

    /** Returns what is kept for a key, or null; a null key stands for all records. */
    @Nullable T get(Fingerprint.@Nullable Key key) {
        return states.get(key == null ? ALL : key);
    }

    /** Keeps something for a key; a null key stands for all records. */
    void put(Fingerprint.@Nullable Key key, T state) {
        states.put(key == null ? ALL : key, state);
    }
}
