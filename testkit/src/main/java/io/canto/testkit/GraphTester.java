package io.canto.testkit;

import io.canto.config.GraphLoader;
import io.canto.config.LoadedGraphs;
import io.canto.config.OperatorCatalog;
import io.canto.graph.CheckOptions;
import io.canto.graph.Graph;
import io.canto.graph.GraphException;
import io.canto.graph.Ledger;
import io.canto.graph.Probe;
import io.canto.graph.RunOptions;
import io.canto.graph.RunningGraph;
import io.canto.record.Delivery;
import io.canto.record.LogRecord;
import io.canto.record.RecordError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph that is open for a test: inputs stay closed, outputs keep what they get, and the clock moves by hand.
 *
 * <pre>{@code
 * try (GraphTester test = GraphTester.of(catalog, """
 *         operators:
 *           - {type: recombine, combine_field: body, is_first_entry: "!body.startsWith(' ')"}
 *           - {id: out, type: drop_output}
 *         """)) {
 *     test.send("Exception").send("  at a.b").advance(Duration.ofSeconds(6));
 *
 *     assertThat(test.received("out")).singleElement().extracting(LogRecord::body).isEqualTo("Exception\n  at a.b");
 * }
 * }</pre>
 *
 * <p>{@link #close} drains the graph and fails the test if the ledger does not add up, an operator still keeps a record, or
 * a delivery was not settled exactly once. Not thread-safe.
 */
public final class GraphTester implements AutoCloseable {
    private static final Duration LEAST_STEP = Duration.ofMillis(1);

    private final Graph graph;
    private final RunningGraph running;
    private final ManualClock clock;
    private final Map<String, List<LogRecord>> received;
    private final List<RecordError> errors;
    private final List<Sent> sent = new ArrayList<>();
    private boolean broken;
    private boolean closed;

    private GraphTester(
            Graph graph,
            RunningGraph running,
            ManualClock clock,
            Map<String, List<LogRecord>> received,
            List<RecordError> errors) {
        this.graph = graph;
        this.running = running;
        this.clock = clock;
        this.received = received;
        this.errors = errors;
    }

    /** Opens a graph; the clock stands at {@link ManualClock#START}. */
    public static GraphTester of(Graph graph) {
        return of(graph, new ManualClock());
    }

    /**
     * Opens a graph with a clock.
     *
     * @throws UncheckedIOException if an operator cannot have what it needs
     */
    public static GraphTester of(Graph graph, ManualClock clock) {
        Map<String, List<LogRecord>> received = new LinkedHashMap<>();
        List<RecordError> errors = new ArrayList<>();
        Probe probe = new Probe() {
            @Override
            public void failed(String name, String operator, LogRecord record, RecordError error) {
                errors.add(error);
            }
        };
        RunOptions options = RunOptions.DEFAULT
                .withClock(clock)
                .withProbe(probe)
                .withOutputs((name, id, config, context) -> {
                    List<LogRecord> records = new ArrayList<>();
                    received.put(id, records);
                    return record -> records.add(record.fork());
                });
        try {
            return new GraphTester(graph, RunningGraph.open(graph, options), clock, received, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads, checks and opens a graph.
     *
     * @throws GraphException with everything that is wrong with it
     */
    public static GraphTester of(OperatorCatalog catalog, String yaml) {
        return of(graph(catalog, yaml));
    }

    /**
     * Reads and checks the one graph of a YAML text; relative paths begin at the working directory.
     *
     * @throws GraphException with everything that is wrong with it
     */
    public static Graph graph(OperatorCatalog catalog, String yaml) {
        return graph(catalog, yaml, Path.of(""));
    }

    /**
     * Reads and checks the one graph of a YAML text.
     *
     * @param directory where relative paths begin
     * @throws GraphException with everything that is wrong with it
     */
    public static Graph graph(OperatorCatalog catalog, String yaml, Path directory) {
        LoadedGraphs loaded =
                new GraphLoader(catalog).withEnvironment(name -> null).read(yaml, "graph.yaml", directory);
        List<Graph> graphs = GraphLoader.check(loaded, CheckOptions.EMBEDDED);
        if (graphs.size() != 1) {
            throw new IllegalArgumentException("a test takes one graph, not " + graphs.size());
        }
        return graphs.get(0);
    }

    /** Sends records with these bodies, each as a delivery of its own, from the first operator that is no input. */
    public GraphTester send(Object... bodies) {
        for (Object body : bodies) {
            send(LogRecord.of(body));
        }
        return this;
    }

    /** Sends a record, as a delivery of its own, from the first operator that is no input. */
    public GraphTester send(LogRecord record) {
        return deliver(List.of(record), () -> running.accept(record));
    }

    /**
     * Sends records as one delivery, as an input does with what it has read at once, from the first operator that is no
     * input.
     */
    public GraphTester sendTogether(List<LogRecord> records) {
        return deliver(records, () -> running.accept(records));
    }

    /** Sends a record, as a delivery of its own, from an operator. */
    public GraphTester sendTo(String operatorId, LogRecord record) {
        return deliver(List.of(record), () -> running.accept(operatorId, record));
    }

    private GraphTester deliver(List<LogRecord> records, Runnable walk) {
        Sent delivery = new Sent(clock);
        sent.add(delivery);
        for (int place = 0; place < records.size(); place++) {
            records.get(place).setDelivery(delivery.delivery, place);
        }
        boolean done = false;
        try {
            walk.run();
            done = true;
        } finally {
            broken |= !done && !delivery.delivery.isFailed();
            delivery.delivery.walk().release();
        }
        return this;
    }

    /** Moves the clock, stopping wherever a timer of the graph is due. */
    public GraphTester advance(Duration by) {
        Duration left = by;
        while (!left.isZero()) {
            Duration due = running.tick();
            Duration step = due.compareTo(LEAST_STEP) < 0 ? LEAST_STEP : due;
            step = step.compareTo(left) < 0 ? step : left;
            clock.advance(step);
            left = left.minus(step);
        }
        running.tick();
        return this;
    }

    /** Has the operators emit what they keep, as a stop does. */
    public GraphTester drain() {
        running.drain();
        return this;
    }

    /**
     * Returns copies of what an output got, in the order it came.
     *
     * @throws IllegalArgumentException if there is no such output
     */
    public List<LogRecord> received(String outputId) {
        List<LogRecord> records = received.get(outputId);
        if (records == null) {
            throw new IllegalArgumentException("no output '" + outputId + "'; there are " + received.keySet());
        }
        return List.copyOf(records);
    }

    /** Returns the ids of the outputs. */
    public List<String> outputs() {
        return List.copyOf(received.keySet());
    }

    /** Returns the failures of operators, in the order they came. */
    public List<RecordError> errors() {
        return List.copyOf(errors);
    }

    /** Returns what was counted so far. */
    public Ledger ledger() {
        return running.ledger();
    }

    /** Returns what an operator has counted so far. */
    public Ledger.Entry ledger(String operatorId) {
        return ledger().entry(graph.name(), operatorId);
    }

    /** Returns how many of the records sent are settled: written, dropped or merged, with all that was made of them. */
    public long settled() {
        return sent.stream().mapToLong(delivery -> delivery.settled).sum();
    }

    /** Returns the clock of the graph. */
    public ManualClock clock() {
        return clock;
    }

    /** Drains, checks and closes the graph; nothing happens the second time. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            running.drain();
            running.drain();
            if (!broken) {
                check();
            }
        } finally {
            running.close();
            running.close();
        }
    }

    private void check() {
        Ledger ledger = running.ledger();
        if (!ledger.addsUp()) {
            throw new AssertionError(
                    "the ledger does not add up: " + ledger.missing() + " records are missing; " + ledger);
        }
        long kept = ledger.total(Ledger.Entry::inFlight);
        if (kept != 0) {
            throw new AssertionError(kept + " records are still kept after a drain; " + ledger);
        }
        for (int at = 0; at < sent.size(); at++) {
            Sent delivery = sent.get(at);
            if (delivery.settled != (delivery.delivery.isFailed() ? 0 : 1)) {
                throw new AssertionError("record " + (at + 1) + " was settled " + delivery.settled + " times");
            }
        }
    }

    /** One record that was sent. */
    private static final class Sent {
        private int settled;
        private final Delivery delivery;

        Sent(ManualClock clock) {
            delivery = new Delivery(() -> settled++, clock);
        }
    }
}
