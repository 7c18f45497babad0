package io.canto.expr;

import io.canto.record.LogRecord;
import org.jspecify.annotations.Nullable;

/** A SpEL expression that is true or false of a record. Immutable and thread-safe; compared by its source. */
public final class Condition {
    private final String source;

    private Condition(String source) {
        this.source = source;
    }

    /**
     * Reads and checks an expression.
     *
     * @throws ExpressionException if it is wrong
     */
    public static Condition parse(String source) {
        return new Condition(source);
    }

    /** Says whether the expression holds for a record. Never throws. */
    public Verdict test(LogRecord record) {
        return new Failure("'" + source + "' cannot be evaluated");
    }

    /** Returns the answer if it is the same for every record, or null. */
    public @Nullable Boolean constant() {
        return null;
    }

    /** Returns the expression as it was written. */
    public String source() {
        return source;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Condition condition && source.equals(condition.source);
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
