package io.canto.graph;

import io.canto.graph.Topology.Unresolved;
import io.canto.graph.Topology.Vertex;
import io.canto.graph.Topology.Way;
import io.canto.record.FieldPath;
import io.canto.record.Nearest;
import io.canto.spi.Edge;
import io.canto.spi.Finding;
import io.canto.spi.OperatorConfig;
import io.canto.spi.OperatorId;
import io.canto.spi.ParserConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What can be wrong with graphs as a whole: one method for each kind of mistake. A mistake that only follows from another
 * is not reported.
 */
public final class GraphChecks {
    /** Names are compared with this many unknown ones only: it takes time, and nobody reads more. */
    private static final int MAX_SUGGESTIONS = 100;

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
        checks.unknownSeenRoutes();
        checks.problems.addAll(CycleChecks.check(checks.topology));
        checks.deadEnds();
        checks.problems.addAll(new UseChecks(graphs, options, checks.topology).check());
        checks.resultsThatDoNotFit();
        checks.findings();
        checks.claims();
        checks.ownOutputs();
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
                            "give one of them another id" + first(first.source().place("id")));
                }
            }
        }
    }

    private void unknownIds() {
        int told = 0;
        for (Unresolved way : topology.unresolved()) {
            boolean mayBeThere = way.kind() == Edge.Kind.LINK && !options.needsInput();
            if (way.kind() == Edge.Kind.OPTIONAL_LINK || mayBeThere) {
                continue;
            }
            OperatorDeclaration from = operator(way.from());
            String target = way.target().value();
            boolean isLink = way.kind() == Edge.Kind.LINK;
            boolean isAway = isLink && target.indexOf('/') < 0;
            error(
                    isAway ? "unknown-graph" : "unknown-id",
                    from,
                    way.option(),
                    "'" + from.id() + (isLink ? "' forwards to '" : "' sends to '") + target + "', which is no "
                            + (isAway ? "graph" : "operator")
                            + (isLink || target.indexOf('/') >= 0 ? " that is loaded" : " of this graph"),
                    told++ < MAX_SUGGESTIONS ? suggestion(way, target, isAway) : null);
        }
    }

    private @Nullable String suggestion(Unresolved way, String target, boolean isGraph) {
        if (isGraph) {
            return Nearest.of(
                            target, graphs.stream().map(GraphDeclaration::name).toList())
                    .map(name -> "did you mean '" + name + "'?")
                    .orElse("load its file too, or say 'optional: true'");
        }
        Vertex from = topology.vertices().get(way.from());
        List<String> ids = new ArrayList<>();
        for (Vertex vertex : topology.vertices()) {
            boolean isOwn = vertex.graph().equals(from.graph());
            if (isOwn && vertex.receives() && vertex != from) {
                ids.add(vertex.operator().id());
            } else if (!isOwn && vertex.receives() && vertex.operator().id().equals(target)) {
                return "did you mean '" + vertex.graph() + "/" + target + "'?";
            }
        }
        if (target.indexOf('/') >= 0) {
            return Nearest.of(target, topology.addresses())
                    .map(address -> "did you mean '" + address + "'?")
                    .orElse("an operator of another graph is named graph/operator");
        }
        String known = ids.stream().limit(10).collect(Collectors.joining(", "));
        return Nearest.of(target, ids)
                .map(id -> "did you mean '" + id + "'" + at(topology.place(topology.find(from.graph(), id), "")) + "?")
                .orElse(ids.isEmpty() ? "there is no other operator here that receives" : "known ids are " + known);
    }

    /** The routes of a graph's own {@code seen_counter_action}; those of operators are ways like others. */
    private void unknownSeenRoutes() {
        for (GraphDeclaration graph : graphs) {
            List<OperatorId> route = graph.options().seenCounterAction().route();
            for (int at = 0; at < route.size(); at++) {
                String id = route.get(at).value();
                int to = topology.find(graph.name(), id);
                if (to < 0 || !topology.vertices().get(to).receives()) {
                    String option = "seen_counter_action.route" + (route.size() == 1 ? "" : "[" + at + "]");
                    problems.add(Problem.error(
                            to < 0 ? "unknown-id" : "cannot-receive",
                            "'seen_counter_action' sends to '" + id + "', which is "
                                    + (to < 0 ? "no operator of this graph" : "an input and receives nothing"),
                            graph.source().place(option),
                            to < 0
                                    ? Nearest.of(id, topology.ids(graph.name()))
                                            .map(near -> "did you mean '" + near + "'?")
                                            .orElse(null)
                                    : "send to the operator behind it"));
                }
            }
        }
    }

    private void targetsThatCannotReceive() {
        for (Way way : topology.misdirected()) {
            error(
                    "cannot-receive",
                    operator(way.from()),
                    way.option(),
                    "'" + operator(way.from()).id() + "' sends to '"
                            + operator(way.to()).id() + "', which is an input and receives nothing",
                    "send to the operator behind it");
        }
    }

    private void duplicateEdges() {
        Set<List<Object>> seen = new HashSet<>();
        for (Way way : topology.ways()) {
            String list = way.option().replaceFirst("\\[\\d+]$", "");
            if (!list.equals(way.option()) && !seen.add(List.of(way.from(), way.to(), list))) {
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

    private void deadEnds() {
        Set<Integer> unresolved = new HashSet<>();
        topology.unresolved().forEach(way -> unresolved.add(way.from()));
        topology.misdirected().forEach(way -> unresolved.add(way.from()));
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

    private void resultsThatDoNotFit() {
        for (Vertex vertex : topology.vertices()) {
            OperatorDeclaration operator = vertex.operator();
            if (operator.config() instanceof ParserConfig parser) {
                FieldPath to = operator.parser().parseTo();
                if (!to.root().hasKeys()) {
                    badParseTo(
                            operator,
                            "gives fields, and '" + to + "' has none",
                            "leave 'parse_to' out, or write 'parse_to: body'");
                } else if (parser.setsBody() && to.root() == FieldPath.Root.BODY) {
                    badParseTo(
                            operator,
                            "sets the body, so its other fields cannot go there",
                            "leave 'parse_to' out, or write 'parse_to: attributes.name'");
                } else if (!parser.givesMaps() && to.isRoot() && to.root() != FieldPath.Root.BODY) {
                    badParseTo(
                            operator,
                            "gives a list, and '" + to + "' can only hold fields",
                            "write 'parse_to: body' or 'parse_to: " + to + ".name'");
                }
            }
        }
    }

    private void badParseTo(OperatorDeclaration operator, String why, String hint) {
        error("bad-parse-to", operator, "parse_to", "'" + operator.id() + "' " + why, hint);
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
        Map<String, GraphDeclaration> byName = byName();
        Map<String, Vertex> owners = new HashMap<>();
        for (Vertex vertex : topology.vertices()) {
            OperatorConfig config = vertex.operator().config();
            GraphDeclaration graph = byName.get(vertex.graph());
            if (config == null || graph == null) {
                continue;
            }
            for (String claim : config.claims(graph::resolve)) {
                Vertex owner = owners.putIfAbsent(claim, vertex);
                if (owner != null) {
                    error(
                            "claimed-twice",
                            vertex.operator(),
                            "",
                            "'" + topology.name(owner.index()) + "' and '" + topology.name(vertex.index())
                                    + "' both take " + told(claim, graph),
                            "let one operator do it and send to that from both places"
                                    + first(owner.operator().source().place("")));
                }
            }
        }
    }

    private void ownOutputs() {
        problems.addAll(new OwnOutputChecks(topology, byName()).check());
    }

    private Map<String, GraphDeclaration> byName() {
        Map<String, GraphDeclaration> byName = new HashMap<>();
        graphs.forEach(graph -> byName.put(graph.name(), graph));
        return byName;
    }

    /** A claim as words: its kind, and a path as short as the graph's folder lets it be. */
    private static String told(String claim, GraphDeclaration graph) {
        int colon = claim.indexOf(':');
        if (colon < 0) {
            return claim;
        }
        String folder = graph.directory().toAbsolutePath().normalize() + "/";
        String name = claim.substring(colon + 1);
        return "the " + claim.substring(0, colon) + " '"
                + (name.startsWith(folder) ? name.substring(folder.length()) : name) + "'";
    }

    private OperatorDeclaration operator(int vertex) {
        return topology.vertices().get(vertex).operator();
    }

    private void error(
            String code, OperatorDeclaration operator, String option, String message, @Nullable String hint) {
        problems.add(Problem.error(code, message, operator.source().place(option), hint));
    }

    private static String first(@Nullable Place place) {
        return place == null ? "" : "; the first is " + place.file() + ":" + place.line();
    }

    /** Returns where something stands, in brackets; nothing if that is not known. */
    static String at(@Nullable Place place) {
        return place == null ? "" : " (" + place.file() + ":" + place.line() + ")";
    }
}
