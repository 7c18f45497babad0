package io.canto.graph;

import io.canto.graph.Topology.Vertex;
import io.canto.spi.InputConfig;
import io.canto.spi.OperatorConfig;
import io.canto.spi.StateScope;
import java.util.List;

/**
 * The operators that each lane has for itself: inputs, and what their records reach without crossing an operator whose
 * state is that of the whole graph. Such an operator, and all that it leads to, is there once.
 */
final class LanePart {
    private final boolean[] shared;

    LanePart(Topology topology) {
        shared = new boolean[topology.vertices().size()];
        List<Integer> keepers = topology.vertices().stream()
                .filter(vertex -> scope(vertex) == StateScope.GRAPH)
                .map(Vertex::index)
                .toList();
        topology.reach(keepers).forEach(at -> shared[at] = true);
    }

    private static StateScope scope(Vertex vertex) {
        OperatorConfig config = vertex.operator().config();
        if (config instanceof InputConfig) {
            return StateScope.NONE;
        }
        return config == null ? StateScope.GRAPH : config.stateScope();
    }

    /** Whether each lane has this operator for itself. */
    boolean has(Vertex vertex) {
        return !shared[vertex.index()];
    }

    /** Whether records of one source must stay together because of this operator. */
    boolean isKeyed(Vertex vertex) {
        return has(vertex) && scope(vertex) == StateScope.SOURCE;
    }
}
