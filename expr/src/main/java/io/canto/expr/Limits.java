package io.canto.expr;

/** The bounds within which every expression stays. */
final class Limits {
    /** Characters of an expression. */
    static final int MAX_LENGTH = 2_000;

    /** Brackets, ternaries and signs inside each other. */
    static final int MAX_NESTING = 50;

    /** Parts of an expression. */
    static final int MAX_NODES = 200;

    /** Characters of a text that an expression makes. */
    static final int MAX_TEXT = 1 << 20;

    /** Elements of a list that an expression makes. */
    static final int MAX_ITEMS = 100_000;

    private Limits() {}
}
