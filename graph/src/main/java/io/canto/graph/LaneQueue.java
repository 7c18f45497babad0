package io.canto.graph;

import io.canto.record.Delivery;
import io.canto.record.LogRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The work of the lanes of a graph, and of all graphs linked to it. Pieces are worked on side by side, each in one lane;
 * what they leave crosses the shared operators in the order in which the pieces came. So outputs get what they would get
 * from one lane, in the same order.
 *
 * <p>A lane whose piece is not the next one leaves it to whoever ends that one, and goes on. Who waits for something helps.
 * Thread-safe.
 */
final class LaneQueue {
    /** For a piece that any lane may work on. */
    static final int ANY = -1;

    /** Pieces that may be on their way for each lane; who brings more waits. */
    private static final int PIECES_A_LANE = 3;

    /** So many sources take the lanes in turn, which spreads a few evenly; the lanes of more are chosen by hash. */
    private static final int SOURCES_IN_TURN = 1_000;

    private final Turn shared;
    private final List<LaneTurn> lanes;
    private final boolean isKeyed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Piece> waiting = new ArrayDeque<>();
    private final boolean[] busy;
    private final Map<String, Integer> laneOfSource = new ConcurrentHashMap<>();
    /** What is to cross, by ticket. */
    private final Map<Long, Done> done = new HashMap<>();

    private volatile Executor workers = Runnable::run;
    private volatile Consumer<RuntimeException> broken = failure -> {};
    private long submitted;
    private long crossed;
    /** Those that were begun, and not submitted as a whole. */
    private int deliveries;

    private boolean isCrossing;
    private @Nullable RuntimeException failure;
    /** Tickets below this were given up for the failure. */
    private long givenUp;

    /**
     * Makes one.
     *
     * @param isKeyed whether the records of one source stay in one lane
     */
    LaneQueue(Turn shared, List<LaneTurn> lanes, boolean isKeyed) {
        this.shared = shared;
        this.lanes = lanes;
        this.isKeyed = isKeyed;
        busy = new boolean[lanes.size()];
    }

    /** Work in a lane. */
    @FunctionalInterface
    interface Work {
        /** Does it. */
        void run(int lane);

        /** Whether the shared turn ends with it; if not, it goes on with what is submitted next. */
        default boolean endsTurn() {
            return true;
        }

        /** What it left has crossed the shared operators, and will be written at the end of their turn. */
        default void crossed(Turn turn) {}

        /** Returns the delivery whose walk is over when this has crossed, or null. */
        default @Nullable Delivery walked() {
            return null;
        }
    }

    private record Piece(long ticket, int lane, Work work) {
        Piece in(int chosen) {
            return new Piece(ticket, chosen, work);
        }
    }

    private record Done(long ticket, HandOver handOver, Work work) {}

    /**
     * Has others do the work from now on; until then it is done by whoever brings it.
     *
     * @param whenBroken told why the graph cannot go on
     */
    void start(Executor others, Consumer<RuntimeException> whenBroken) {
        workers = others;
        broken = whenBroken;
    }

    /** Returns how many lanes there are. */
    int size() {
        return lanes.size();
    }

    /** Whether the records of one source stay in one lane. */
    boolean bindsSources() {
        return isKeyed;
    }

    /** Returns the lane that a record belongs to, or {@link #ANY}. */
    int laneOf(LogRecord record) {
        String source = record.source();
        if (!isKeyed || source == null) {
            return isKeyed ? 0 : ANY;
        }
        Integer lane = laneOfSource.get(source);
        return lane == null ? laneOf(source) : lane;
    }

    private int laneOf(String source) {
        lock.lock();
        try {
            int size = laneOfSource.size();
            return size < SOURCES_IN_TURN
                    ? laneOfSource.computeIfAbsent(source, added -> size % lanes.size())
                    : laneOfSource.getOrDefault(source, Math.floorMod(source.hashCode(), lanes.size()));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Begins a delivery, when there is room for more.
     *
     * @throws StoppingException if the graph takes nothing any more
     * @throws RuntimeException if the graph cannot go on: why
     */
    void begin() {
        awaitRoom();
        lock.lock();
        try {
            if (failure != null) {
                throw failure;
            }
            if (shared.takesNothing()) {
                throw new StoppingException();
            }
            deliveries++;
        } finally {
            lock.unlock();
        }
    }

    /** Ends a delivery: all of it was submitted. */
    void end() {
        lock.lock();
        try {
            deliveries--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Adds a part of a delivery, and returns its ticket. It is given up if the graph cannot go on. */
    long submitPart(int lane, Work work) {
        awaitRoom();
        lock.lock();
        try {
            return failure == null ? submit(lane, work) : givenUp - 1;
        } finally {
            lock.unlock();
        }
    }

    /** Adds a piece of work, and returns its ticket. */
    long submit(int lane, Work work) {
        lock.lock();
        try {
            waiting.add(new Piece(submitted, lane, work));
            workers.execute(this::workOnce);
            return submitted++;
        } finally {
            lock.unlock();
        }
    }

    private void awaitRoom() {
        helpUntil(() -> submitted - crossed < (long) PIECES_A_LANE * lanes.size());
    }

    /** Waits until no delivery is in the middle of its submission, and helps. */
    void awaitDeliveries() {
        helpUntil(() -> deliveries == 0);
    }

    /** Waits until all that was submitted has crossed or was given up, and helps. */
    void awaitAll() {
        lock.lock();
        long end = submitted;
        lock.unlock();
        helpUntil(() -> crossed >= end);
    }

    /**
     * Waits until the piece with this ticket and all before it have crossed, and helps.
     *
     * @throws RuntimeException if it was given up: why
     */
    void await(long ticket) {
        helpUntil(() -> crossed > ticket);
        lock.lock();
        try {
            if (failure != null && ticket < givenUp) {
                throw failure;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Works until something is so, which is looked at under the lock. */
    private void helpUntil(BooleanSupplier isSo) {
        boolean worked = true;
        while (true) {
            lock.lock();
            try {
                if (isSo.getAsBoolean()) {
                    return;
                }
                if (!worked) {
                    changed.awaitUninterruptibly();
                }
            } finally {
                lock.unlock();
            }
            worked = workOnce();
        }
    }

    /** Works on a piece if there is one that no other stands in the way of, and says whether there was. */
    private boolean workOnce() {
        Piece piece = take();
        if (piece == null) {
            return false;
        }
        work(piece);
        cross();
        return true;
    }

    /** Returns the first piece whose lane is idle, which is busy then. The pieces of one lane stay in their order. */
    private @Nullable Piece take() {
        lock.lock();
        try {
            for (Iterator<Piece> each = waiting.iterator(); each.hasNext(); ) {
                Piece piece = each.next();
                int lane = piece.lane == ANY ? idleLane() : piece.lane;
                if (lane >= 0 && !busy[lane]) {
                    each.remove();
                    busy[lane] = true;
                    return piece.in(lane);
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private int idleLane() {
        int lane = busy.length - 1;
        while (lane >= 0 && busy[lane]) {
            lane--;
        }
        return lane;
    }

    private void work(Piece piece) {
        LaneTurn turn = lanes.get(piece.lane);
        turn.lock.lock();
        try {
            piece.work.run(piece.lane);
            ended(piece, turn.end());
        } catch (RuntimeException | Error e) {
            turn.discard();
            ended(piece, null);
            fail(e);
        } finally {
            turn.lock.unlock();
        }
    }

    private void ended(Piece piece, @Nullable HandOver handOver) {
        boolean isMore;
        lock.lock();
        try {
            busy[piece.lane] = false;
            if (handOver != null && piece.ticket >= crossed) {
                done.put(piece.ticket, new Done(piece.ticket, handOver, piece.work));
            }
            isMore = !waiting.isEmpty();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (isMore) {
            workers.execute(this::workOnce); // the lane may have been in the way of others
        }
    }

    /** Has everything cross whose turn it is, unless somebody is about it: then what was just done is seen there. */
    private void cross() {
        lock.lock();
        try {
            if (isCrossing) {
                return;
            }
            isCrossing = true;
        } finally {
            lock.unlock();
        }
        boolean goesOn = true;
        while (goesOn) {
            goesOn = crossNext();
        }
    }

    /** The shared turn comes before the lock, so that whoever has both sees every record somewhere. */
    private boolean crossNext() {
        shared.lock.lock();
        try {
            Done next = next();
            if (next != null) {
                next.handOver.cross(shared, next.work);
                crossed(next.ticket);
            }
            return next != null;
        } catch (IOException e) {
            fail(new UncheckedIOException(e));
            return true;
        } catch (RuntimeException | Error e) {
            fail(e);
            return true;
        } finally {
            shared.lock.unlock();
        }
    }

    private @Nullable Done next() {
        lock.lock();
        try {
            Done next = done.remove(crossed);
            isCrossing = next != null;
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void crossed(long ticket) {
        lock.lock();
        try {
            crossed = Math.max(crossed, ticket + 1);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Gives up all that is on its way: the graph cannot go on. What comes after that can drain it. */
    private void fail(Throwable reason) {
        RuntimeException failed = reason instanceof RuntimeException known ? known : new IllegalStateException(reason);
        lock.lock();
        try {
            failure = failure == null ? failed : failure;
            givenUp = submitted;
            crossed = submitted;
            waiting.clear();
            done.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        broken.accept(failed);
    }
}
