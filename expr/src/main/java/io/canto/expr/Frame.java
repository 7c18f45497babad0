package io.canto.expr;

import org.jspecify.annotations.Nullable;

/**
 * What one evaluation carries along: the element that a selection or projection is looking at, and how much work it may
 * still do. Expressions that have no such part and call nothing costly share {@link #NONE} and never touch it.
 */
final class Frame {
    /** How many units of work one evaluation may spend; a unit is an element visited or some characters handled. */
    static final long MAX_WORK = 500_000;

    /** For expressions that need no frame. */
    static final Frame NONE = new Frame();

    @Nullable Object item;

    private long left = MAX_WORK;

    /** Takes work from what is left, and says whether there was enough. */
    boolean spend(long work) {
        left -= work;
        return left >= 0;
    }
}
