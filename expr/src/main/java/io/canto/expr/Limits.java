package io.canto.expr;

/** The bounds of what an expression makes. */
final class Limits {
    /** Characters of a text that an expression makes. */
    static final int MAX_TEXT = 1 << 20;

    /** Elements of a list that an expression makes. */
    static final int MAX_ITEMS = 100_000;

    private Limits() {}
}
