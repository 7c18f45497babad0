package io.canto.expr;

import io.canto.record.LogRecord;
import org.jspecify.annotations.Nullable;

/** A SpEL expression that is true or false of a record. Immutable and thread-safe; compared by its source. */
public final class Condition {
    private final String source;
    private final Compiled compiled;

    private Condition(String source, Compiled compiled) {
        this.source = source;
        this.compiled = compiled;
    }

    /**
     * Reads and checks an expression.
     *
     * @throws ExpressionException if it is wrong
     */
    public static Condition parse(String source) {
        return parse(source, ExpressionLimits.DEFAULT);
    }

    /**
     * Reads and checks an expression that may be no larger than some limits.
     *
     * @throws ExpressionException if it is wrong, or too large
     */
    public static Condition parse(String source, ExpressionLimits limits) {
        return new Condition(source, Compiled.condition(source, limits));
    }

    /** Says whether the expression holds for a record. Never throws. */
    public Verdict test(LogRecord record) {
        return compiled.test(record);
    }

    /** Returns the answer if it is the same for every record, or null. */
    public @Nullable Boolean constant() {
        return compiled.root() instanceof Node.Constant constant && constant.value instanceof Boolean truth
                ? truth
                : null;
    }

    /** Returns what it was compiled to. */
    Compiled compiled() {
        return compiled;
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
