package io.canto.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.record.LogRecord;
import io.canto.spi.DropReason;
import io.canto.spi.Edge;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorId;
import io.canto.spi.Outlet;
import io.canto.spi.PanicException;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopsAndLinksTest {
    private final List<String> written = new ArrayList<>();

    /** Adds one to the body and sends the record to the operator that its attribute {@code to} names. */
    private record Computed(List<String> targets) implements TransformerConfig {
        @Override
        public List<Edge> edges() {
            return targets.stream()
                    .map(id -> new Edge(new OperatorId(id), Edge.Kind.COMPUTED, "targets", ""))
                    .toList();
        }

        @Override
        public boolean routesOnly() {
            return true;
        }

        @Override
        public Transformer build(OperatorContext context) {
            return (record, out) -> {
                long count = (Long) record.body() + 1;
                record.setBody(count);
                long until = (Long) record.attributes().getOrDefault("until", 1L);
                Outlet outlet = context.find(count >= until ? "out" : targets.get(0));
                out.emit(record, outlet);
            };
        }
    }

    private record Forward(String to, boolean optional) implements TransformerConfig {
        @Override
        public List<Edge> edges() {
            Edge.Kind kind = optional ? Edge.Kind.OPTIONAL_LINK : Edge.Kind.LINK;
            return List.of(new Edge(new OperatorId(to), kind, "to", ""));
        }

        @Override
        public boolean routesOnly() {
            return true;
        }

        @Override
        public Transformer build(OperatorContext context) {
            Outlet outlet = context.outlet(List.of(new OperatorId(to)));
            return (record, out) -> out.emit(record, outlet);
        }
    }

    private Graph loop(int maxSeen, SeenAction action) {
        return Graph.builder("g")
                .transformer("start", (record, out) -> out.emit(record))
                .add("again", new Computed(List.of("start", "out")))
                .output("out", record -> written.add("out:" + record.body()))
                .options(new GraphOptions(
                        GraphOptions.Unused.ERROR, maxSeen, action, GraphOptions.NONE.expressionLimits(), null))
                .build();
    }

    private static LogRecord counting(long until) {
        LogRecord record = LogRecord.of(0L);
        record.attributes().put("until", until);
        return record;
    }

    @Test
    void a_record_that_comes_back_too_often_is_dropped_and_the_way_is_named() throws IOException {
        try (RunningGraph graph = RunningGraph.open(loop(1, SeenAction.DROP), RunOptions.DEFAULT)) {
            graph.accept(counting(1));
            graph.accept(counting(5));

            assertThat(written).containsExactly("out:1");
            assertThat(graph.ledger().dropped()).containsEntry(DropReason.SEEN_LIMIT, 1L);
            assertThat(graph.ledger().addsUp()).isTrue();
        }
    }

    @Test
    void a_record_may_come_back_as_often_as_the_graph_says() throws IOException {
        try (RunningGraph graph = RunningGraph.open(loop(5, SeenAction.DROP), RunOptions.DEFAULT)) {
            graph.accept(counting(5));
            graph.accept(counting(6));

            assertThat(written).containsExactly("out:5");
        }
    }

    @Test
    void a_panic_names_the_way_the_record_took() throws IOException {
        try (RunningGraph graph = RunningGraph.open(loop(1, SeenAction.parse("panic")), RunOptions.DEFAULT)) {
            assertThatThrownBy(() -> graph.accept(counting(5)))
                    .isInstanceOf(PanicException.class)
                    .hasMessage("seen_limit: record came to 'start' more than 1 time, by start -> again -> start");
        }
    }

    @Test
    void a_hundred_thousand_rounds_fit_on_a_small_stack() throws Exception {
        Graph looping = loop(100_000, SeenAction.DROP);
        Thread thread = new Thread(
                null,
                () -> {
                    try (RunningGraph graph = RunningGraph.open(looping, RunOptions.DEFAULT)) {
                        graph.accept(counting(100_000));
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                },
                "small stack",
                512 * 1024);
        thread.start();
        thread.join();

        assertThat(written).containsExactly("out:100000");
    }

    @Test
    void graphs_loaded_apart_are_linked_and_guarded() throws IOException {
        Graph ping = Graph.builder("ping")
                .transformer("in", (record, out) -> out.emit(record))
                .add("to_pong", new Forward("pong", false))
                .build();
        Graph pong = Graph.builder("pong")
                .transformer("in", (record, out) -> out.emit(record))
                .add("to_ping", new Forward("ping", false))
                .build();
        try (Engine engine = Engine.open(List.of(ping, pong), RunOptions.DEFAULT)) {
            engine.graph("ping").accept(LogRecord.of("x"));

            assertThat(engine.ledger().dropped()).containsOnly(java.util.Map.entry(DropReason.SEEN_LIMIT, 1L));
            assertThat(engine.ledger().addsUp()).isTrue();
        }
    }

    @Test
    void a_loop_over_links_loaded_together_is_refused_with_its_path() {
        List<GraphDeclaration> both = List.of(
                Graph.builder("ping")
                        .transformer("in", (record, out) -> out.emit(record))
                        .add("to_pong", new Forward("pong", false))
                        .declare(),
                Graph.builder("pong")
                        .transformer("in", (record, out) -> out.emit(record))
                        .add("to_ping", new Forward("ping/in", false))
                        .declare());

        assertThatThrownBy(() -> Graph.check(both, CheckOptions.EMBEDDED, List.of()))
                .hasMessageContaining("ping/in -> ping/to_pong -> pong/in -> pong/to_ping -> ping/in");
    }

    @Test
    void a_link_to_no_graph_is_an_error_at_the_start_or_drops_if_optional() throws IOException {
        Graph alone = Graph.builder("a").add("f", new Forward("b", false)).build();
        assertThatThrownBy(() -> Engine.open(List.of(alone), RunOptions.DEFAULT))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("'f' forwards to 'b', which is no graph that is running");

        Graph optional = Graph.builder("a").add("f", new Forward("b", true)).build();
        try (Engine engine = Engine.open(List.of(optional), RunOptions.DEFAULT)) {
            engine.graph("a").accept(LogRecord.of("x"));

            assertThat(engine.ledger().dropped()).containsEntry(DropReason.NO_ROUTE, 1L);
        }
    }
}
