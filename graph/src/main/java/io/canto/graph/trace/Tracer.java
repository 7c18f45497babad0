package io.canto.graph.trace;

import io.canto.graph.Engine;
import io.canto.graph.Graph;
import io.canto.graph.Probe;
import io.canto.graph.RunOptions;
import io.canto.record.LogRecord;
import io.canto.record.RecordError;
import io.canto.spi.DropReason;
import io.canto.spi.Edge;
import io.canto.spi.OperatorConfig;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sends records through graphs whose inputs and outputs are not opened, and notes their way. Not thread-safe.
 *
 * <p>A walk is depth first, so what arrives belongs to the emission that was made last and still has a target to reach.
 */
public final class Tracer implements AutoCloseable {
    private final Engine engine;
    private final Map<String, OperatorConfig> configs;
    private final Map<String, String> types;
    private final Deque<Emission> emissions = new ArrayDeque<>();
    private final Map<LogRecord, Step> hands = new IdentityHashMap<>();
    private final Map<LogRecord, Step> kept = new IdentityHashMap<>();
    private List<Step> roots = new ArrayList<>();

    private Tracer(List<Graph> graphs, InstantSource clock) throws IOException {
        configs = new java.util.HashMap<>();
        types = new java.util.HashMap<>();
        for (Graph graph : graphs) {
            graph.declaration().operators().forEach(operator -> {
                String name = graph.name() + "/" + operator.id();
                types.put(name, operator.type());
                OperatorConfig config = operator.config();
                if (config != null) {
                    configs.put(name, config);
                }
            });
        }
        RunOptions options = RunOptions.DEFAULT
                .withClock(clock)
                .withOutputs((graph, id, config, context) -> record -> {})
                .withProbe(new Notes());
        engine = Engine.open(graphs, options);
    }

    /**
     * Opens graphs for tracing.
     *
     * @throws IOException if an operator cannot have what it needs
     */
    public static Tracer open(List<Graph> graphs, InstantSource clock) throws IOException {
        return new Tracer(graphs, clock);
    }

    /**
     * Sends a record through a graph, from its first operator that is no input.
     *
     * @throws io.canto.record.RecordException if an operator refused it
     * @throws io.canto.spi.PanicException if the graph cannot go on
     */
    public Trace trace(String graph, LogRecord record) {
        engine.graph(graph).accept(record);
        return take();
    }

    /** Sends a record through a graph from an operator of it; else as {@link #trace(String, LogRecord)}. */
    public Trace trace(String graph, String operator, LogRecord record) {
        engine.graph(graph).accept(operator, record);
        return take();
    }

    /** Has a graph's operators emit what they keep, and returns the ways of that. */
    public Trace drain(String graph) {
        engine.graph(graph).drain();
        return take();
    }

    private Trace take() {
        Trace trace = new Trace(List.copyOf(roots));
        hands.forEach((record, step) -> kept.put(record, step.goneOn()));
        hands.clear();
        roots = new ArrayList<>();
        emissions.clear();
        return trace;
    }

    @Override
    public void close() {
        engine.close();
    }

    private List<RouteTest> routes(String name, LogRecord record) {
        OperatorConfig config = configs.get(name);
        if (config == null || !config.routesOnly()) {
            return List.of();
        }
        Set<String> conditions = new LinkedHashSet<>();
        for (Edge edge : config.edges()) {
            if (edge.kind() == Edge.Kind.ROUTE && edge.option().startsWith("routes[")) {
                conditions.add(edge.label());
            }
        }
        return conditions.stream()
                .map(condition -> RouteTest.of(condition, record))
                .toList();
    }

    /** An emission, and the targets that it has not reached yet. */
    private record Emission(Step from, Deque<String> targets) {}

    /** Turns what the engine tells into steps. */
    private final class Notes implements Probe {
        @Override
        public void arrived(String graph, String operator, LogRecord record) {
            String name = graph + "/" + operator;
            Step step =
                    new Step(graph, operator, types.getOrDefault(name, operator), record.fork(), routes(name, record));
            while (!emissions.isEmpty()
                    && !name.equals(emissions.element().targets.peek())) {
                emissions.pop();
            }
            if (emissions.isEmpty()) {
                roots.add(step);
            } else {
                emissions.element().targets.remove();
                emissions.element().from.next().add(step);
            }
            hands.put(record, step);
        }

        @Override
        public void emitted(String graph, String operator, LogRecord record, List<String> targets) {
            Step step = leave(graph, operator, record);
            emissions.push(new Emission(step, new ArrayDeque<>(targets)));
        }

        @Override
        public void skipped(String graph, String operator, LogRecord record) {
            hand(graph, operator, record).notes().add("skipped, as its if does not hold");
        }

        @Override
        public void delivered(String graph, String operator, LogRecord record) {
            leave(graph, operator, record).notes().add("delivered");
        }

        @Override
        public void dropped(String graph, String operator, LogRecord record, DropReason reason) {
            leave(graph, operator, record).notes().add("dropped: " + reason);
        }

        @Override
        public void retained(String graph, String operator, LogRecord record) {
            hand(graph, operator, record).notes().add("kept");
        }

        @Override
        public void merged(String graph, String operator, LogRecord record) {
            leave(graph, operator, record).notes().add("merged into the record that is kept");
        }

        @Override
        public void failed(String graph, String operator, LogRecord record, RecordError error) {
            hand(graph, operator, record).notes().add("failed: " + error.message());
        }

        /** A record that was not seen to arrive was made by the operator that has it. */
        private Step hand(String graph, String operator, LogRecord record) {
            Step step = hands.get(record);
            if (step != null) {
                return step;
            }
            Step again = kept.remove(record);
            if (again != null) {
                hands.put(record, again);
                roots.add(again);
                return again;
            }
            Step made = new Step(
                    graph, operator, types.getOrDefault(graph + "/" + operator, operator), record.fork(), List.of());
            made.notes().add("made here");
            hands.put(record, made);
            (emissions.isEmpty() ? roots : lastOf(graph, operator)).add(made);
            return made;
        }

        private List<Step> lastOf(String graph, String operator) {
            return emissions.stream()
                    .map(Emission::from)
                    .filter(step ->
                            step.graph().equals(graph) && step.operator().equals(operator))
                    .map(Step::next)
                    .findFirst()
                    .orElse(roots);
        }

        private Step leave(String graph, String operator, LogRecord record) {
            Step step = hand(graph, operator, record);
            step.left(record);
            hands.remove(record);
            return step;
        }
    }
}
