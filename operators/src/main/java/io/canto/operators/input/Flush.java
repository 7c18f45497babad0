package io.canto.operators.input;

/** What of the end of a block counts as complete. */
enum Flush {
    /** Only what has its end. */
    NONE,
    /** Lines that wait for the rest of their record, too. */
    LINES,
    /** Everything: there will be no more, or it has been waited for. */
    ALL
}
