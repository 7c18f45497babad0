package io.canto.graph;

import io.canto.record.Delivery;
import io.canto.record.Hold;
import io.canto.record.LogRecord;
import io.canto.record.RecordOwner;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The turn of an open graph, and of all graphs linked to it: one walk at a time.
 *
 * <p>A walk is depth first and on the call stack. Where the stack would grow without end (a long chain, a way that leads
 * back) the hop is put off: it joins a queue, and so does every later hop of the same walk, so that the order is that of a
 * walk with an endless stack. When the stack is unwound the queue is worked off; what a queued hop puts off comes before
 * what stood behind it.
 *
 * <p>At the end of a turn the records that operators keep get holds, the outputs that were written to are flushed, and only
 * then the deliveries are released.
 */
class Turn {
    /** What a record belongs to that no node has in hand: put off, delivered, dropped or merged. */
    static final RecordOwner NOBODY = new RecordOwner() {
        @Override
        public void retained(LogRecord record) {
            throw new IllegalStateException("the record was given away and cannot be retained");
        }

        @Override
        public void merged(LogRecord record) {
            throw new IllegalStateException("the record was given away and cannot be absorbed");
        }
    };

    /** Hops on the stack at most: a hop takes some 300 bytes of stack, in bad cases ten times that. */
    private static final int MAX_DEPTH = 64;

    final ReentrantLock lock = new ReentrantLock();
    final InstantSource clock;
    final InstantSource stopwatch;
    private final Delivery unawaited;
    final @Nullable Probe probe;

    private int depth;
    /** {@link #MAX_DEPTH}, or 0 once something was put off. */
    private int limit = MAX_DEPTH;

    private final List<Runnable> fresh = new ArrayList<>();
    private final Deque<Runnable> putOff = new ArrayDeque<>();
    private final List<OutputNode> written = new ArrayList<>();
    private final List<LogRecord> retained = new ArrayList<>();
    private final List<Hold> released = new ArrayList<>();
    /** What waits for outputs that could not be flushed. */
    private final List<Hold> waiting = new ArrayList<>();

    private final List<OutputNode> stuck = new ArrayList<>();
    private @Nullable String refusal;
    private @Nullable RuntimeException failure;
    private volatile boolean intakeClosed;

    Turn(RunOptions options) {
        clock = options.clock();
        stopwatch = options.stopwatch();
        unawaited = Delivery.untracked(clock);
        probe = options.probe();
    }

    /** Gives a record that came with no delivery one that knows the graph's clock. */
    void tellTime(LogRecord record) {
        if (record.delivery() == Delivery.untracked()) {
            record.setDelivery(unawaited, 0);
        }
    }

    /** Hands a record to a node, now or later in the same walk. */
    final void hop(Node node, LogRecord record) {
        if (depth >= limit) {
            putOff(node, record);
            return;
        }
        depth++;
        node.take(record);
        depth--;
    }

    /** Hands a record to a node later in the same walk. */
    final void putOff(Node node, LogRecord record) {
        record.setOwner(NOBODY);
        limit = 0;
        fresh.add(() -> node.take(record));
    }

    /**
     * Has a record that was retained be kept at the end of the turn, if it is retained then. It takes the place of one that
     * has gone on, which most often is the last or, where one is retained before the other goes on, the one before it.
     */
    final void keepLater(LogRecord record) {
        int last = retained.size() - 1;
        if (last >= 0 && !retained.get(last).isRetained()) {
            retained.set(last, record);
        } else if (last >= 1 && !retained.get(last - 1).isRetained()) {
            retained.set(last - 1, record);
        } else {
            retained.add(record);
        }
    }

    /** Has the records that stay in operators hold their deliveries. For the end of the turn. */
    final void keepRetained() {
        retained.forEach(LogRecord::keep);
        retained.clear();
    }

    /** Releases a hold when the turn is over and all that was emitted before has been walked and written. */
    final void releaseLater(Hold hold) {
        if (fresh.isEmpty()) {
            released.add(hold);
        } else {
            fresh.add(() -> released.add(hold));
        }
    }

    /** Returns what is to be released at the end of the turn, and forgets it. */
    final List<Hold> takeReleased() {
        List<Hold> taken = List.copyOf(released);
        released.clear();
        return taken;
    }

    /** Works off what was put off. To be called whenever the stack is unwound. */
    final void unwind() {
        if (limit == MAX_DEPTH && depth == 0) {
            return; // nothing was put off
        }
        while (!fresh.isEmpty() || !putOff.isEmpty()) {
            for (int at = fresh.size() - 1; at >= 0; at--) {
                putOff.addFirst(fresh.get(at));
            }
            fresh.clear();
            limit = MAX_DEPTH;
            depth = 0;
            putOff.removeFirst().run();
        }
        limit = MAX_DEPTH;
        depth = 0;
    }

    /** Notes that an output has something to flush. */
    void wrote(OutputNode output) {
        written.add(output.waits ? 0 : written.size(), output);
    }

    /** Notes that a record was refused. */
    void refuse(String message) {
        refusal = message;
    }

    /** Returns why a record of this turn was refused, and forgets it; null if none was. */
    @Nullable String takeRefusal() {
        String message = refusal;
        refusal = null;
        return message;
    }

    /** Notes why the graph cannot go on, for those who wait for the turn, and returns it. */
    RuntimeException failed(RuntimeException reason) {
        failure = reason;
        return reason;
    }

    /** Returns why the graph cannot go on, or null if it can. */
    @Nullable RuntimeException failure() {
        return failure;
    }

    /** From now on inputs can deliver nothing: what they read later would be kept by operators that were drained. */
    void closeIntake() {
        intakeClosed = true;
    }

    /** Whether inputs can deliver nothing any more. */
    boolean takesNothing() {
        return intakeClosed;
    }

    /** Whether an output cannot write now. */
    boolean isStuck() {
        return !stuck.isEmpty();
    }

    /**
     * Ends a turn: flushes the outputs that were written to, and releases the deliveries.
     *
     * @param delivery the one whose walk is over, or null
     * @throws IOException if an output is broken for good
     */
    void end(@Nullable Delivery delivery) throws IOException {
        unwind();
        keepRetained();
        if (!written.isEmpty() || !stuck.isEmpty()) {
            flush();
        }
        if (delivery != null && stuck.isEmpty()) {
            if (!released.isEmpty()) {
                releaseIn(delivery);
            }
            delivery.walked();
            delivery.walk().release();
        } else if (delivery != null) {
            delivery.walked();
            waiting.add(delivery.walk());
        }
        if (stuck.isEmpty()) {
            released.forEach(Hold::release);
        } else {
            waiting.addAll(released);
        }
        released.clear();
    }

    /** Releases what is in the delivery of this turn, before its source is told what is still held. */
    private void releaseIn(Delivery delivery) {
        int others = 0;
        for (Hold hold : released) {
            Hold rest = hold.releaseIn(delivery);
            if (rest != null) {
                released.set(others++, rest);
            }
        }
        released.subList(others, released.size()).clear();
    }

    private void flush() throws IOException {
        for (OutputNode output : written) {
            if (!output.flush() && !stuck.contains(output)) {
                stuck.add(output);
            }
        }
        written.clear();
        for (int at = stuck.size() - 1; at >= 0; at--) {
            if (stuck.get(at).flush()) {
                stuck.remove(at);
            }
        }
        if (stuck.isEmpty() && !waiting.isEmpty()) {
            waiting.forEach(Hold::release);
            waiting.clear();
        }
    }
}
