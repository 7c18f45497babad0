package io.canto.graph;

import io.canto.record.LogRecord;

/** The turn of one lane. What goes beyond the lane's border waits until the piece of work is handed over. */
final class LaneTurn extends Turn {
    final int number;
    private HandOver outbox = new HandOver();

    LaneTurn(int number, RunOptions options) {
        super(options);
        this.number = number;
    }

    /** Takes a record that leaves the lane. */
    void leave(BorderNode border, LogRecord record) {
        outbox.add(border, record);
    }

    /** Ends a piece of work, and returns what of it goes on beyond the border. */
    HandOver end() {
        unwind();
        keepRetained();
        HandOver full = outbox;
        full.release(takeReleased());
        outbox = new HandOver();
        return full;
    }

    /** Forgets a piece of work that failed: its records stay in flight, its delivery is not settled. */
    void discard() {
        outbox = new HandOver();
        keepRetained();
        takeReleased();
    }
}
