package io.canto.operators.input;

/**
 * What is known of crashes while records of a file crossed the graph, to find the one that brings the process down: after
 * a crash the records that were read again are marked one by one before they are sent, so that the next crash tells which
 * one it was.
 *
 * @param crashes how many there were in succession
 * @param offset where the block that was read at the first crash begins; after more crashes, where the record begins that
 *     crossed the graph at the last one
 */
record Suspicion(int crashes, long offset) {
    /** There was no crash. */
    static final Suspicion NONE = new Suspicion(0, -1);

    private static final int CRASHES_OF_POISON = 3;
    /** How far behind the offset records are marked: the blocks of the next run begin and end elsewhere. */
    private static final long MARGIN = 1 << 20;

    /** Returns what a crash while a block crosses the graph would tell. */
    static Suspicion ofBlock(long offset) {
        return new Suspicion(1, offset);
    }

    /** Returns what a crash while this record crosses the graph would tell. */
    Suspicion ofRecord(long at) {
        return crashes > 1 && offset == at ? new Suspicion(crashes + 1, at) : new Suspicion(2, at);
    }

    /** Returns what is left of it when the record at this offset has crossed the graph, and the process lives. */
    Suspicion passed(long at) {
        return crashes > 1 && offset == at ? ofBlock(at) : this;
    }

    /** Whether a record is not to be sent any more. */
    boolean isPoison(long at) {
        return crashes >= CRASHES_OF_POISON && offset == at;
    }

    /** Whether the records up to this offset show that it is over. */
    boolean isOverAt(long end) {
        return crashes == 0 || end > offset + MARGIN;
    }
}
