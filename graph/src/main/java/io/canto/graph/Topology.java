package io.canto.graph;

import io.canto.spi.Edge;
import io.canto.spi.InputConfig;
import io.canto.spi.OperatorConfig;
import io.canto.spi.OperatorId;
import io.canto.spi.OutputConfig;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The operators of some graphs and all ways between them: the one picture that the checks, the engine and the drawings
 * look at.
 */
public final class Topology {
    private final List<Vertex> vertices = new ArrayList<>();
    private final List<Way> ways = new ArrayList<>();
    private final List<Unresolved> unresolved = new ArrayList<>();
    private final List<Way> misdirected = new ArrayList<>();
    private final Map<String, Map<String, Integer>> byId = new HashMap<>();
    private final Map<String, Integer> entries = new HashMap<>();
    private final List<List<Way>> waysFrom = new ArrayList<>();
    private int @Nullable [] groupsOfAll;
    /** By receiver; made when it is first asked for, as it seldom is in a run. */
    private @Nullable List<List<Way>> waysToAll;

    /**
     * An operator in the picture.
     *
     * @param index its position in {@link #vertices}
     * @param graph the name of its graph
     * @param operator its declaration
     * @param next the index of the next operator of the list, or -1
     */
    public record Vertex(int index, String graph, OperatorDeclaration operator, int next) {
        /** Whether records can be sent to it. */
        public boolean receives() {
            return !(operator.config() instanceof InputConfig);
        }

        /** Whether paths may end in it. */
        public boolean isOutput() {
            return operator.config() instanceof OutputConfig;
        }
    }

    /**
     * A way from one operator to another.
     *
     * @param from the index of the sender
     * @param to the index of the receiver
     * @param kind why it is taken
     * @param option which option of the sender says so; empty if it is the order of the list
     * @param label what to write on it; may be empty
     */
    public record Way(int from, int to, Edge.Kind kind, String option, String label) {
        /** Whether it is known only at run time that it is taken, so that a loop over it is guarded and not refused. */
        public boolean isLoose() {
            return kind == Edge.Kind.COMPUTED;
        }

        /** Whether it leads to another graph by a forward. */
        public boolean isLink() {
            return kind == Edge.Kind.LINK || kind == Edge.Kind.OPTIONAL_LINK;
        }
    }

    /**
     * A way that leads nowhere.
     *
     * @param from the index of the sender
     * @param target the id that is no operator
     * @param kind why it would be taken
     * @param option which option of the sender says so
     */
    public record Unresolved(int from, OperatorId target, Edge.Kind kind, String option) {}

    private Topology() {}

    /** Draws the picture of some graphs. */
    public static Topology of(List<GraphDeclaration> graphs) {
        Topology topology = new Topology();
        graphs.forEach(topology::addVertices);
        topology.vertices.forEach(vertex -> topology.waysFrom.add(new ArrayList<>()));
        topology.vertices.forEach(topology::addWays);
        graphs.forEach(topology::addSeenRoutes);
        return topology;
    }

    /** Returns the operators, in the order of the graphs and their lists. */
    public List<Vertex> vertices() {
        return vertices;
    }

    /** Returns the ways, by sender. */
    public List<Way> ways() {
        return ways;
    }

    /** Returns the ways of one sender. */
    public List<Way> waysFrom(int vertex) {
        return waysFrom.get(vertex);
    }

    /** Returns the operators that records come to from some of them, those included; nearer ones come first. */
    Set<Integer> reach(Collection<Integer> starts) {
        return spread(starts, this::waysFrom, Way::to);
    }

    /**
     * Returns the operators whose records come to some of them, those included; nearer ones come first. May be called by any
     * thread.
     */
    Set<Integer> reachBack(Collection<Integer> ends) {
        return spread(ends, waysTo()::get, Way::from);
    }

    private static Set<Integer> spread(
            Collection<Integer> starts, IntFunction<List<Way>> ways, ToIntFunction<Way> farEnd) {
        Set<Integer> reached = new LinkedHashSet<>(starts);
        Deque<Integer> next = new ArrayDeque<>(reached);
        while (!next.isEmpty()) {
            for (Way way : ways.apply(next.remove())) {
                int vertex = farEnd.applyAsInt(way);
                if (reached.add(vertex)) {
                    next.add(vertex);
                }
            }
        }
        return reached;
    }

    private synchronized List<List<Way>> waysTo() {
        if (waysToAll == null) {
            List<List<Way>> waysTo = new ArrayList<>();
            vertices.forEach(vertex -> waysTo.add(new ArrayList<>(1)));
            ways.forEach(way -> waysTo.get(way.to).add(way));
            waysToAll = waysTo;
        }
        return waysToAll;
    }

    /** Returns the ways that lead nowhere. */
    public List<Unresolved> unresolved() {
        return unresolved;
    }

    /** Returns the ways that lead to an input, which receives nothing. */
    public List<Way> misdirected() {
        return misdirected;
    }

    /** Returns the index of the operator that a graph begins with, the first that is no input; -1 if there is none. */
    public int entry(String graph) {
        return entries.getOrDefault(graph, -1);
    }

    /** Returns the index of the operator that an id in a graph means, or -1. */
    public int find(String graph, String id) {
        int own = byId.getOrDefault(graph, Map.of()).getOrDefault(id, -1);
        int slash = id.indexOf('/');
        return own >= 0 || slash < 0
                ? own
                : byId.getOrDefault(id.substring(0, slash), Map.of()).getOrDefault(id.substring(slash + 1), -1);
    }

    private void addVertices(GraphDeclaration graph) {
        Map<String, Integer> ids = byId.computeIfAbsent(graph.name(), name -> new LinkedHashMap<>());
        List<OperatorDeclaration> operators = graph.operators();
        for (int at = 0; at < operators.size(); at++) {
            OperatorDeclaration operator = operators.get(at);
            int index = vertices.size();
            Vertex vertex = new Vertex(index, graph.name(), operator, at + 1 < operators.size() ? index + 1 : -1);
            vertices.add(vertex);
            ids.putIfAbsent(operator.id(), index);
            if (vertex.receives()) {
                entries.putIfAbsent(graph.name(), index);
            }
        }
    }

    private void addWays(Vertex vertex) {
        CommonOptions common = vertex.operator.common();
        OperatorConfig config = vertex.operator.config();
        boolean routesOnly = config != null && config.routesOnly();
        if (!vertex.isOutput() && !routesOnly) {
            if (!common.output().isEmpty()) {
                add(vertex, common.output(), Edge.Kind.OUTPUT, "output");
            } else if (config != null
                    && vertex.next >= 0
                    && vertices.get(vertex.next).receives()) {
                add(new Way(vertex.index, vertex.next, Edge.Kind.OUTPUT, "", ""));
            }
        }
        if (config != null) {
            config.edges().forEach(edge -> add(vertex, edge));
        }
        add(vertex, common.onError().route(), Edge.Kind.ERROR, "on_error.route");
        SeenAction seen = common.seenCounterAction();
        if (seen != null) {
            add(vertex, seen.route(), Edge.Kind.SEEN_LIMIT, "seen_counter_action.route");
        }
    }

    private void add(Vertex vertex, List<OperatorId> targets, Edge.Kind kind, String option) {
        for (int at = 0; at < targets.size(); at++) {
            String path = targets.size() == 1 ? option : option + "[" + at + "]";
            add(vertex, new Edge(targets.get(at), kind, path, ""));
        }
    }

    private void add(Vertex vertex, Edge edge) {
        OperatorId target = edge.target();
        if (target == null) {
            vertices.stream()
                    .filter(other -> other.graph.equals(vertex.graph) && other.receives())
                    .forEach(
                            other -> add(new Way(vertex.index, other.index, edge.kind(), edge.option(), edge.label())));
            return;
        }
        int to = isLink(edge.kind()) && byId.containsKey(target.value())
                ? entry(target.value())
                : find(vertex.graph, target.value());
        if (to < 0) {
            unresolved.add(new Unresolved(vertex.index, target, edge.kind(), edge.option()));
        } else if (!vertices.get(to).receives()) {
            misdirected.add(new Way(vertex.index, to, edge.kind(), edge.option(), edge.label()));
        } else {
            add(new Way(vertex.index, to, edge.kind(), edge.option(), edge.label()));
        }
    }

    /** Where a graph says what to do with records that come back, all its operators that have a way back to them do. */
    private void addSeenRoutes(GraphDeclaration graph) {
        List<OperatorId> route = graph.options().seenCounterAction().route();
        if (route.isEmpty()) {
            return;
        }
        List<Integer> to = route.stream()
                .map(id -> find(graph.name(), id.value()))
                .filter(found -> found >= 0 && vertices.get(found).receives())
                .toList();
        Set<Integer> checkpoints = new LinkedHashSet<>();
        for (Way way : ways) {
            Vertex checkpoint = vertices.get(way.to);
            if (checkpoint.graph.equals(graph.name())
                    && checkpoint.operator.common().seenCounterAction() == null
                    && (way.isLoose() || way.isLink())
                    && onOneLoop(way.from, way.to)) {
                checkpoints.add(way.to);
            }
        }
        for (int from : checkpoints) {
            to.forEach(target -> add(new Way(from, target, Edge.Kind.SEEN_LIMIT, "", "")));
        }
        groupsOfAll = null;
    }

    private static boolean isLink(Edge.Kind kind) {
        return kind == Edge.Kind.LINK || kind == Edge.Kind.OPTIONAL_LINK;
    }

    private void add(Way way) {
        ways.add(way);
        waysFrom.get(way.from).add(way);
    }

    /**
     * Returns for each operator the number of its strongly connected group: two operators have the same number if each
     * can be reached from the other. Groups are numbered so that ways between groups lead from higher to lower numbers.
     *
     * @param loose whether ways that are known only at run time count
     */
    int[] groups(boolean loose) {
        return new StrongGroups(this, loose).find();
    }

    /** Whether two operators lie on a loop, so that a way between them may lead a record back. */
    public boolean onOneLoop(int from, int to) {
        int[] known = groups();
        return known[from] == known[to];
    }

    /** Returns the strongly connected groups over all ways. */
    int[] groups() {
        int[] known = groupsOfAll;
        if (known == null) {
            known = groups(true);
            groupsOfAll = known;
        }
        return known;
    }

    /** Returns the ids of a graph's operators that receive. */
    List<String> ids(String graph) {
        return byId.getOrDefault(graph, Map.of()).entrySet().stream()
                .filter(entry -> vertices.get(entry.getValue()).receives())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns the addresses of all operators that receive, as {@code graph/operator}. */
    List<String> addresses() {
        return vertices.stream()
                .filter(Vertex::receives)
                .map(vertex -> vertex.graph + "/" + vertex.operator.id())
                .toList();
    }

    /** Whether an operator is known by its id only, since its options could not be read. */
    static boolean isOpaque(Vertex vertex) {
        return vertex.operator.config() == null;
    }

    /** Returns the name to use for an operator in messages: its id, with the graph's name if there are several. */
    String name(int vertex) {
        Vertex named = vertices.get(vertex);
        return byId.size() > 1 ? named.graph + "/" + named.operator.id() : named.operator.id();
    }

    /** Returns the place of an option of an operator. */
    @Nullable Place place(int vertex, String option) {
        return vertices.get(vertex).operator.source().place(option);
    }
}
