package io.canto.graph;

import io.canto.graph.Topology.Vertex;
import io.canto.spi.InputConfig;
import io.canto.spi.OutputConfig;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is promised for records on their way from an input to an output.
 *
 * @param graph the graph of the input
 * @param input the id of the input
 * @param output the id of the output, with its graph if it is another one
 * @param promise what is promised
 * @param reason why it is not more; empty for the best promise
 * @param place where what is the reason stands, or null if it is not in a file
 */
public record DeliveryPath(
        String graph,
        String input,
        String output,
        Promise promise,
        String reason,
        @Nullable Place place) {
    /** What can be promised. */
    public enum Promise {
        /** What was read is read again until it is written, whatever crashes. */
        AT_LEAST_ONCE,
        /** Nothing is lost while the process lives. */
        BEST_EFFORT;

        /** Returns the promise in words. */
        @Override
        public String toString() {
            return this == AT_LEAST_ONCE ? "at least once" : "best effort";
        }
    }

    /**
     * Returns the promise of every way from an input to an output.
     *
     * @param keepsState whether positions are kept where a restart finds them
     */
    public static List<DeliveryPath> of(Topology topology, boolean keepsState) {
        List<DeliveryPath> paths = new ArrayList<>();
        for (Vertex vertex : topology.vertices()) {
            if (vertex.operator().config() instanceof InputConfig input) {
                for (int reached : topology.reach(List.of(vertex.index()))) {
                    Vertex end = topology.vertices().get(reached);
                    if (end.operator().config() instanceof OutputConfig output) {
                        paths.add(path(vertex, input, end, output, keepsState));
                    }
                }
            }
        }
        return paths;
    }

    private static DeliveryPath path(
            Vertex from, InputConfig input, Vertex to, OutputConfig output, boolean keepsState) {
        String reason = "";
        if (!input.replays()) {
            reason = "'" + from.operator().id() + "' cannot read again what it has read";
        } else if (!keepsState) {
            reason = "no state directory is set, so positions are not kept";
        } else if (!output.confirms()) {
            reason = "'" + to.operator().id() + "' cannot tell whether a record has arrived";
        }
        String name = to.graph().equals(from.graph())
                ? to.operator().id()
                : to.graph() + "/" + to.operator().id();
        Promise promise = reason.isEmpty() ? Promise.AT_LEAST_ONCE : Promise.BEST_EFFORT;
        boolean isOutput = input.replays() && keepsState;
        Place place = (isOutput ? to : from).operator().source().place("type");
        return new DeliveryPath(from.graph(), from.operator().id(), name, promise, reason, place);
    }

    /** Returns the path as a line: {@code input -> output: promise: reason}. */
    @Override
    public String toString() {
        return graph + ": " + input + " -> " + output + ": " + promise + (reason.isEmpty() ? "" : ": " + reason);
    }
}
