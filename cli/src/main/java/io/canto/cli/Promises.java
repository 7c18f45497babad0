package io.canto.cli;

import io.canto.graph.DeliveryPath;
import io.canto.graph.Graph;
import io.canto.graph.Problem;
import io.canto.graph.Topology;
import java.util.List;
import picocli.CommandLine.Option;

/** What graphs promise for the records on their way, and whether that is enough. */
final class Promises {
    @Option(
            names = "--require",
            paramLabel = "PROMISE",
            description = "Take less than this for an error: at_least_once or best_effort.",
            defaultValue = "best_effort",
            order = 20)
    private DeliveryPath.Promise required = DeliveryPath.Promise.BEST_EFFORT;

    /** Returns what is promised for each way from an input to an output. */
    static List<DeliveryPath> of(List<Graph> graphs, boolean keepsState) {
        return DeliveryPath.of(
                Topology.of(graphs.stream().map(Graph::declaration).toList()), keepsState);
    }

    /** Returns the ways that promise less than is asked for, as problems. */
    List<Problem> broken(List<DeliveryPath> paths) {
        if (required != DeliveryPath.Promise.AT_LEAST_ONCE) {
            return List.of();
        }
        return paths.stream()
                .filter(path -> path.promise() != DeliveryPath.Promise.AT_LEAST_ONCE)
                .map(path -> Problem.error("weak-promise", words(path), null, null))
                .toList();
    }

    /** Returns the promise of a way as a line. */
    static String words(DeliveryPath path) {
        String reason = path.reason().isEmpty() ? "" : ": " + path.reason();
        return path.input() + " to " + path.output() + ": " + path.promise() + reason;
    }
}
