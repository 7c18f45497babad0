package io.canto.cli;

import io.canto.graph.DeliveryPath;
import io.canto.graph.Graph;
import io.canto.graph.Problem;
import io.canto.graph.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What graphs promise for the records on their way, and whether that is enough. */
final class Promises {
    /** How many reasons are named where ways are counted. */
    private static final int REASONS = 10;

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
                .map(path -> Problem.error("weak-promise", words(path), path.place(), null))
                .toList();
    }

    /** Returns how many ways there are of each promise and reason, the most first. */
    static List<String> counts(List<DeliveryPath> paths) {
        Map<String, Long> counts = paths.stream()
                .collect(Collectors.groupingBy(Promises::promise, LinkedHashMap::new, Collectors.counting()));
        List<String> lines = new ArrayList<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(REASONS)
                .forEach(promise -> lines.add(ways(promise.getValue()) + ": " + promise.getKey()));
        if (counts.size() > REASONS) {
            lines.add("and " + RunSummary.number(counts.size() - REASONS) + " other reasons for less");
        }
        return lines;
    }

    private static String ways(long count) {
        return RunSummary.number(count) + (count == 1 ? " way" : " ways");
    }

    /** Returns the promise of a way as a line. */
    static String words(DeliveryPath path) {
        return path.input() + " to " + path.output() + ": " + promise(path);
    }

    private static String promise(DeliveryPath path) {
        return path.promise() + (path.reason().isEmpty() ? "" : ": " + path.reason());
    }
}
