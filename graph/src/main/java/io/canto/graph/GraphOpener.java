package io.canto.graph;

import io.canto.graph.Topology.Vertex;
import io.canto.spi.InputConfig;
import io.canto.spi.OperatorConfig;
import io.canto.spi.OutputConfig;
import io.canto.spi.ParserConfig;
import io.canto.spi.TransformerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Opens graphs together: makes their nodes, connects them, and builds the operators, outputs first. */
final class GraphOpener {
    private final List<Graph> graphs;
    private final RunOptions options;
    private final Budget budget;
    /** Connects what is there once, not once in each lane. */
    private final Wiring shared;

    private final LanePart lanePart;
    private final Map<String, RunningGraph> running = new LinkedHashMap<>();

    GraphOpener(List<Graph> graphs, RunOptions options, Budget budget) {
        this.graphs = graphs;
        this.options = options;
        this.budget = budget;
        shared = new Wiring(graphs.stream().map(Graph::declaration).toList());
        lanePart = new LanePart(shared.topology());
    }

    /** Opens them. What was opened is closed again if one of them cannot be. */
    List<RunningGraph> open() throws IOException {
        Map<String, Linked> linked = linked();
        List<Wiring> wirings = new ArrayList<>(List.of(shared));
        linked.values().stream().distinct().forEach(group -> {
            group.makeNodes();
            wirings.addAll(group.lanes);
        });
        wirings.forEach(Wiring::connect);
        Map<String, List<Node>> nodes = byGraph(shared.nodes());
        Map<String, List<Node>> inFlow = byGraph(shared.inOrderOfFlow());
        for (Graph graph : graphs) {
            String name = graph.name();
            Linked group = Objects.requireNonNull(linked.get(name));
            List<Part> parts = group.laneParts(name);
            parts.add(new Part(group.turn, nodes.getOrDefault(name, List.of()), inFlow.getOrDefault(name, List.of())));
            running.put(name, new RunningGraph(graph, parts, group.queue));
        }
        try {
            for (Wiring wiring : wirings) {
                List<Node> flow = wiring.inOrderOfFlow();
                for (int at = flow.size() - 1; at >= 0; at--) {
                    build(flow.get(at), wiring);
                }
            }
        } catch (IOException | RuntimeException e) {
            running.values().forEach(RunningGraph::close);
            throw e;
        }
        return List.copyOf(running.values());
    }

    /** Returns by graph what is linked to it. */
    private Map<String, Linked> linked() {
        int[] turns = shared.turns();
        Map<Integer, Linked> byTurn = new HashMap<>();
        Map<String, Linked> byGraph = new LinkedHashMap<>();
        for (Vertex vertex : shared.topology().vertices()) {
            Linked group = byTurn.computeIfAbsent(turns[vertex.index()], number -> new Linked());
            group.vertices.add(vertex);
            byGraph.put(vertex.graph(), group);
        }
        for (Graph graph : graphs) {
            Linked group = byGraph.computeIfAbsent(graph.name(), name -> new Linked());
            Lanes own = graph.declaration().options().lanes();
            group.most = Math.max(group.most, (own == null ? options.lanes() : own).count());
        }
        return byGraph;
    }

    private static Map<String, List<Node>> byGraph(List<Node> nodes) {
        return nodes.stream().collect(Collectors.groupingBy(node -> node.graph));
    }

    private Node node(Vertex vertex, Turn turn) {
        OperatorDeclaration operator = vertex.operator();
        OperatorConfig config = operator.config();
        if (config instanceof InputConfig) {
            return new InputNode(vertex.graph(), operator, turn, options.once(), budget);
        }
        if (config instanceof ParserConfig) {
            return new ParserNode(vertex.graph(), operator, turn);
        }
        return config instanceof OutputConfig
                ? new OutputNode(vertex.graph(), operator, turn)
                : new TransformerNode(vertex.graph(), operator, turn);
    }

    private void build(Node node, Wiring wiring) throws IOException {
        RunningGraph graph = Objects.requireNonNull(running.get(node.graph));
        NodeContext context = new NodeContext(node, wiring, graph, options);
        OperatorConfig config = Objects.requireNonNull(node.declaration.config());
        try {
            if (node instanceof InputNode input) {
                if (options.openInputs() && wiring == shared) {
                    input.run(((InputConfig) config).build(context));
                }
            } else if (node instanceof ParserNode parser) {
                parser.run(((ParserConfig) config).build(context), context);
            } else if (node instanceof OutputNode output) {
                output.run(options.outputs().make(node.graph, node.declaration.id(), (OutputConfig) config, context));
            } else if (node instanceof TransformerNode transformer) {
                transformer.run(((TransformerConfig) config).build(context));
            }
        } catch (IOException e) {
            throw cannotStart(node, e);
        } catch (UncheckedIOException e) {
            throw cannotStart(node, Objects.requireNonNull(e.getCause()));
        }
    }

    private static IOException cannotStart(Node node, IOException why) {
        return new IOException(
                "operator '" + node.declaration.id() + "' of graph '" + node.graph + "' cannot start: "
                        + IoMessages.of(why),
                why);
    }

    /** Graphs that are linked: they share a turn, and have as many lanes as the one of them that has most. */
    private final class Linked {
        private final Turn turn = new Turn(options);
        private final List<Vertex> vertices = new ArrayList<>();
        /** The most lanes that one of the graphs is to have. */
        private int most = 1;

        private final List<LaneTurn> turns = new ArrayList<>();
        private final List<Wiring> lanes = new ArrayList<>();
        private @Nullable LaneQueue queue;

        void makeNodes() {
            int count = laneCount();
            for (Vertex vertex : vertices) {
                if (count == 1 || !vertex.receives() || !lanePart.has(vertex)) {
                    shared.add(vertex.index(), node(vertex, turn));
                }
            }
            if (count > 1) {
                for (int lane = 0; lane < count; lane++) {
                    addLane();
                }
                LaneQueue made = new LaneQueue(turn, turns, vertices.stream().anyMatch(lanePart::isKeyed));
                queue = made;
                vertices.stream().filter(vertex -> !vertex.receives()).forEach(vertex -> deliverTo(made, vertex));
            }
        }

        private void addLane() {
            LaneTurn own = new LaneTurn(turns.size(), options);
            Wiring lane = new Wiring(shared);
            for (Vertex vertex : vertices) {
                Node once = shared.node(vertex.index());
                lane.add(
                        vertex.index(),
                        once == null || once instanceof InputNode ? node(vertex, own) : new BorderNode(once, own));
            }
            turns.add(own);
            lanes.add(lane);
        }

        private void deliverTo(LaneQueue made, Vertex vertex) {
            if (shared.node(vertex.index()) instanceof InputNode input) {
                List<InputNode> copies = lanes.stream()
                        .map(lane -> lane.node(vertex.index()))
                        .map(InputNode.class::cast)
                        .toList();
                input.deliverTo(new LaneIntake(input, copies, made, false));
            }
        }

        /** What watches a graph, or has a delivery refused, is to see one record after the other. */
        private int laneCount() {
            boolean isWatched = options.probe() != null || !options.openInputs();
            boolean refuses = vertices.stream()
                    .anyMatch(vertex -> vertex.operator().common().onError().mode() == OnError.Mode.FAIL);
            return isWatched || refuses ? 1 : most;
        }

        List<Part> laneParts(String graph) {
            List<Part> parts = new ArrayList<>();
            for (int lane = 0; lane < lanes.size(); lane++) {
                Wiring wiring = lanes.get(lane);
                parts.add(new Part(turns.get(lane), of(graph, wiring.nodes()), of(graph, wiring.inOrderOfFlow())));
            }
            return parts;
        }

        private List<Node> of(String graph, List<Node> nodes) {
            return nodes.stream().filter(node -> node.graph.equals(graph)).toList();
        }
    }
}
