package io.canto.spi;

import io.canto.record.Delivery;

/** How an input hands records to its graph. */
public interface Intake {
    /**
     * Sends the records of one delivery through the graph. In a graph with one lane that happens on this thread and on the
     * graph's turn: when this returns the walk of the last record is over, and the outputs have written what they got, or
     * hold the delivery until they have. In a graph with several lanes it may happen later, and on other threads; what
     * records of different deliveries do to each other is the same.
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

    /**
     * Whether the records of one source stay together in one of several lanes. An input with several sources then keeps more
     * of the lanes at work if it reads a little of each in turn.
     */
    default boolean bindsSources() {
        return false;
    }

    /** Whether the run is to end when everything that is there now was read, as {@code --once} says. */
    boolean once();

    /**
     * Waits until all that was delivered has crossed the graph. Where the graph runs in one lane it has when
     * {@link #deliver(Delivery.Source, Walk)} returns; in several lanes the walk may be over later than that.
     */
    default void awaitWalks() {}

    /** Returns an intake of the same graph with which every record has crossed it when the walk's {@code emit} returns. */
    default Intake oneByOne() {
        return this;
    }

    /** Emits the records of one delivery. */
    @FunctionalInterface
    interface Walk {
        /** Emits the records, in order. */
        void run(Emitter out);

        /** The last record has crossed the graph. Called once, unless the walk failed, by the thread that it ended on. */
        default void crossed() {}
    }
}
