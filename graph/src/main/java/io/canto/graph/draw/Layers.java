package io.canto.graph.draw;

import io.canto.graph.Topology;
import io.canto.graph.Topology.Way;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the operators of a picture stand: in columns by the longest way from a beginning, ways that lead back left aside;
 * inside a column so that ways cross little (the barycentre rule, a few sweeps there and back). A way over several columns
 * gets a place of its own in each of them, so that it passes between the operators and not behind them.
 */
final class Layers {
    private static final int SWEEPS = 12;

    private final Topology topology;
    private final int operators;
    /** By slot: an operator's index, or a number above them for a place that a way passes. */
    private final List<Integer> column = new ArrayList<>();

    private final List<List<Integer>> before = new ArrayList<>();
    private final List<List<Integer>> behind = new ArrayList<>();
    private final List<List<Integer>> columns = new ArrayList<>();
    private final Map<List<Integer>, List<Integer>> passages = new HashMap<>();

    Layers(Topology topology) {
        this.topology = topology;
        this.operators = topology.vertices().size();
        topology.vertices().forEach(vertex -> addSlot(0));
        placeOperators();
        topology.ways().stream().filter(this::isForward).forEach(this::placeWay);
        for (int slot = 0; slot < column.size(); slot++) {
            while (columns.size() <= column.get(slot)) {
                columns.add(new ArrayList<>());
            }
            columns.get(column.get(slot)).add(slot);
        }
        orderColumns();
    }

    /** Returns the slots of each column, from top to bottom. */
    List<List<Integer>> columns() {
        return columns;
    }

    /** Returns how many slots there are. */
    int size() {
        return column.size();
    }

    /** Whether a slot is an operator, and not a place that a way passes. */
    boolean isOperator(int slot) {
        return slot < operators;
    }

    int column(int slot) {
        return column.get(slot);
    }

    /** Returns the slots that a way passes between its ends. */
    List<Integer> passages(int from, int to) {
        return passages.getOrDefault(List.of(from, to), List.of());
    }

    private boolean isForward(Way way) {
        return !(way.isLoose() || way.isLink()) || !topology.onOneLoop(way.to(), way.from());
    }

    private int addSlot(int at) {
        column.add(at);
        before.add(new ArrayList<>());
        behind.add(new ArrayList<>());
        return column.size() - 1;
    }

    private void placeOperators() {
        int[] waitingFor = new int[operators];
        topology.ways().stream().filter(this::isForward).forEach(way -> waitingFor[way.to()]++);
        Deque<Integer> ready = new ArrayDeque<>();
        for (int vertex = 0; vertex < operators; vertex++) {
            if (waitingFor[vertex] == 0) {
                ready.add(vertex);
            }
        }
        while (!ready.isEmpty()) {
            int vertex = ready.remove();
            for (Way way : topology.waysFrom(vertex)) {
                if (isForward(way)) {
                    column.set(way.to(), Math.max(column.get(way.to()), column.get(vertex) + 1));
                    if (--waitingFor[way.to()] == 0) {
                        ready.add(way.to());
                    }
                }
            }
        }
    }

    private void placeWay(Way way) {
        List<Integer> key = List.of(way.from(), way.to());
        if (passages.containsKey(key)) {
            return;
        }
        List<Integer> slots = new ArrayList<>();
        int last = way.from();
        for (int at = column.get(way.from()) + 1; at < column.get(way.to()); at++) {
            int slot = addSlot(at);
            connect(last, slot);
            slots.add(slot);
            last = slot;
        }
        connect(last, way.to());
        passages.put(key, slots);
    }

    private void connect(int from, int to) {
        behind.get(from).add(to);
        before.get(to).add(from);
    }

    private void orderColumns() {
        double[] row = new double[column.size()];
        columns.forEach(slots -> number(slots, row));
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean ahead = sweep % 2 == 0;
            for (int at = 0; at < columns.size(); at++) {
                List<Integer> slots = columns.get(ahead ? at : columns.size() - 1 - at);
                double[] weight = new double[column.size()];
                slots.forEach(slot -> weight[slot] = barycentre(slot, ahead ? before : behind, row));
                slots.sort(Comparator.comparingDouble(slot -> weight[slot]));
                number(slots, row);
            }
        }
    }

    private static double barycentre(int slot, List<List<Integer>> neighbours, double[] row) {
        return neighbours.get(slot).stream()
                .mapToDouble(neighbour -> row[neighbour])
                .average()
                .orElse(row[slot]);
    }

    /** Rows are counted from the middle, so that columns of different length stay centred. */
    private static void number(List<Integer> slots, double[] row) {
        for (int at = 0; at < slots.size(); at++) {
            row[slots.get(at)] = at - (slots.size() - 1) / 2.0;
        }
    }
}
