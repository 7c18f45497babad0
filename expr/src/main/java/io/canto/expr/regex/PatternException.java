package io.canto.expr.regex;

import org.jspecify.annotations.Nullable;

/** Says that a pattern is wrong, and where. */
public final class PatternException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int offset;
    private final int length;
    private final @Nullable String hint;

    PatternException(String message, int offset, int length, @Nullable String hint) {
        super(message, null, false, false);
        this.offset = offset;
        this.length = length;
        this.hint = hint;
    }

    /** What is wrong; never null here. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "wrong pattern" : message;
    }

    /** Returns where in the pattern it is, in characters from 0. */
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
