package io.canto.graph;

import io.canto.graph.Topology.Unresolved;
import io.canto.spi.Edge;
import java.util.ArrayList;
import java.util.List;

/** What must hold between graphs that were loaded apart and are started together. */
final class LinkChecks {
    private LinkChecks() {}

    static List<Problem> check(List<GraphDeclaration> graphs) {
        Topology topology = Topology.of(graphs);
        List<Problem> problems = new ArrayList<>();
        topology.unresolved().stream()
                .filter(way -> way.kind() == Edge.Kind.LINK)
                .forEach(way -> problems.add(problem(topology, way)));
        topology.misdirected().stream()
                .filter(Topology.Way::isLink)
                .forEach(way -> problems.add(Problem.error(
                        "cannot-receive",
                        "'" + topology.name(way.from()) + "' forwards to '" + topology.name(way.to())
                                + "', which is an input and receives nothing",
                        topology.place(way.from(), way.option()),
                        "send to the operator behind it")));
        return problems;
    }

    private static Problem problem(Topology topology, Unresolved way) {
        return Problem.error(
                "unknown-graph",
                "'" + topology.name(way.from()) + "' forwards to '" + way.target()
                        + "', which is no graph that is running",
                topology.place(way.from(), way.option()),
                "start that graph too, or say 'optional: true'");
    }
}
