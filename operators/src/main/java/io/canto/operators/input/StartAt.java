package io.canto.operators.input;

import io.canto.spi.Doc;

/** Where the reading of a file begins that was there before the first run. */
public enum StartAt {
    /** At its first line. */
    @Doc("At its first line.")
    BEGINNING,
    /** At its end. */
    @Doc("At its end: only what is written from now on.")
    END
}
