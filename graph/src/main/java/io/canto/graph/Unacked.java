package io.canto.graph;

import io.canto.record.Delivery;
import java.util.concurrent.atomic.AtomicLong;

/** Bounds the records of one input that were read and are not settled. Thread-safe. */
final class Unacked {
    private final long limit;
    private final AtomicLong open = new AtomicLong();

    /** Makes one. */
    Unacked(long limit) {
        this.limit = limit;
    }

    /** Whether no more should be read. */
    boolean isFull() {
        return open.get() >= limit;
    }

    /** The records of one delivery. A record counts until all before it are settled too, as they come again together. */
    final class Part implements Delivery.Source {
        private final Delivery.Source source;
        private int records;
        private int left;

        /** Begins a delivery from a source. */
        Part(Delivery.Source source) {
            this.source = source;
        }

        /** Says how many records it has, when all of them were walked. */
        void walked(int count) {
            records = count;
            leave(count);
        }

        /** Says that nothing of it is in the graph any more. */
        void ended() {
            leave(0);
        }

        private void leave(int count) {
            open.addAndGet(count - left);
            left = count;
        }

        @Override
        public void settled() {
            source.settled();
        }

        @Override
        public void held(int[] places) {
            source.held(places);
        }

        @Override
        public void settledBefore(int place) {
            leave(records - place);
            source.settledBefore(place);
        }
    }
}
