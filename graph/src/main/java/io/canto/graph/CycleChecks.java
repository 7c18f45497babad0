package io.canto.graph;

import io.canto.graph.Topology.Vertex;
import io.canto.graph.Topology.Way;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds loops that records would go round for ever. */
final class CycleChecks {
    private final Topology topology;
    private final List<Problem> problems = new ArrayList<>();

    private CycleChecks(Topology topology) {
        this.topology = topology;
    }

    static List<Problem> check(Topology topology) {
        CycleChecks checks = new CycleChecks(topology);
        checks.cycles();
        return checks.problems;
    }

    /** Each strongly connected group once, by a shortest cycle through its first operator that has one. */
    private void cycles() {
        int[] groups = topology.groups(false);
        Set<Integer> reported = new HashSet<>();
        for (Vertex vertex : topology.vertices()) {
            if (reported.contains(groups[vertex.index()])) {
                continue;
            }
            List<Way> cycle = shortestCycle(vertex.index(), groups);
            if (!cycle.isEmpty()) {
                reported.add(groups[vertex.index()]);
                reportCycle(cycle);
            }
        }
    }

    private void reportCycle(List<Way> cycle) {
        String path = Stream.concat(
                        cycle.stream().map(way -> topology.name(way.from())),
                        Stream.of(topology.name(cycle.get(0).from())))
                .collect(Collectors.joining(" -> "));
        Way last = cycle.get(cycle.size() - 1);
        problems.add(Problem.error(
                "cycle",
                "records would go round for ever: " + path,
                topology.place(last.from(), last.option()),
                cycle.size() == 1
                        ? "let it send to another operator"
                        : "take one of these ways out, such as this one from '" + topology.name(last.from()) + "'"));
    }

    /** Breadth first from the operator until a way comes back to it, inside its group. */
    private List<Way> shortestCycle(int start, int[] groups) {
        Map<Integer, Way> cameBy = new HashMap<>();
        Deque<Integer> next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            int vertex = next.remove();
            for (Way way : topology.waysFrom(vertex)) {
                if (way.isLoose() || groups[way.to()] != groups[start]) {
                    continue;
                }
                if (way.to() == start) {
                    Deque<Way> cycle = new ArrayDeque<>(List.of(way));
                    while (cycle.element().from() != start) {
                        cycle.push(Objects.requireNonNull(
                                cameBy.get(cycle.element().from())));
                    }
                    return List.copyOf(cycle);
                }
                if (cameBy.putIfAbsent(way.to(), way) == null) {
                    next.add(way.to());
                }
            }
        }
        return List.of();
    }
}
