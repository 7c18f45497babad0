package io.canto.expr;

import io.canto.record.LogRecord;
import io.canto.record.Values;
import org.jspecify.annotations.Nullable;

/** A SpEL expression that has a value for a record. Immutable and thread-safe; compared by its source. */
public final class ValueExpression {
    private final String source;
    private final Compiled compiled;

    private ValueExpression(String source, Compiled compiled) {
        this.source = source;
        this.compiled = compiled;
    }

    /**
     * Reads and checks it.
     *
     * @throws ExpressionException if it is wrong
     */
    public static ValueExpression parse(String source) {
        return parse(source, ExpressionLimits.DEFAULT);
    }

    /**
     * Reads and checks an expression that may be no larger than some limits.
     *
     * @throws ExpressionException if it is wrong, or too large
     */
    public static ValueExpression parse(String source, ExpressionLimits limits) {
        return new ValueExpression(source, Compiled.value(source, 0, limits));
    }

    /**
     * Returns the value, of a kind a record can hold, or a {@link Failure}. Never throws. A map or list that is returned
     * shares nothing with the record.
     */
    public @Nullable Object evaluate(LogRecord record) {
        Object value = compiled.value(record);
        return value instanceof String || value instanceof Failure ? value : Values.fork(value);
    }

    /** Returns it as it was written. */
    public String source() {
        return source;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ValueExpression that && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }
}
