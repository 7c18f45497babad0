package io.canto.graph;

import java.util.concurrent.atomic.AtomicLong;

/** Bounds the bytes of all deliveries that are not settled. Thread-safe. */
final class Budget {
    private final long limit;
    private final AtomicLong open = new AtomicLong();

    /** Makes one. */
    Budget(long limit) {
        this.limit = limit;
    }

    void take(long bytes) {
        open.addAndGet(bytes);
    }

    void giveBack(long bytes) {
        open.addAndGet(-bytes);
    }

    /** Whether no more should be read. */
    boolean isUsedUp() {
        return open.get() >= limit;
    }
}
