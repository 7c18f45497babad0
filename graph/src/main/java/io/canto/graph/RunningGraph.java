package io.canto.graph;

import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.spi.InputConfig;
import io.canto.spi.OperatorKind;
import io.canto.spi.PanicException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open graph. A record crosses it on the thread that brings it, and one at a time: threads that come at once wait for
 * each other. Thread-safe.
 */
public final class RunningGraph implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RunningGraph.class);
    private static final Duration RETRY = Duration.ofMillis(100);
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final Duration LONG = Duration.ofHours(1);

    private final Graph graph;
    private final Turn turn;
    private final List<Node> nodes;
    private final List<Node> inFlow;
    private final @Nullable Node entry;
    private final List<Timer> timers = new ArrayList<>();
    private long accepted;

    RunningGraph(Graph graph, Turn turn, List<Node> nodes, @Nullable Node entry, List<Node> inFlow) {
        this.graph = graph;
        this.turn = turn;
        this.nodes = nodes;
        this.entry = entry;
        this.inFlow = inFlow;
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
     * @throws io.canto.spi.PanicException if the graph cannot go on
     * @throws UncheckedIOException if an output is broken for good
     */
    public void accept(LogRecord record) {
        if (entry == null) {
            throw new IllegalArgumentException("graph '" + graph.name() + "' has no operator that receives records");
        }
        accept(entry, record);
    }

    /**
     * Sends a record through the graph from an operator of it.
     *
     * @throws IllegalArgumentException if there is no such operator, or it receives nothing
     */
    public void accept(String operatorId, LogRecord record) {
        Node node = nodes.stream()
                .filter(candidate -> candidate.declaration.id().equals(operatorId))
                .filter(candidate -> !(candidate.declaration.config() instanceof InputConfig))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "graph '" + graph.name() + "' has no operator '" + operatorId + "' that receives records"));
        accept(node, record);
    }

    private void accept(Node node, LogRecord record) {
        turn.lock.lock();
        try {
            accepted++;
            turn.tellTime(record);
            turn.hop(node, record);
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
     * @throws io.canto.spi.PanicException if the graph cannot go on
     * @throws UncheckedIOException if an output is broken for good
     */
    public Duration tick() {
        turn.lock.lock();
        try {
            Instant now = turn.stopwatch.instant();
            Instant next = now.plus(LONG);
            for (Timer timer : timers) {
                timer.runIfDue(now);
                turn.unwind();
                next = timer.due().isBefore(next) ? timer.due() : next;
            }
            turn.end(null);
            Duration wait = Duration.between(now, next);
            return turn.isStuck() && wait.compareTo(RETRY) > 0 ? RETRY : wait;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            turn.lock.unlock();
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
        return nodes.stream().anyMatch(node -> !(node instanceof OutputNode) && node.tally.inFlight > 0);
    }

    /**
     * Has the operators emit what they keep, in the order of the flow, and the outputs write it.
     *
     * @throws io.canto.spi.PanicException if the graph cannot go on
     * @throws UncheckedIOException if an output is broken for good
     */
    public void drain() {
        turn.lock.lock();
        try {
            for (Node node : inFlow) {
                try {
                    node.drain();
                } catch (PanicException e) {
                    throw e;
                } catch (RuntimeException | StackOverflowError e) {
                    node.tally.errors++;
                    node.warn("it could not be drained: " + e);
                }
                turn.unwind();
            }
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
        turn.lock.lock();
        try {
            for (Node node : inFlow) {
                try {
                    node.close();
                } catch (Exception e) {
                    log.warn(
                            "operator '{}/{}' could not be closed: {}",
                            graph.name(),
                            node.declaration.id(),
                            e.toString());
                }
            }
        } finally {
            turn.lock.unlock();
        }
    }

    /**
     * Whether the graph's turn can be had within this time: its operators come back.
     *
     * @param nanos how long to wait
     */
    boolean comesBack(long nanos) {
        boolean isTaken = takeTurn(nanos);
        if (isTaken) {
            turn.lock.unlock();
        }
        return isTaken;
    }

    private boolean takeTurn(long nanos) {
        try {
            return turn.lock.tryLock(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Returns what was counted so far. Records that were accepted from Java are the {@code in} of an entry with no id.
     * Where an operator does not come back the counts are those of this moment, and need not add up.
     */
    public Ledger ledger() {
        boolean isQuiet = takeTurn(PATIENCE_NANOS);
        try {
            List<Ledger.Entry> entries = new ArrayList<>();
            if (accepted > 0) {
                entries.add(new Ledger.Entry(
                        graph.name(),
                        "",
                        "accept",
                        OperatorKind.INPUT,
                        accepted,
                        accepted,
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
            nodes.forEach(node -> entries.add(node.entry()));
            return new Ledger(entries);
        } finally {
            if (isQuiet) {
                turn.lock.unlock();
            }
        }
    }

    /** Returns the inputs that are polled. */
    List<InputNode> inputs() {
        return nodes.stream()
                .filter(InputNode.class::isInstance)
                .map(InputNode.class::cast)
                .filter(InputNode::isRunning)
                .toList();
    }
}
