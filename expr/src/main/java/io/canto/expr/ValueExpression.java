package io.canto.expr;

import io.canto.record.LogRecord;
import org.jspecify.annotations.Nullable;

/** A SpEL expression that has a value for a record. Immutable and thread-safe; compared by its source. */
public final class ValueExpression {
    private final String source;

    private ValueExpression(String source) {
        this.source = source;
    }

    /**
     * Reads and checks it.
     *
     * @throws ExpressionException if it is wrong
     */
    public static ValueExpression parse(String source) {
        return new ValueExpression(source);
    }

    /** Returns the value, of a kind a record can hold, or a {@link Failure}. Never throws. */
    public @Nullable Object evaluate(LogRecord record) {
        return new Failure("'" + source + "' cannot be evaluated");
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
