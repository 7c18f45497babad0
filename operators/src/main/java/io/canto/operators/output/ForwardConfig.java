package io.canto.operators.output;

import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Edge;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorId;
import io.canto.spi.OperatorType;
import io.canto.spi.Outlet;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.util.List;

/** Sends records to another graph of the same run: same thread, same walk, same delivery. */
@OperatorType(
        value = "forward",
        summary = "Sends records to another graph of the same run.",
        description = """
                `to` names a graph, whose first operator that is no input gets the records, or an operator of it as
                `graph/operator`. The records cross the other graph on the same thread and in the same walk, and belong to
                the same delivery: the source they came from waits for the outputs of the other graph too.

                Links between graphs that are loaded together are checked like any other way; a loop over them is an error.
                Between graphs that are loaded apart the seen counter guards against loops.
                """,
        badInput = "A record for an optional graph that is not there is dropped and counted as `no_route`.",
        elsewhere = {"OpenTelemetry: forward connector", "Logstash: pipeline output"})
@Example("""
        title: To a graph that is not there, which is fine
        config: {type: forward, to: archive, optional: true}
        in: [{body: a}]
        out: []
        dropped: {no_route: 1}
        """)
@Example("""
        title: To an operator of another graph
        config:
          - {type: router, routes: [{expr: "severity >= 17", output: alarm}], default: rest}
          - {id: alarm, type: forward, to: alarms/parse, optional: true}
        in: [{body: a, severity: 17}, {body: b}]
        out: {rest: [{body: b}]}
        dropped: {no_route: 1}
        """)
public record ForwardConfig(
        @Doc("The graph, or `graph/operator`.") OperatorId to,

        @Doc("Whether the graph need not be there.") @Default("false")
        boolean optional)
        implements TransformerConfig {
    @Override
    public List<Edge> edges() {
        return List.of(new Edge(to, optional ? Edge.Kind.OPTIONAL_LINK : Edge.Kind.LINK, "to", ""));
    }

    @Override
    public boolean routesOnly() {
        return true;
    }

    @Override
    public StateScope stateScope() {
        return StateScope.NONE;
    }

    @Override
    public Transformer build(OperatorContext context) {
        Outlet graph = context.outlet(List.of(to));
        return (record, out) -> out.emit(record, graph);
    }
}
