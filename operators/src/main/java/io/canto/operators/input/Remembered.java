package io.canto.operators.input;

/**
 * A file that is not there any more, or not as it was, but may turn up again.
 *
 * @param since the scan that missed it
 */
record Remembered(TrackedFile file, Why why, long since) {
    /** Why it is not there. */
    enum Why {
        /** It was read in an earlier run. */
        MISSING,
        /** It was cut or written anew: if it was copied before, what was not read is in the copy. */
        CUT,
        /** It was deleted or moved away: if it was compressed before, what was not read is in there. */
        DELETED
    }

    Remembered becauseCut() {
        return new Remembered(file, Why.CUT, since);
    }
}
