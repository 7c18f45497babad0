package io.canto.expr.regex;

/** The steps that a search, or all searches of one replacement together, may still take. For one thread. */
public final class Steps {
    private static final int FIXED = 1_000_000;
    private static final int PER_CHARACTER = 32;

    private long left;

    /** Makes as many as a text allows: a fixed number, and some for each character. */
    public Steps(String text) {
        left = allowed(text);
    }

    static long allowed(String text) {
        return FIXED + (long) PER_CHARACTER * text.length();
    }

    void take(int count) {
        left -= count;
        if (left < 0) {
            throw new BudgetException();
        }
    }
}
