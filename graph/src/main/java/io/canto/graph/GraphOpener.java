package io.canto.graph;

import io.canto.graph.Topology.Vertex;
import io.canto.spi.InputConfig;
import io.canto.spi.OperatorConfig;
import io.canto.spi.OutputConfig;
import io.canto.spi.ParserConfig;
import io.canto.spi.TransformerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Opens graphs together: makes their nodes, connects them, and builds the operators, outputs first. */
final class GraphOpener {
    private final List<Graph> graphs;
    private final RunOptions options;
    private final Budget budget;
    private final Wiring wiring;
    private final Map<String, RunningGraph> running = new LinkedHashMap<>();

    GraphOpener(List<Graph> graphs, RunOptions options, Budget budget) {
        this.graphs = graphs;
        this.options = options;
        this.budget = budget;
        this.wiring = new Wiring(declarations());
    }

    private List<GraphDeclaration> declarations() {
        return graphs.stream().map(Graph::declaration).toList();
    }

    /** Opens them. What was opened is closed again if one of them cannot be. */
    List<RunningGraph> open() throws IOException {
        int[] turnNumbers = wiring.turns();
        Map<Integer, Turn> turns = new HashMap<>();
        for (Vertex vertex : wiring.topology().vertices()) {
            Turn turn = turns.computeIfAbsent(turnNumbers[vertex.index()], number -> new Turn(options));
            wiring.add(node(vertex, turn));
        }
        wiring.connect(declarations());
        List<Node> inFlow = wiring.inOrderOfFlow();
        Map<String, List<Node>> nodesOf = byGraph(wiring.nodes());
        Map<String, List<Node>> inFlowOf = byGraph(inFlow);
        for (Graph graph : graphs) {
            List<Node> nodes = nodesOf.getOrDefault(graph.name(), List.of());
            Turn turn = nodes.isEmpty() ? new Turn(options) : nodes.get(0).turn;
            int entry = wiring.topology().entry(graph.name());
            running.put(
                    graph.name(),
                    new RunningGraph(
                            graph,
                            turn,
                            nodes,
                            entry < 0 ? null : wiring.nodes().get(entry),
                            inFlowOf.getOrDefault(graph.name(), List.of())));
        }
        try {
            for (int at = inFlow.size() - 1; at >= 0; at--) {
                build(inFlow.get(at));
            }
        } catch (IOException | RuntimeException e) {
            running.values().forEach(RunningGraph::close);
            throw e;
        }
        return List.copyOf(running.values());
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

    private void build(Node node) throws IOException {
        RunningGraph graph = Objects.requireNonNull(running.get(node.graph));
        NodeContext context = new NodeContext(node, wiring, graph, options);
        OperatorConfig config = Objects.requireNonNull(node.declaration.config());
        try {
            if (node instanceof InputNode input) {
                if (options.openInputs()) {
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
}
