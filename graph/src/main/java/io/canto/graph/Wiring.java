package io.canto.graph;

import io.canto.graph.Topology.Vertex;
import io.canto.graph.Topology.Way;
import io.canto.spi.Edge;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Connects the nodes of graphs that are opened together, and knows which ways may lead back. Of graphs that run in lanes
 * each lane has one of these, and what the lanes share has another.
 */
final class Wiring {
    private final Topology topology;
    private final int[] groups;
    private final Map<String, GraphDeclaration> graphs;
    /** Whether a way that may lead back leads to a vertex. */
    private final boolean[] checkpoints;
    /** Whether there is a way that may lead back in a group. */
    private final boolean[] guarded;
    /** By vertex, of those that are here. */
    private final Map<Integer, Node> nodes = new TreeMap<>();

    private final Map<Node, Integer> indexes = new IdentityHashMap<>();

    Wiring(List<GraphDeclaration> declarations) {
        topology = Topology.of(declarations);
        graphs = new HashMap<>();
        declarations.forEach(graph -> graphs.put(graph.name(), graph));
        groups = topology.groups();
        checkpoints = new boolean[groups.length];
        guarded = new boolean[groups.length];
        for (Way way : topology.ways()) {
            if (leadsBack(way.from(), way.to(), way.kind())) {
                checkpoints[way.to()] = true;
                guarded[groups[way.to()]] = true;
            }
        }
    }

    /** Makes one for other nodes of the same operators. */
    Wiring(Wiring other) {
        topology = other.topology;
        groups = other.groups;
        graphs = other.graphs;
        checkpoints = other.checkpoints;
        guarded = other.guarded;
    }

    Topology topology() {
        return topology;
    }

    /** Sets the node of a vertex. */
    void add(int vertex, Node node) {
        indexes.put(node, vertex);
        nodes.put(vertex, node);
    }

    /** Returns the node of a vertex, or null if it is not here. */
    @Nullable Node node(int vertex) {
        return nodes.get(vertex);
    }

    /** Returns the nodes, in the order of the graphs and their lists. */
    List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    /** Returns the number of the turn that each vertex belongs to: graphs that are linked share one. */
    int[] turns() {
        Map<String, Integer> byGraph = new HashMap<>();
        topology.vertices().forEach(vertex -> byGraph.putIfAbsent(vertex.graph(), byGraph.size()));
        int[] root = IntStream.range(0, byGraph.size()).toArray();
        for (Way way : topology.ways()) {
            int from = root(
                    root,
                    byGraph.getOrDefault(topology.vertices().get(way.from()).graph(), 0));
            int to = root(
                    root, byGraph.getOrDefault(topology.vertices().get(way.to()).graph(), 0));
            root[from] = to;
        }
        return topology.vertices().stream()
                .mapToInt(vertex -> root(root, byGraph.getOrDefault(vertex.graph(), 0)))
                .toArray();
    }

    private static int root(int[] root, int graph) {
        int at = graph;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }

    /** Connects every node's output and error routes, and sets the guards where a way may lead back. */
    void connect() {
        nodes.forEach((vertex, node) -> {
            connect(node, node.output, Edge.Kind.OUTPUT);
            connect(node, node.errorRoute, Edge.Kind.ERROR);
            connect(node, node.seenRoute, Edge.Kind.SEEN_LIMIT);
            if (guarded[groups[vertex]] && !(node instanceof BorderNode)) {
                node.guard(guard(node, vertex));
            }
        });
    }

    private void connect(Node node, Targets targets, Edge.Kind kind) {
        int from = index(node);
        List<Node> to = topology.waysFrom(from).stream()
                .filter(way -> way.kind() == kind)
                .map(way -> nodes.get(way.to()))
                .filter(Objects::nonNull)
                .toList();
        targets.connect(to, false);
    }

    private SeenGuard guard(Node node, int index) {
        GraphOptions ofGraph = graph(node.graph).options();
        CommonOptions common = node.declaration.common();
        Integer max = common.maxSeenCounter();
        SeenAction action = common.seenCounterAction();
        return new SeenGuard(
                topology.name(index),
                checkpoints[index],
                max == null ? ofGraph.maxSeenCounter() : max,
                action == null ? ofGraph.seenCounterAction() : action);
    }

    /** Returns the node that an id means for a node, or null if there is none or it cannot receive. */
    @Nullable Node resolve(Node from, String id, Edge.Kind kind) {
        boolean isLink = kind == Edge.Kind.LINK || kind == Edge.Kind.OPTIONAL_LINK;
        int entry = isLink ? topology.entry(id) : -1;
        int target = entry >= 0 ? entry : topology.find(from.graph, id);
        return target < 0 || !topology.vertices().get(target).receives() ? null : nodes.get(target);
    }

    /** Whether a way that is not checked at load may lead back to where it began. */
    boolean leadsBack(Node from, Node to, Edge.Kind kind) {
        return leadsBack(index(from), index(to), kind);
    }

    private boolean leadsBack(int from, int to, Edge.Kind kind) {
        boolean isUnchecked = kind == Edge.Kind.COMPUTED || kind == Edge.Kind.LINK || kind == Edge.Kind.OPTIONAL_LINK;
        return isUnchecked && groups[from] == groups[to];
    }

    private int index(Node node) {
        return Objects.requireNonNull(indexes.get(node));
    }

    /** Returns the inputs whose records come to a node. */
    List<Vertex> inputsOf(Node node) {
        return topology.reachBack(List.of(index(node))).stream()
                .map(topology.vertices()::get)
                .filter(sender -> !sender.receives())
                .toList();
    }

    /** Returns the declaration of a graph that is here. */
    GraphDeclaration graph(String name) {
        return Objects.requireNonNull(graphs.get(name));
    }

    /** Returns the nodes so that none comes before one that sends to it, loops aside. */
    List<Node> inOrderOfFlow() {
        return nodes.entrySet().stream()
                .sorted((left, right) -> Integer.compare(groups[right.getKey()], groups[left.getKey()]))
                .map(Map.Entry::getValue)
                .toList();
    }
}
