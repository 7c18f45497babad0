package io.canto.graph;

import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.spi.OperatorKind;
import io.canto.spi.PanicException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An open graph. A record crosses it on the thread that brings it, and one at a time: threads that come at once wait for
 * each other. A graph with {@link Lanes} has some of its operators once for each lane. Thread-safe.
 */
public final class RunningGraph implements AutoCloseable {
    private static final Duration RETRY = Duration.ofMillis(100);
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final Duration LONG = Duration.ofHours(1);

    private final Graph graph;
    private final Turn turn;
    /** One for each lane, if there are several, and what is there once. */
    private final List<Part> parts;

    private final @Nullable LaneQueue queue;
    private final int entry;
    private final List<Timer> timers = new ArrayList<>();
    /** Records from Java, by part. */
    private final long[] accepted;

    /**
     * Makes one.
     *
     * @param parts one for each lane, and what is there once as the last
     * @param queue the work of the lanes, or null if there is one
     */
    RunningGraph(Graph graph, List<Part> parts, @Nullable LaneQueue queue) {
        this.graph = graph;
        this.parts = parts;
        this.queue = queue;
        turn = shared().turn();
        entry = find(node -> true);
        accepted = new long[parts.size()];
    }

    private Part shared() {
        return parts.get(parts.size() - 1);
    }

    /**
     * Opens a graph that is linked to no other.
     *
     * @throws IOException if an operator cannot have what it needs
     */
    public static RunningGraph open(Graph graph, RunOptions options) throws IOException {
        return new GraphOpener(
                        List.of(graph), options, new Budget(options.budget().bytes()))
                .open()
                .get(0);
    }

    /** Returns the graph. */
    public Graph graph() {
        return graph;
    }

    /**
     * Sends a record through the graph from its first operator that is no input. Outputs have written it on return, unless
     * an operator keeps it.
     *
     * @throws RecordException if an operator refused it by {@code on_error: fail}
     * @throws PanicException if the graph cannot go on
     * @throws UncheckedIOException if an output is broken for good
     */
    public void accept(LogRecord record) {
        accept(entry(), List.of(record));
    }

    /**
     * Sends records through the graph as {@link #accept(LogRecord)} does one: those that came together, such as with one
     * request. Outputs write when the last of them has crossed, which takes less than to write each. If one is refused the
     * others cross all the same.
     */
    public void accept(List<LogRecord> records) {
        accept(entry(), records);
    }

    private int entry() {
        if (entry < 0) {
            throw new IllegalArgumentException("graph '" + graph.name() + "' has no operator that receives records");
        }
        return entry;
    }

    /**
     * Sends a record through the graph from an operator of it.
     *
     * @throws IllegalArgumentException if there is no such operator, or it receives nothing
     */
    public void accept(String operatorId, LogRecord record) {
        int node = find(candidate -> candidate.declaration.id().equals(operatorId));
        if (node < 0) {
            throw new IllegalArgumentException(
                    "graph '" + graph.name() + "' has no operator '" + operatorId + "' that receives records");
        }
        accept(node, List.of(record));
    }

    /** Returns the position of the first operator that receives and is so, or -1. */
    private int find(Predicate<Node> isSo) {
        List<Node> nodes = parts.get(0).nodes();
        return IntStream.range(0, nodes.size())
                .filter(at -> !(nodes.get(at) instanceof InputNode) && isSo.test(nodes.get(at)))
                .findFirst()
                .orElse(-1);
    }

    private void accept(int at, List<LogRecord> records) {
        Node node = parts.get(0).nodes().get(at);
        if (queue == null) {
            cross(node, records);
        } else if (node instanceof BorderNode border) {
            cross(border.target(), records);
        } else {
            records.forEach(record -> queue.await(queue.submit(queue.laneOf(record), lane -> {
                Part part = parts.get(lane);
                accepted[lane]++;
                part.turn().tellTime(record);
                part.turn().hop(part.nodes().get(at), record);
            })));
        }
    }

    private void cross(Node node, List<LogRecord> records) {
        turn.lock.lock();
        try {
            for (LogRecord record : records) {
                accepted[accepted.length - 1]++;
                turn.tellTime(record);
                turn.hop(node, record);
                turn.unwind();
            }
            turn.end(null);
            String refusal = turn.takeRefusal();
            if (refusal != null) {
                throw new RecordException(refusal);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            turn.lock.unlock();
        }
    }

    void addTimer(Timer timer) {
        timers.add(timer);
    }

    /** Whether records of an input can come here: it is of this graph, or of one that is linked to it. */
    boolean isLinkedTo(InputNode input) {
        return input.turn == turn;
    }

    /** Whether an output cannot write now, so that nothing more should be read. */
    boolean isStuck() {
        return turn.isStuck();
    }

    /**
     * Runs the timers that are due, and tries again what outputs could not write. An {@link Engine} does this by itself.
     *
     * @return how long until it should be called again
     * @throws PanicException if the graph cannot go on
     * @throws UncheckedIOException if an output is broken for good
     */
    public Duration tick() {
        turn.lock.lock();
        try {
            Instant now = turn.stopwatch.instant();
            Instant next = now.plus(LONG);
            for (Timer timer : timers) {
                if (timer.isDue(now)) {
                    run(timer);
                }
                next = timer.due().isBefore(next) ? timer.due() : next;
            }
            turn.end(null);
            Duration wait = Duration.between(now, next);
            return turn.isStuck() && wait.compareTo(RETRY) > 0 ? RETRY : wait;
        } catch (PanicException e) {
            throw turn.failed(e);
        } catch (IOException e) {
            throw turn.failed(new UncheckedIOException(e));
        } finally {
            turn.lock.unlock();
        }
    }

    private void run(Timer timer) {
        if (queue != null && timer.node.turn instanceof LaneTurn lane) {
            queue.submit(lane.number, number -> timer.run());
        } else {
            timer.run();
            turn.unwind();
        }
    }

    /** Tries again what outputs could not write. */
    void retry() {
        if (turn.isStuck()) {
            tick();
        }
    }

    /** Takes nothing more from inputs. */
    void closeIntake() {
        turn.closeIntake();
    }

    /** Whether an operator keeps records, outputs aside. */
    boolean keepsRecords() {
        return parts.stream().anyMatch(Part::keepsRecords);
    }

    /** Returns what operators failed to emit when they were drained, in words; nothing if all went well. */
    List<String> leftBehind() {
        return parts.stream().flatMap(part -> part.leftBehind().stream()).toList();
    }

    /** Waits until what is in the lanes has crossed them. */
    void awaitLanes() {
        if (queue != null) {
            queue.awaitAll();
        }
    }

    /**
     * Has the operators emit what they keep, in the order of the flow, and the outputs write it.
     *
     * @throws PanicException if the graph cannot go on
     * @throws UncheckedIOException if an output is broken for good
     */
    public void drain() {
        if (queue != null) {
            queue.awaitDeliveries();
            for (int at = 0; at < parts.size() - 1; at++) {
                queue.submit(at, lane -> parts.get(lane).drain());
            }
            queue.awaitAll();
        }
        turn.lock.lock();
        try {
            shared().drain();
            turn.end(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            turn.lock.unlock();
        }
    }

    /** Closes all operators, in the order of the flow. What they keep is lost; see {@link #drain}. May be called twice. */
    @Override
    public void close() {
        parts.forEach(Part::close);
    }

    /**
     * Whether the graph's turn can be had within this time: its operators come back. Afterwards it is known whether they
     * {@link #failure failed}.
     *
     * @param nanos how long to wait
     */
    boolean comesBack(long nanos) {
        boolean areTaken = takeTurns(nanos);
        if (areTaken) {
            parts.forEach(part -> part.turn().lock.unlock());
        }
        return areTaken;
    }

    /** Returns why the graph cannot go on, or null if that is not known. For who has had its turn. */
    @Nullable RuntimeException failure() {
        return turn.failure();
    }

    private boolean takeTurns(long nanos) {
        long deadline = System.nanoTime() + nanos;
        int taken = 0;
        try {
            while (taken < parts.size()
                    && parts.get(taken).turn().lock.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                taken++;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (taken < parts.size()) {
            parts.subList(0, taken).forEach(part -> part.turn().lock.unlock());
        }
        return taken == parts.size();
    }

    /**
     * Returns what was counted so far. Records that were accepted from Java are the {@code in} of an entry with no id.
     * Where an operator does not come back the counts are those of this moment, and need not add up.
     */
    public Ledger ledger() {
        boolean isQuiet = takeTurns(PATIENCE_NANOS);
        try {
            List<Ledger.Entry> entries = new ArrayList<>();
            long fromJava = Arrays.stream(accepted).sum();
            if (fromJava > 0) {
                entries.add(new Ledger.Entry(
                        graph.name(),
                        "",
                        "accept",
                        OperatorKind.INPUT,
                        fromJava,
                        fromJava,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        Map.of(),
                        Map.of()));
            }
            Map<String, Tally> tallies = new HashMap<>();
            for (Part part : parts) {
                part.nodes()
                        .forEach(node -> tallies.computeIfAbsent(node.declaration.id(), id -> new Tally())
                                .add(node.tally()));
            }
            for (OperatorDeclaration operator : graph.declaration().operators()) {
                entries.add(tallies.getOrDefault(operator.id(), new Tally()).entry(graph.name(), operator));
            }
            return new Ledger(entries);
        } finally {
            if (isQuiet) {
                parts.forEach(part -> part.turn().lock.unlock());
            }
        }
    }

    /** Returns the inputs that are polled. */
    List<InputNode> inputs() {
        return shared().nodes().stream()
                .filter(InputNode.class::isInstance)
                .map(InputNode.class::cast)
                .filter(InputNode::isRunning)
                .toList();
    }

    /** Returns the work of its lanes, or null if there is one. */
    @Nullable LaneQueue lanes() {
        return queue;
    }
}
