package io.canto.graph;

import io.canto.graph.Topology.Vertex;
import io.canto.spi.OperatorConfig;
import io.canto.spi.OperatorConfig.ClaimContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds inputs that read what an output behind them writes: loops that lead through a file. */
final class OwnOutputChecks {
    private final Topology topology;
    private final Map<String, GraphDeclaration> graphs;
    private final List<Problem> problems = new ArrayList<>();

    OwnOutputChecks(Topology topology, Map<String, GraphDeclaration> graphs) {
        this.topology = topology;
        this.graphs = graphs;
    }

    List<Problem> check() {
        topology.vertices().stream().filter(vertex -> !vertex.receives()).forEach(this::check);
        return problems;
    }

    private void check(Vertex input) {
        topology.reach(List.of(input.index())).stream()
                .filter(at -> at != input.index())
                .sorted()
                .forEach(output -> check(input, topology.vertices().get(output)));
    }

    private void check(Vertex input, Vertex output) {
        OperatorConfig reader = input.operator().config();
        OperatorConfig writer = output.operator().config();
        if (reader == null || writer == null) {
            return;
        }
        for (String claim : writer.claims(folder(output))) {
            if (reader.reads(claim, folder(input))) {
                problems.add(Problem.error(
                        "reads-own-output",
                        "'" + topology.name(input.index()) + "' reads what '" + topology.name(output.index())
                                + "' writes, so its records would come round for ever",
                        input.operator().source().place("include"),
                        "leave that file out with 'exclude', or write it elsewhere"
                                + GraphChecks.at(output.operator().source().place("path"))));
            }
        }
    }

    private ClaimContext folder(Vertex vertex) {
        return Objects.requireNonNull(graphs.get(vertex.graph()))::resolve;
    }
}
