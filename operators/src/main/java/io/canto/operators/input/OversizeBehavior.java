package io.canto.operators.input;

import io.canto.spi.Doc;

/** What becomes of a line that is over the limit. */
public enum OversizeBehavior {
    /** The rest is a record of its own. */
    @Doc("The rest is a record of its own, and so on.")
    SPLIT,
    /** The rest is left out. */
    @Doc("The rest up to the end of the line is left out.")
    TRUNCATE
}
