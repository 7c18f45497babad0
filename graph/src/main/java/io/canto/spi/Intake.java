package io.canto.spi;

import io.canto.record.Delivery;

/** How an input hands records to its graph. */
public interface Intake {
    /**
     * Sends the records of one delivery through the graph, on this thread and on the graph's turn, and returns when the
     * walk of the last is over. The outputs have written what they got by then, or hold the delivery until they have.
     *
     * @param source told how far the delivery is settled, on whatever thread settles it: it may move its position up to
     *     there. The places it is told of are those of the records in the order in which they are emitted, from 0. Not told
     *     any more when a record was refused.
     * @param walk emits the records, in order
     * @throws io.canto.record.RecordException if a record was refused by {@code on_error: fail}
     */
    void deliver(Delivery.Source source, Walk walk);

    /**
     * As {@link #deliver(Delivery.Source, Walk)}, and says how much was read, so that the bytes in flight can be bounded.
     *
     * @param bytes how many bytes of the source the records stand for
     */
    default void deliver(long bytes, Delivery.Source source, Walk walk) {
        deliver(source, walk);
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
