package io.canto.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Finds the strongly connected groups of a topology by Tarjan's algorithm, without recursion. */
final class StrongGroups {
    private final List<int[]> targets = new ArrayList<>();
    private final int[] order;
    private final int[] low;
    private final int[] group;
    private final int[] nextTarget;
    private final Deque<Integer> open = new ArrayDeque<>();
    private final Deque<Integer> calls = new ArrayDeque<>();
    private int visited;
    private int groups;

    StrongGroups(Topology topology, boolean loose) {
        int size = topology.vertices().size();
        for (int at = 0; at < size; at++) {
            targets.add(topology.waysFrom(at).stream()
                    .filter(way -> loose || !way.isLoose())
                    .mapToInt(Topology.Way::to)
                    .toArray());
        }
        order = new int[size];
        low = new int[size];
        nextTarget = new int[size];
        group = new int[size];
        Arrays.fill(group, -1);
    }

    int[] find() {
        for (int root = 0; root < order.length; root++) {
            if (order[root] == 0) {
                visit(root);
            }
        }
        return group;
    }

    private void visit(int root) {
        enter(root);
        while (!calls.isEmpty()) {
            int vertex = calls.element();
            int[] out = targets.get(vertex);
            if (nextTarget[vertex] < out.length) {
                int target = out[nextTarget[vertex]++];
                if (order[target] == 0) {
                    enter(target);
                } else if (group[target] < 0) {
                    low[vertex] = Math.min(low[vertex], order[target]);
                }
            } else {
                calls.pop();
                if (low[vertex] == order[vertex]) {
                    closeGroup(vertex);
                }
                if (!calls.isEmpty()) {
                    low[calls.element()] = Math.min(low[calls.element()], low[vertex]);
                }
            }
        }
    }

    private void enter(int vertex) {
        visited++;
        order[vertex] = visited;
        low[vertex] = visited;
        open.push(vertex);
        calls.push(vertex);
    }

    private void closeGroup(int vertex) {
        int member;
        do {
            member = open.pop();
            group[member] = groups;
        } while (member != vertex);
        groups++;
    }
}
