package io.canto.record;

import java.time.InstantSource;

/**
 * What a source read at once: some lines of one file, one request. It is settled, exactly once, when the walk of its
 * records has returned and every hold taken on it was released.
 *
 * <p>Each of its records has a place in it, and a hold says at which place the record stands that is kept. So once the walk
 * has returned, a source knows how far the delivery is settled while some of it is still held: up to the first place that is.
 *
 * <p>Holds are taken on the graph's turn; they may be released on any thread. Its source is told by the thread that released,
 * of one thing after the other.
 */
public final class Delivery {
    private static final Delivery UNTRACKED = untracked(InstantSource.system());

    private final Source source;
    private final Runnable ended;
    private final InstantSource clock;
    private final boolean isTracked;
    /** The hold of the walk itself, and the ring of all others, in the order of their places. Guarded by this. */
    private final Hold walk = new Hold(this, -1);

    private boolean isWalked;
    private volatile boolean isDone;
    private volatile boolean failed;

    /** Where a delivery came from. Calls must be quick and must not throw. */
    @FunctionalInterface
    public interface Source {
        /** All of it is settled. Called once. */
        void settled();

        /**
         * The walk has returned and records are held. Called once at most, by the thread that delivered, before anything else.
         *
         * @param places where the records stand that are held, sorted
         */
        default void held(int[] places) {}

        /** What stands before a place, one of those that were {@link #held}, is settled. */
        default void settledBefore(int place) {}
    }

    /**
     * Begins a delivery to a graph that has the clock of the system.
     *
     * @param source told how far it is settled
     */
    public Delivery(Source source) {
        this(source, InstantSource.system());
    }

    /**
     * Begins a delivery.
     *
     * @param source told how far it is settled
     * @param clock the clock of the graph, which tells expressions what time it is
     */
    public Delivery(Source source, InstantSource clock) {
        this(source, () -> {}, clock, true);
    }

    /**
     * Begins a delivery.
     *
     * @param source told how far it is settled
     * @param ended called once before all of it is settled, and also if it was refused: nothing of it is in the graph any
     *     more; must be quick, must not throw
     * @param clock the clock of the graph, which tells expressions what time it is
     */
    public Delivery(Source source, Runnable ended, InstantSource clock) {
        this(source, ended, clock, true);
    }

    private Delivery(Source source, Runnable ended, InstantSource clock, boolean isTracked) {
        this.source = source;
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

    /** Whether a source waits for it; else it stands for all records that no source waits for. */
    public boolean isTracked() {
        return isTracked;
    }

    /** Returns the clock of the graph that its records are in. */
    public InstantSource clock() {
        return clock;
    }

    /** Returns the hold of the walk, to be released when it has {@link #walked} and what was emitted is written. */
    public Hold walk() {
        return walk;
    }

    /** Tells the source what is held now that the walk has returned. For the engine, once, before it releases the walk. */
    public synchronized void walked() {
        if (isTracked && walk.after != walk && !failed) {
            source.held(places());
        }
    }

    /**
     * Takes a hold, to be released once.
     *
     * @param place where the first record stands that it keeps
     * @throws IllegalStateException if all was settled before
     */
    public Hold hold(int place) {
        Hold hold = new Hold(this, place);
        if (isTracked) {
            insert(hold);
        }
        return hold;
    }

    /** Checks that it can be held. */
    void checkOpen() {
        if (isDone) {
            throw new IllegalStateException("a delivery was held after its end");
        }
    }

    private synchronized void insert(Hold hold) {
        checkOpen();
        Hold before = walk.before;
        while (before.place > hold.place) {
            before = before.before;
        }
        hold.before = before;
        hold.after = before.after;
        hold.after.before = hold;
        before.after = hold;
    }

    /** Takes a hold out of the ring, and tells the source if that settles something. */
    synchronized void release(Hold hold) {
        if (!isTracked) {
            return;
        }
        if (hold == walk ? isWalked : hold.after == hold) {
            throw new IllegalStateException("a hold was released twice");
        }
        isWalked |= hold == walk;
        boolean wasFirst = hold == walk || hold.before == walk;
        if (hold != walk) {
            hold.before.after = hold.after;
            hold.after.before = hold.before;
            hold.before = hold.after = hold;
        }
        if (isWalked && walk.after == walk) {
            isDone = true;
            ended.run();
            if (!failed) {
                source.settled();
            }
        } else if (isWalked && wasFirst && hold.place < walk.after.place && !failed) {
            source.settledBefore(walk.after.place);
        }
    }

    private int[] places() {
        int count = 0;
        for (Hold hold = walk.after; hold != walk; hold = hold.after) {
            count++;
        }
        int[] places = new int[count];
        int at = 0;
        for (Hold hold = walk.after; hold != walk; hold = hold.after) {
            places[at++] = hold.place;
        }
        return places;
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
        return isDone;
    }
}
