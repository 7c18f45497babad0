package io.canto.graph;

import io.canto.graph.Topology.Unresolved;
import io.canto.graph.Topology.Vertex;
import io.canto.graph.Topology.Way;
import io.canto.record.Nearest;
import io.canto.spi.Edge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds graphs without an input, operators that no record can reach, and those from which none gets to an output. */
final class UseChecks {
    private final List<GraphDeclaration> graphs;
    private final CheckOptions options;
    private final Topology topology;
    private final Map<String, List<Vertex>> byGraph = new HashMap<>();
    /** Operators that a way from another graph leads to. */
    private final Set<Integer> linked = new HashSet<>();
    /** Graphs whose operators are not all known, so that nothing can be said about what is used. */
    private final Set<String> unclear = new HashSet<>();

    private final List<Problem> problems = new ArrayList<>();

    UseChecks(List<GraphDeclaration> graphs, CheckOptions options, Topology topology) {
        this.graphs = graphs;
        this.options = options;
        this.topology = topology;
        for (Vertex vertex : topology.vertices()) {
            byGraph.computeIfAbsent(vertex.graph(), name -> new ArrayList<>()).add(vertex);
            if (Topology.isOpaque(vertex)) {
                unclear.add(vertex.graph());
            }
        }
        for (Way way : topology.ways()) {
            if (way.isLink() || !graph(way.from()).equals(graph(way.to()))) {
                linked.add(way.to());
            }
        }
    }

    List<Problem> check() {
        graphs.forEach(this::missingInput);
        Set<Integer> meant = meant();
        Set<Integer> reached = reached();
        for (GraphDeclaration graph : graphs) {
            if (!unclear.contains(graph.name()) && graph.options().unused() != GraphOptions.Unused.ALLOW) {
                unreached(graph, reached, meant);
            }
        }
        if (unclear.isEmpty()) {
            withoutOutput();
        }
        return problems;
    }

    private String graph(int vertex) {
        return topology.vertices().get(vertex).graph();
    }

    private List<Vertex> own(GraphDeclaration graph) {
        return byGraph.getOrDefault(graph.name(), List.of());
    }

    private void missingInput(GraphDeclaration graph) {
        if (own(graph).isEmpty()) {
            problems.add(Problem.error(
                    "no-operators",
                    "graph '" + graph.name() + "' has no operators",
                    graph.source().place("operators"),
                    "add at least an input and an output"));
        } else if (options.needsInput() && !hasInlet(graph) && !mayBeLinked(graph)) {
            problems.add(Problem.error(
                    "no-input",
                    "graph '" + graph.name() + "' has no input, so no record comes in",
                    graph.source().place("operators"),
                    "add one, such as stdin_input or file_input"));
        }
    }

    private boolean hasInlet(GraphDeclaration graph) {
        return own(graph).stream()
                .anyMatch(vertex -> Topology.isOpaque(vertex) || !vertex.receives() || linked.contains(vertex.index()));
    }

    /** Whether what is not understood yet, or misspelt, may be the way into a graph. */
    private boolean mayBeLinked(GraphDeclaration graph) {
        return unclear.stream().anyMatch(other -> !other.equals(graph.name()))
                || topology.unresolved().stream()
                        .map(way -> way.target().value())
                        .anyMatch(target -> target.startsWith(graph.name() + "/")
                                || Nearest.of(target, List.of(graph.name())).isPresent());
    }

    /** Operators that an unknown id is near to, and all of a graph in which an id is near to nothing. */
    private Set<Integer> meant() {
        Set<Integer> meant = new HashSet<>();
        Set<String> strange = new HashSet<>();
        for (Unresolved way : topology.unresolved()) {
            String graph = graph(way.from());
            boolean isLink = way.kind() == Edge.Kind.LINK || way.kind() == Edge.Kind.OPTIONAL_LINK;
            if (isLink || strange.contains(graph)) {
                continue;
            }
            Nearest.of(way.target().value(), topology.ids(graph))
                    .ifPresentOrElse(id -> meant.add(topology.find(graph, id)), () -> strange.add(graph));
        }
        topology.vertices().stream()
                .filter(vertex -> strange.contains(vertex.graph()))
                .forEach(vertex -> meant.add(vertex.index()));
        return meant;
    }

    private Set<Integer> reached() {
        List<Integer> starts = new ArrayList<>();
        for (GraphDeclaration graph : graphs) {
            own(graph).stream().filter(vertex -> !vertex.receives()).forEach(vertex -> starts.add(vertex.index()));
            graph.options().seenCounterAction().route().stream()
                    .map(id -> topology.find(graph.name(), id.value()))
                    .filter(to -> to >= 0)
                    .forEach(starts::add);
            int entry = topology.entry(graph.name());
            if (entry >= 0 && (!options.needsInput() || !hasInlet(graph))) {
                starts.add(entry);
            }
        }
        return topology.reach(starts);
    }

    /** Of operators that nothing reaches, and that send to each other, the first is named. */
    private void unreached(GraphDeclaration graph, Set<Integer> reached, Set<Integer> meant) {
        int[] groups = topology.groups();
        Set<Integer> behind = new HashSet<>();
        for (Vertex vertex : own(graph)) {
            if (!reached.contains(vertex.index())) {
                topology.waysFrom(vertex.index()).stream()
                        .filter(way -> groups[way.to()] != groups[way.from()])
                        .forEach(way -> behind.add(groups[way.to()]));
            }
        }
        for (Vertex vertex : own(graph)) {
            int group = groups[vertex.index()];
            if (!reached.contains(vertex.index()) && !meant.contains(vertex.index()) && behind.add(group)) {
                report(
                        graph,
                        vertex,
                        "no record can reach '" + vertex.operator().id() + "'",
                        "send to it, take it out, or say 'unused: allow'");
            }
        }
    }

    /** What leads nowhere for another reason, which is reported as such, counts as an output here. */
    private void withoutOutput() {
        Set<Integer> ends = new HashSet<>();
        topology.unresolved().forEach(way -> ends.add(way.from()));
        topology.misdirected().forEach(way -> ends.add(way.from()));
        int[] fixed = topology.groups(false);
        Map<Integer, Integer> sizes = new HashMap<>();
        for (int group : fixed) {
            sizes.merge(group, 1, Integer::sum);
        }
        for (Vertex vertex : topology.vertices()) {
            List<Way> ways = topology.waysFrom(vertex.index());
            boolean isCycle = sizes.getOrDefault(fixed[vertex.index()], 0) > 1
                    || ways.stream().anyMatch(way -> way.to() == vertex.index() && !way.isLoose());
            boolean isDeadEnd =
                    ways.stream().allMatch(way -> way.kind() == Edge.Kind.ERROR || way.kind() == Edge.Kind.SEEN_LIMIT);
            if (vertex.isOutput() || isCycle || isDeadEnd) {
                ends.add(vertex.index());
            }
        }
        Set<Integer> fine = topology.reachBack(ends);
        Set<Integer> told = new HashSet<>();
        for (GraphDeclaration graph : graphs) {
            for (Vertex vertex : own(graph)) {
                if (!fine.contains(vertex.index())
                        && !told.contains(vertex.index())
                        && graph.options().unused() != GraphOptions.Unused.ALLOW) {
                    told.addAll(topology.reach(List.of(vertex.index())));
                    report(
                            graph,
                            vertex,
                            "no record from '" + vertex.operator().id() + "' can get to an output",
                            "add a way out of the loop, or say 'unused: allow'");
                }
            }
        }
    }

    private void report(GraphDeclaration graph, Vertex vertex, String message, String hint) {
        boolean isError = graph.options().unused() == GraphOptions.Unused.ERROR;
        problems.add(new Problem(
                "unused",
                isError ? Problem.Severity.ERROR : Problem.Severity.WARNING,
                message,
                vertex.operator().source().place(""),
                hint));
    }
}
