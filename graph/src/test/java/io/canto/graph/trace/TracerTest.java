package io.canto.graph.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.graph.CommonOptions;
import io.canto.graph.Graph;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.spi.DropReason;
import io.canto.spi.Edge;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorId;
import io.canto.spi.Outlet;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class TracerTest {
    private static final Trace.Marker PLAIN = (mark, text) -> text;

    /** Sends errors to two operators and the rest to the next. */
    private record ByLevel() implements TransformerConfig {
        @Override
        public List<Edge> edges() {
            return List.of(
                    new Edge(new OperatorId("alarm"), Edge.Kind.ROUTE, "routes[0].output[0]", "body == 'error'"),
                    new Edge(new OperatorId("keep"), Edge.Kind.ROUTE, "routes[0].output[1]", "body == 'error'"),
                    new Edge(new OperatorId("drop"), Edge.Kind.DEFAULT, "default", "default"));
        }

        @Override
        public boolean routesOnly() {
            return true;
        }

        @Override
        public Transformer build(OperatorContext context) {
            Outlet both = context.outlet(List.of(new OperatorId("alarm"), new OperatorId("keep")));
            Outlet rest = context.outlet(List.of(new OperatorId("drop")));
            return (record, out) -> out.emit(record, "error".equals(record.body()) ? both : rest);
        }
    }

    private static Tracer tracer() throws IOException {
        Graph graph = Graph.builder("g")
                .transformer("lower", (record, out) -> {
                    record.setBody(record.body().toString().toLowerCase());
                    out.emit(record);
                })
                .add("by_level", new ByLevel())
                .add(
                        "alarm",
                        (TransformerConfig) context -> (record, out) -> {
                            record.attributes().put("loud", true);
                            throw new RecordException("no bell");
                        },
                        CommonOptions.NONE.withOutput(List.of(new OperatorId("keep"))))
                .transformer("drop", (record, out) -> out.drop(record, DropReason.FILTER))
                .output("keep", record -> {})
                .build();
        return Tracer.open(List.of(graph), Clock.systemUTC());
    }

    @Test
    void a_trace_shows_changes_conditions_branches_failures_and_ends() throws IOException {
        try (Tracer tracer = tracer()) {
            assertThat(tracer.trace("g", LogRecord.of("ERROR")).text(PLAIN)).isEqualTo("""
                    lower
                       ~ body = "error" (was "ERROR")
                    by_level
                    │  body == 'error': yes
                    │     body is "error"
                    ├─ alarm
                    │     + attributes.loud = true
                    │     failed: no bell
                    │  keep
                    │     delivered
                    └─ keep
                          delivered
                    """);
        }
    }

    @Test
    void a_dropped_record_says_why() throws IOException {
        try (Tracer tracer = tracer()) {
            assertThat(tracer.trace("g", "by_level", LogRecord.of("fine")).text(PLAIN))
                    .isEqualTo("""
                    by_level
                       body == 'error': no
                          body is "fine"
                    drop
                       dropped: filter
                    """);
        }
    }

    @Test
    void a_trace_is_a_tree_for_programs() throws IOException {
        try (Tracer tracer = tracer()) {
            assertThat(tracer.trace("g", "drop", LogRecord.of("x")).toFields())
                    .hasToString("{steps=[{graph=g, operator=drop, type=drop, notes=[dropped: filter]}]}");
        }
    }
}
