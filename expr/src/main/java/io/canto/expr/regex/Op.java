package io.canto.expr.regex;

/** The instructions of a {@link Program}. Constants, as the loop that runs them switches over an array of them. */
final class Op {
    /** One UTF-16 unit: x. */
    static final int CHAR = 0;
    /** A text: texts. */
    static final int TEXT = 1;
    /** One of several texts, none of which begins another: options. */
    static final int ONE_OF = 2;
    /** One code point of a set. */
    static final int SET = 3;
    /** As many of a set as there are, x to y; nothing is given back. */
    static final int RUN = 4;
    /** Everything up to the character x or the end, at least y characters (0 or 1); nothing is given back. */
    static final int RUN_TO = 5;
    /** As many of a set as there are, x to y; gives back one by one. */
    static final int GREEDY = 6;
    /** As few of a set as possible, x to y; takes one more at a time. */
    static final int LAZY = 7;
    /** Remembers the place in slot x. */
    static final int SAVE = 8;
    /** Goes on at x. */
    static final int JUMP = 9;
    /** Goes on at x unless the next code point is of a set. */
    static final int PEEK = 10;
    /** Goes on here, and at x if that fails. */
    static final int TRY = 11;
    /** Goes on at x, and here if that fails. */
    static final int TRY_LATER = 12;
    /** Begins a loop that is left at x when a round fails. */
    static final int LOOP = 13;
    /** Begins a round of a loop if the next code point is of a set; leaves it at x else. */
    static final int ROUND = 14;
    /** A condition on the place: x is the ordinal of {@link Node.Place}. */
    static final int ASSERT = 15;
    /** The end of the pattern. */
    static final int DONE = 16;
    /** The end of the pattern, if it is the end of the text. */
    static final int DONE_AT_END = 17;

    /** One code point of ASCII after another, each of its own set: rows. */
    static final int FIXED = 18;

    private Op() {}
}
