package io.canto.graph.draw;

import io.canto.graph.Topology;
import io.canto.graph.Topology.Way;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Where the operators of a picture stand: in columns by the longest way from a beginning, ways that lead back left aside;
 * inside a column so that ways cross little (the barycentre rule, a few sweeps there and back).
 */
final class Layers {
    private static final int SWEEPS = 8;

    private final Topology topology;
    private final int[] column;
    private final double[] row;
    private final List<List<Integer>> columns = new ArrayList<>();
    private final List<List<Integer>> senders = new ArrayList<>();

    Layers(Topology topology) {
        this.topology = topology;
        int size = topology.vertices().size();
        column = new int[size];
        row = new double[size];
        topology.vertices().forEach(vertex -> senders.add(new ArrayList<>()));
        topology.ways().forEach(way -> senders.get(way.to()).add(way.from()));
        placeColumns();
        orderColumns();
    }

    /** Returns the operators of each column, from top to bottom. */
    List<List<Integer>> columns() {
        return columns;
    }

    int column(int vertex) {
        return column[vertex];
    }

    boolean isForward(Way way) {
        return !(way.isLoose() || way.isLink()) || !topology.onOneLoop(way.to(), way.from());
    }

    private void placeColumns() {
        int[] waitingFor = new int[column.length];
        topology.ways().stream().filter(this::isForward).forEach(way -> waitingFor[way.to()]++);
        Deque<Integer> ready = new ArrayDeque<>();
        boolean[] placed = new boolean[column.length];
        for (int vertex = 0; vertex < column.length; vertex++) {
            if (waitingFor[vertex] == 0) {
                ready.add(vertex);
            }
        }
        while (!ready.isEmpty()) {
            int vertex = ready.remove();
            placed[vertex] = true;
            for (Way way : topology.waysFrom(vertex)) {
                if (isForward(way)) {
                    column[way.to()] = Math.max(column[way.to()], column[vertex] + 1);
                    if (--waitingFor[way.to()] == 0) {
                        ready.add(way.to());
                    }
                } else if (!placed[way.to()]) {
                    column[way.to()] = Math.max(column[way.to()], column[vertex] + 1);
                }
            }
        }
        for (int vertex = 0; vertex < column.length; vertex++) {
            while (columns.size() <= column[vertex]) {
                columns.add(new ArrayList<>());
            }
            columns.get(column[vertex]).add(vertex);
        }
    }

    private void orderColumns() {
        columns.forEach(this::number);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean ahead = sweep % 2 == 0;
            for (int at = 0; at < columns.size(); at++) {
                List<Integer> vertices = columns.get(ahead ? at : columns.size() - 1 - at);
                double[] weight = new double[column.length];
                vertices.forEach(vertex -> weight[vertex] = barycentre(vertex, ahead));
                vertices.sort(Comparator.comparingDouble(vertex -> weight[vertex]));
                number(vertices);
            }
        }
    }

    private double barycentre(int vertex, boolean bySenders) {
        List<Integer> neighbours = bySenders
                ? senders.get(vertex)
                : topology.waysFrom(vertex).stream().map(Way::to).toList();
        return neighbours.stream()
                .mapToDouble(neighbour -> row[neighbour])
                .average()
                .orElse(row[vertex]);
    }

    /** Rows are counted from the middle, so that columns of different length stay centred. */
    private void number(List<Integer> vertices) {
        for (int at = 0; at < vertices.size(); at++) {
            row[vertices.get(at)] = at - (vertices.size() - 1) / 2.0;
        }
    }

    @Override
    public String toString() {
        return "columns " + Arrays.toString(column);
    }
}
