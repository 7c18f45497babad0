package io.canto.graph;

import io.canto.graph.Topology.Vertex;
import io.canto.spi.Edge;
import io.canto.spi.OperatorConfig;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorId;
import io.canto.spi.Outlet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one operator has around it. */
final class NodeContext implements OperatorContext {
    private final Node node;
    private final Wiring wiring;
    private final RunningGraph running;
    private final RunOptions options;
    private final Map<String, Targets> found = new HashMap<>();
    private @Nullable List<Vertex> inputs;

    NodeContext(Node node, Wiring wiring, RunningGraph running, RunOptions options) {
        this.node = node;
        this.wiring = wiring;
        this.running = running;
        this.options = options;
    }

    @Override
    public String id() {
        return node.declaration.id();
    }

    @Override
    public String graph() {
        return node.graph;
    }

    @Override
    public InstantSource clock() {
        return options.clock();
    }

    @Override
    public InstantSource stopwatch() {
        return options.stopwatch();
    }

    @Override
    public void every(Duration period, Tick task) {
        running.addTimer(
                new Timer(node, period, task, options.stopwatch().instant().plus(period)));
    }

    @Override
    public Outlet outlet(List<OperatorId> ids) {
        List<Node> nodes = new ArrayList<>();
        boolean leadsBack = false;
        for (OperatorId id : ids) {
            Edge edge = declared(id);
            Node target = wiring.resolve(node, id.value(), edge.kind());
            if (target != null) {
                nodes.add(target);
                leadsBack |= wiring.leadsBack(node, target, edge.kind());
            }
        }
        Targets targets = new Targets();
        targets.connect(nodes, leadsBack);
        return targets;
    }

    private Edge declared(OperatorId id) {
        OperatorConfig config = node.declaration.config();
        return (config == null ? List.<Edge>of() : config.edges())
                .stream()
                        .filter(edge ->
                                edge.target() != null && edge.target().value().equals(id.value()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "operator '" + id() + "' sends to '" + id + "' without naming it in its edges"));
    }

    @Override
    public @Nullable Outlet find(String id) {
        Targets known = found.get(id);
        if (known != null) {
            return known;
        }
        Node target = wiring.resolve(node, id, Edge.Kind.COMPUTED);
        if (target == null) {
            return null;
        }
        Targets targets = new Targets();
        targets.connect(List.of(target), wiring.leadsBack(node, target, Edge.Kind.COMPUTED));
        found.put(id, targets);
        return targets;
    }

    @Override
    public Counter counter(String name) {
        return node.tally.counter(name);
    }

    @Override
    public Path resolve(String path) {
        return running.graph().declaration().resolve(path);
    }

    @Override
    public @Nullable String readBy(String claim) {
        if (inputs == null) {
            inputs = wiring.inputsOf(node);
        }
        for (Vertex input : inputs) {
            OperatorConfig reader = input.operator().config();
            if (reader != null && reader.reads(claim, wiring.graph(input.graph())::resolve)) {
                return input.operator().id();
            }
        }
        return null;
    }

    @Override
    public @Nullable Path stateDirectory() {
        return options.stateDirectory();
    }

    @Override
    public void warn(String message) {
        node.warn(message);
    }
}
