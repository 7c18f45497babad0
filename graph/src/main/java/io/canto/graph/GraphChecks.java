package io.canto.graph;

import io.canto.graph.Topology.Unresolved;
import io.canto.graph.Topology.Vertex;
import io.canto.graph.Topology.Way;
import io.canto.record.FieldPath;
import io.canto.record.Nearest;
import io.canto.spi.Edge;
import io.canto.spi.Finding;
import io.canto.spi.OperatorConfig;
import io.canto.spi.ParserConfig;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What can be wrong with graphs as a whole: one method for each kind of mistake. A mistake that only follows from another
 * is not reported.
 */
public final class GraphChecks {
    private final List<GraphDeclaration> graphs;
    private final CheckOptions options;
    private final Topology topology;
    private final List<Problem> problems = new ArrayList<>();

    private GraphChecks(List<GraphDeclaration> graphs, CheckOptions options) {
        this.graphs = graphs;
        this.options = options;
        this.topology = Topology.of(graphs);
    }

    /** Returns all that is wrong or doubtful about graphs that are loaded together, in no order. */
    public static List<Problem> check(List<GraphDeclaration> graphs, CheckOptions options) {
        GraphChecks checks = new GraphChecks(graphs, options);
        checks.duplicateIds();
        checks.unknownIds();
        checks.targetsThatCannotReceive();
        checks.duplicateEdges();
        checks.cycles();
        checks.deadEnds();
        checks.missingInputs();
        checks.unused();
        checks.resultsThatDoNotFit();
        checks.findings();
        checks.claims();
        return checks.problems;
    }

    private void duplicateIds() {
        for (GraphDeclaration graph : graphs) {
            Map<String, OperatorDeclaration> seen = new HashMap<>();
            for (OperatorDeclaration operator : graph.operators()) {
                OperatorDeclaration first = seen.putIfAbsent(operator.id(), operator);
                if (first != null) {
                    error(
                            "duplicate-id",
                            operator,
                            "id",
                            "the id '" + operator.id() + "' is used twice",
                            "give one of them another id" + at(first.source().place("id")));
                }
            }
        }
    }

    private void unknownIds() {
        for (Unresolved way : topology.unresolved()) {
            if (way.kind() == Edge.Kind.OPTIONAL_LINK || way.kind() == Edge.Kind.LINK && !options.needsInput()) {
                continue;
            }
            OperatorDeclaration from = operator(way.from());
            String target = way.target().value();
            if (way.kind() == Edge.Kind.LINK) {
                error(
                        "unknown-graph",
                        from,
                        way.option(),
                        "'" + from.id() + "' forwards to '" + target + "', which is no graph that is loaded",
                        Nearest.of(
                                        target,
                                        graphs.stream()
                                                .map(GraphDeclaration::name)
                                                .toList())
                                .map(name -> "did you mean '" + name + "'?")
                                .orElse("load its file too, or say 'optional: true'"));
            } else {
                error(
                        "unknown-id",
                        from,
                        way.option(),
                        "'" + from.id() + "' sends to '" + target + "', which is no operator of this graph",
                        suggestion(topology.vertices().get(way.from()), target));
            }
        }
    }

    private String suggestion(Vertex from, String target) {
        List<String> ids = topology.vertices().stream()
                .filter(vertex -> vertex.graph().equals(from.graph()) && vertex.receives() && vertex != from)
                .map(vertex -> vertex.operator().id())
                .toList();
        return Nearest.of(target, ids)
                .map(id -> "did you mean '" + id + "'" + at(topology.place(topology.find(from.graph(), id), "")) + "?")
                .orElse("known ids are " + ids.stream().limit(10).collect(Collectors.joining(", ")));
    }

    private void targetsThatCannotReceive() {
        for (Way way : topology.ways()) {
            Vertex to = topology.vertices().get(way.to());
            if (!to.receives() && way.kind() != Edge.Kind.COMPUTED) {
                error(
                        "cannot-receive",
                        operator(way.from()),
                        way.option(),
                        "'" + operator(way.from()).id() + "' sends to '"
                                + to.operator().id() + "', which is an input and receives nothing",
                        "send to the operator behind it");
            }
        }
    }

    private void duplicateEdges() {
        Set<List<Object>> seen = new HashSet<>();
        for (Way way : topology.ways()) {
            if (way.kind() == Edge.Kind.OUTPUT && !seen.add(List.of(way.from(), way.to()))) {
                error(
                        "duplicate-edge",
                        operator(way.from()),
                        way.option(),
                        "'" + operator(way.from()).id() + "' sends to '"
                                + operator(way.to()).id() + "' twice",
                        "name it once");
            }
        }
    }

    /** Each strongly connected group once, by a shortest cycle through its first operator that has one. */
    private void cycles() {
        int[] groups = topology.groups(false);
        Set<Integer> reported = new HashSet<>();
        for (Vertex vertex : topology.vertices()) {
            if (reported.contains(groups[vertex.index()])) {
                continue;
            }
            List<Way> cycle = shortestCycle(vertex.index(), groups);
            if (!cycle.isEmpty()) {
                reported.add(groups[vertex.index()]);
                reportCycle(cycle);
            }
        }
    }

    private void reportCycle(List<Way> cycle) {
        String path = Stream.concat(
                        cycle.stream().map(way -> topology.name(way.from())),
                        Stream.of(topology.name(cycle.get(0).from())))
                .collect(Collectors.joining(" -> "));
        Way last = cycle.get(cycle.size() - 1);
        error(
                "cycle",
                operator(last.from()),
                last.option(),
                "records would go round for ever: " + path,
                cycle.size() == 1
                        ? "let it send to another operator"
                        : "take one of these ways out; '"
                                + operator(last.from()).id() + "' leads back here");
    }

    /** Breadth first from the operator until a way comes back to it, inside its group. */
    private List<Way> shortestCycle(int start, int[] groups) {
        Map<Integer, Way> cameBy = new HashMap<>();
        Deque<Integer> next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            int vertex = next.remove();
            for (Way way : topology.waysFrom(vertex)) {
                if (way.isLoose() || groups[way.to()] != groups[start]) {
                    continue;
                }
                if (way.to() == start) {
                    Deque<Way> cycle = new ArrayDeque<>(List.of(way));
                    while (cycle.element().from() != start) {
                        cycle.push(Objects.requireNonNull(
                                cameBy.get(cycle.element().from())));
                    }
                    return List.copyOf(cycle);
                }
                if (cameBy.putIfAbsent(way.to(), way) == null) {
                    next.add(way.to());
                }
            }
        }
        return List.of();
    }

    private void deadEnds() {
        Set<Integer> unresolved = new HashSet<>();
        topology.unresolved().forEach(way -> unresolved.add(way.from()));
        for (Vertex vertex : topology.vertices()) {
            OperatorConfig config = vertex.operator().config();
            boolean goesOn = topology.waysFrom(vertex.index()).stream()
                    .anyMatch(way -> way.kind() != Edge.Kind.ERROR && way.kind() != Edge.Kind.SEEN_LIMIT);
            if (config != null && !vertex.isOutput() && !goesOn && !unresolved.contains(vertex.index())) {
                error(
                        "dead-end",
                        vertex.operator(),
                        "",
                        "'" + vertex.operator().id() + "' has nowhere to send its records",
                        vertex.next() < 0
                                ? "give it an 'output', or add an output operator behind it"
                                : "give it an 'output'; the next operator of the list is an input");
            }
        }
    }

    private void missingInputs() {
        for (GraphDeclaration graph : graphs) {
            List<Vertex> own = vertices(graph);
            if (own.isEmpty()) {
                problems.add(Problem.error(
                        "no-operators",
                        "graph '" + graph.name() + "' has no operators",
                        graph.source().place("operators"),
                        "add at least an input and an output"));
            } else if (options.needsInput() && own.stream().noneMatch(this::isInlet)) {
                problems.add(Problem.error(
                        "no-input",
                        "graph '" + graph.name() + "' has no input, so no record comes in",
                        graph.source().place("operators"),
                        "add one, such as stdin_input or file_input"));
            }
        }
    }

    private boolean isInlet(Vertex vertex) {
        return Topology.isOpaque(vertex)
                || !vertex.receives()
                || topology.ways().stream().anyMatch(way -> way.isLink() && way.to() == vertex.index());
    }

    private List<Vertex> vertices(GraphDeclaration graph) {
        return topology.vertices().stream()
                .filter(vertex -> vertex.graph().equals(graph.name()))
                .toList();
    }

    /** Of a run of operators that nothing reaches the first is named. */
    private void unused() {
        Set<Integer> reached = reachable();
        Set<String> meant = new HashSet<>();
        for (Unresolved way : topology.unresolved()) {
            String graph = topology.vertices().get(way.from()).graph();
            Nearest.of(way.target().value(), graphIds(graph)).ifPresent(id -> meant.add(graph + "/" + id));
        }
        Set<Integer> behindUnreached = new HashSet<>();
        topology.ways().stream()
                .filter(way -> !reached.contains(way.from()))
                .forEach(way -> behindUnreached.add(way.to()));
        for (GraphDeclaration graph : graphs) {
            if (graph.options().unused() == GraphOptions.Unused.ALLOW
                    || vertices(graph).stream().anyMatch(Topology::isOpaque)) {
                continue;
            }
            for (Vertex vertex : vertices(graph)) {
                if (!reached.contains(vertex.index())
                        && !behindUnreached.contains(vertex.index())
                        && !meant.contains(
                                graph.name() + "/" + vertex.operator().id())) {
                    reportUnused(graph, vertex);
                }
            }
        }
    }

    private List<String> graphIds(String graph) {
        return topology.vertices().stream()
                .filter(vertex -> vertex.graph().equals(graph))
                .map(vertex -> vertex.operator().id())
                .toList();
    }

    private void reportUnused(GraphDeclaration graph, Vertex vertex) {
        boolean isError = graph.options().unused() == GraphOptions.Unused.ERROR;
        problems.add(new Problem(
                "unused",
                isError ? Problem.Severity.ERROR : Problem.Severity.WARNING,
                "no record can reach '" + vertex.operator().id() + "'",
                vertex.operator().source().place(""),
                "send to it, take it out, or say 'unused: allow'"));
    }

    private Set<Integer> reachable() {
        Deque<Integer> next = new ArrayDeque<>();
        for (GraphDeclaration graph : graphs) {
            List<Vertex> own = vertices(graph);
            boolean hasInlet = own.stream().anyMatch(this::isInlet);
            own.stream().filter(vertex -> !vertex.receives()).forEach(vertex -> next.add(vertex.index()));
            if ((!hasInlet || !options.needsInput()) && topology.entry(graph.name()) >= 0) {
                next.add(topology.entry(graph.name()));
            }
        }
        Set<Integer> reached = new HashSet<>(next);
        while (!next.isEmpty()) {
            for (Way way : topology.waysFrom(next.remove())) {
                if (reached.add(way.to())) {
                    next.add(way.to());
                }
            }
        }
        return reached;
    }

    private void resultsThatDoNotFit() {
        for (Vertex vertex : topology.vertices()) {
            OperatorDeclaration operator = vertex.operator();
            FieldPath to = operator.parser().parseTo();
            boolean holdsMaps =
                    to.isRoot() && (to.root() == FieldPath.Root.ATTRIBUTES || to.root() == FieldPath.Root.RESOURCE);
            if (holdsMaps && operator.config() instanceof ParserConfig parser && !parser.givesMaps()) {
                error(
                        "bad-parse-to",
                        operator,
                        "parse_to",
                        "'" + operator.id() + "' gives a list, and '" + to + "' can only hold fields",
                        "write 'parse_to: body' or 'parse_to: " + to + ".name'");
            }
        }
    }

    private void findings() {
        for (Vertex vertex : topology.vertices()) {
            OperatorConfig config = vertex.operator().config();
            if (config != null) {
                for (Finding finding : config.check()) {
                    problems.add(new Problem(
                            finding.code(),
                            finding.isError() ? Problem.Severity.ERROR : Problem.Severity.WARNING,
                            finding.message(),
                            vertex.operator().source().place(finding.option()),
                            finding.hint()));
                }
            }
        }
    }

    private void claims() {
        Map<String, Vertex> owners = new HashMap<>();
        for (GraphDeclaration graph : graphs) {
            for (Vertex vertex : vertices(graph)) {
                OperatorConfig config = vertex.operator().config();
                if (config == null) {
                    continue;
                }
                for (String claim : config.claims(
                        path -> graph.directory().resolve(path).toAbsolutePath().normalize())) {
                    Vertex owner = owners.putIfAbsent(claim, vertex);
                    if (owner != null) {
                        error(
                                "claimed-twice",
                                vertex.operator(),
                                "",
                                "'" + topology.name(owner.index()) + "' and '" + topology.name(vertex.index())
                                        + "' both take " + claim.replaceFirst(":", " "),
                                "let one operator do it and send to that from both places");
                    }
                }
            }
        }
    }

    private OperatorDeclaration operator(int vertex) {
        return topology.vertices().get(vertex).operator();
    }

    private void error(String code, OperatorDeclaration operator, String option, String message, String hint) {
        problems.add(Problem.error(code, message, operator.source().place(option), hint));
    }

    private static String at(@org.jspecify.annotations.Nullable Place place) {
        return place == null ? "" : " (" + place.file() + ":" + place.line() + ")";
    }
}
