package io.canto.expr;

import org.jspecify.annotations.Nullable;

/** Says that an expression, template or pattern is wrong in itself, found when it is read and before any record. */
public final class ExpressionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final int offset;
    private final int length;
    private final @Nullable String hint;

    /**
     * Makes one.
     *
     * @param message what is wrong, in lower case and without a full stop
     * @param offset where in the expression's text it is, in characters from 0
     * @param length how many characters are meant, at least 1
     * @param hint what to do about it, or null
     */
    public ExpressionException(String message, int offset, int length, @Nullable String hint) {
        super(message);
        this.offset = offset;
        this.length = length;
        this.hint = hint;
    }

    /** Returns where in the text it is, in characters from 0. */
    public int offset() {
        return offset;
    }

    /** Returns how many characters are meant, at least 1. */
    public int length() {
        return length;
    }

    /** Returns what to do about it, or null. */
    public @Nullable String hint() {
        return hint;
    }
}
