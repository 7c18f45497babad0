package io.canto.spi;

/** How an input hands records to its graph. */
public interface Intake {
    /**
     * Sends the records of one delivery through the graph, on this thread and on the graph's turn, and returns when the
     * walk of the last is over. The outputs have written what they got by then, or hold the delivery until they have.
     *
     * @param settled called once when the whole delivery is settled, on whatever thread settles it; the source may then
     *     move its position past it. Never called if a record was refused.
     * @param walk emits the records, in order
     * @throws io.canto.record.RecordException if a record was refused by {@code on_error: fail}
     */
    void deliver(Runnable settled, Walk walk);

    /**
     * As {@link #deliver(Runnable, Walk)}, and says how much was read, so that the bytes in flight can be bounded.
     *
     * @param bytes how many bytes of the source the records stand for
     */
    default void deliver(long bytes, Runnable settled, Walk walk) {
        deliver(settled, walk);
    }

    /**
     * Whether the graph can take more now. An input that is told no returns from its poll and is called again when there
     * is room.
     */
    boolean ready();

    /** Whether the run is to end when everything that is there now was read, as {@code --once} says. */
    boolean once();

    /** Emits the records of one delivery. */
    @FunctionalInterface
    interface Walk {
        /** Emits the records, in order. */
        void run(Emitter out);
    }
}
