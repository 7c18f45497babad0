package io.canto.record;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a source read at once: some lines of one file, one request. It is settled, exactly once, when the walk of its
 * records has returned and every hold taken on it was released; only then may the source move its position past it.
 *
 * <p>Holds are taken on the graph's turn; they may be released on any thread. The settled callback runs on the thread
 * that released last.
 */
public final class Delivery {
    private static final Delivery UNTRACKED = untracked(InstantSource.system());

    private final Runnable settled;
    private final Runnable ended;
    private final InstantSource clock;
    private final boolean isTracked;
    /** The walk itself counts as one. */
    private final AtomicInteger holds = new AtomicInteger(1);

    private volatile boolean failed;

    /**
     * Begins a delivery to a graph that has the clock of the system.
     *
     * @param settled called once, when everything is settled; must be quick, must not throw
     */
    public Delivery(Runnable settled) {
        this(settled, InstantSource.system());
    }

    /**
     * Begins a delivery.
     *
     * @param settled called once, when everything is settled; must be quick, must not throw
     * @param clock the clock of the graph, which tells expressions what time it is
     */
    public Delivery(Runnable settled, InstantSource clock) {
        this(settled, () -> {}, clock, true);
    }

    /**
     * Begins a delivery.
     *
     * @param settled called once, when everything is settled; must be quick, must not throw
     * @param ended called once before that, and also if the delivery was refused: nothing of it is in the graph any more
     * @param clock the clock of the graph, which tells expressions what time it is
     */
    public Delivery(Runnable settled, Runnable ended, InstantSource clock) {
        this(settled, ended, clock, true);
    }

    private Delivery(Runnable settled, Runnable ended, InstantSource clock, boolean isTracked) {
        this.settled = settled;
        this.ended = ended;
        this.clock = clock;
        this.isTracked = isTracked;
    }

    /** The delivery of records that no source waits for and no graph has seen. It takes no notice of holds. */
    public static Delivery untracked() {
        return UNTRACKED;
    }

    /** Returns a delivery of records that no source waits for, in a graph with a clock. It takes no notice of holds. */
    public static Delivery untracked(InstantSource clock) {
        return new Delivery(() -> {}, () -> {}, clock, false);
    }

    /** Returns the clock of the graph that its records are in. */
    public InstantSource clock() {
        return clock;
    }

    /**
     * Takes a hold; each needs one {@link #release}.
     *
     * @throws IllegalStateException if it was settled before
     */
    public void hold() {
        if (isTracked) {
            change(1);
        }
    }

    /**
     * Gives back a hold, or the walk's own at its end.
     *
     * @throws IllegalStateException if it was settled before
     */
    public void release() {
        if (isTracked && change(-1) == 0) {
            ended.run();
            if (!failed) {
                settled.run();
            }
        }
    }

    /** At zero nothing may be counted any more, or it would be settled a second time. */
    private int change(int difference) {
        while (true) {
            int now = holds.get();
            if (now == 0) {
                throw new IllegalStateException("a delivery was held or released after its end");
            }
            if (holds.compareAndSet(now, now + difference)) {
                return now + difference;
            }
        }
    }

    /** Marks it as refused: it will never be settled, so its source reads it again. */
    public void fail() {
        if (isTracked) {
            failed = true;
        }
    }

    /** Whether it was refused by {@link #fail}. */
    public boolean isFailed() {
        return failed;
    }

    /** Whether all holds are released. */
    public boolean isDone() {
        return holds.get() == 0;
    }
}
