package io.canto.operators.input;

import io.canto.spi.Doc;

/** What happens when a file is shorter than what was read of it. */
public enum OnTruncate {
    /** It is read from its beginning. */
    @Doc("It is read from its beginning.")
    READ_WHOLE_FILE,
    /** Only what is written from now on is read. */
    @Doc("Only what is written from now on is read.")
    READ_NEW,
    /** Nothing is read until it is longer than before. */
    @Doc("Nothing is read until it is longer than before, and then from there on.")
    IGNORE
}
