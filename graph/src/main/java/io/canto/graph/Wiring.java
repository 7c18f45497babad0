package io.canto.graph;

import io.canto.graph.Topology.Way;
import io.canto.spi.Edge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Connects the nodes of graphs that are opened together, and knows which ways may lead back. */
final class Wiring {
    private final Topology topology;
    private final int[] groups;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Node, Integer> indexes = new IdentityHashMap<>();

    Wiring(List<GraphDeclaration> graphs) {
        topology = Topology.of(graphs);
        groups = topology.groups(true);
    }

    Topology topology() {
        return topology;
    }

    /** Adds the node of the next vertex. */
    void add(Node node) {
        indexes.put(node, nodes.size());
        nodes.add(node);
    }

    List<Node> nodes() {
        return nodes;
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
    void connect(List<GraphDeclaration> graphs) {
        Map<String, GraphOptions> options = new HashMap<>();
        graphs.forEach(graph -> options.put(graph.name(), graph.options()));
        for (Node node : nodes) {
            connect(node, node.output, Edge.Kind.OUTPUT);
            connect(node, node.errorRoute, Edge.Kind.ERROR);
            connect(node, node.seenRoute, Edge.Kind.SEEN_LIMIT);
        }
        boolean[] checkpoints = new boolean[nodes.size()];
        boolean[] guarded = new boolean[groups.length];
        for (Way way : topology.ways()) {
            if (leadsBack(way.from(), way.to(), way.kind())) {
                checkpoints[way.to()] = true;
                guarded[groups[way.to()]] = true;
            }
        }
        for (int at = 0; at < nodes.size(); at++) {
            if (guarded[groups[at]]) {
                nodes.get(at).guard(guard(at, checkpoints[at], options));
            }
        }
    }

    private void connect(Node node, Targets targets, Edge.Kind kind) {
        int from = index(node);
        List<Node> to = topology.waysFrom(from).stream()
                .filter(way -> way.kind() == kind)
                .map(way -> nodes.get(way.to()))
                .toList();
        targets.connect(to, false);
    }

    private SeenGuard guard(int index, boolean isCheckpoint, Map<String, GraphOptions> options) {
        Node node = nodes.get(index);
        GraphOptions ofGraph = options.getOrDefault(node.graph, GraphOptions.NONE);
        CommonOptions common = node.declaration.common();
        Integer max = common.maxSeenCounter();
        SeenAction action = common.seenCounterAction();
        return new SeenGuard(
                topology.name(index),
                isCheckpoint,
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
        return java.util.Objects.requireNonNull(indexes.get(node));
    }

    /** Returns the nodes so that none comes before one that sends to it, loops aside. */
    List<Node> inOrderOfFlow() {
        return IntStream.range(0, nodes.size())
                .boxed()
                .sorted((left, right) -> Integer.compare(groups[right], groups[left]))
                .map(nodes::get)
                .toList();
    }
}
