package io.canto.graph.draw;

import io.canto.graph.Topology;
import io.canto.graph.Topology.Vertex;
import io.canto.graph.draw.Picture.Arrow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Graphs as trees for a terminal: each operator once with all behind it, and by name wherever it comes again. */
final class TextDrawing {
    private final Topology topology;
    private final Picture picture;
    private final StringBuilder text = new StringBuilder();
    private final Set<Integer> drawn = new HashSet<>();

    TextDrawing(Topology topology) {
        this.topology = topology;
        this.picture = new Picture(topology);
    }

    String draw() {
        for (Map.Entry<String, List<Vertex>> graph : picture.graphs().entrySet()) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append("graph ")
                    .append(graph.getKey())
                    .append('\n');
            Set<Integer> reached = new HashSet<>();
            graph.getValue().forEach(vertex -> topology.waysFrom(vertex.index()).forEach(way -> reached.add(way.to())));
            graph.getValue().stream()
                    .filter(vertex -> !vertex.receives() || !reached.contains(vertex.index()))
                    .forEach(this::drawTree);
            graph.getValue().stream()
                    .filter(vertex -> !drawn.contains(vertex.index()))
                    .forEach(this::drawTree);
        }
        return text.toString();
    }

    /** Depth first with a stack of its own: a chain may be longer than the call stack is deep. */
    private void drawTree(Vertex root) {
        if (!drawn.add(root.index())) {
            return;
        }
        text.append("  ").append(title(root)).append('\n');
        Deque<Line> open = new ArrayDeque<>();
        push(open, root.index(), "  ");
        while (!open.isEmpty()) {
            Line line = open.pop();
            Arrow arrow = line.arrow;
            Vertex target = topology.vertices().get(arrow.to());
            boolean isFirst = target.graph().equals(root.graph()) && drawn.add(arrow.to());
            text.append(line.margin)
                    .append(line.isLast ? "└" : "├")
                    .append(stroke(arrow))
                    .append(isFirst ? title(target) : again(arrow, target, root))
                    .append('\n');
            if (isFirst) {
                push(open, arrow.to(), line.margin + (line.isLast ? "   " : "│  "));
            }
        }
    }

    private void push(Deque<Line> open, int vertex, String margin) {
        List<Arrow> arrows = picture.arrows(vertex);
        for (int at = arrows.size() - 1; at >= 0; at--) {
            open.push(new Line(arrows.get(at), margin, at == arrows.size() - 1));
        }
    }

    private static String stroke(Arrow arrow) {
        String line = switch (arrow.look()) {
            case PLAIN -> "─";
            case ERROR -> "┄";
            case COMPUTED -> "╌";
            case LINK -> "═";
        };
        return arrow.label().isEmpty() ? line + " " : line + " [" + arrow.label() + "] " + line + "▶ ";
    }

    private static String again(Arrow arrow, Vertex target, Vertex root) {
        String name = target.graph().equals(root.graph())
                ? target.operator().id()
                : target.graph() + "/" + target.operator().id();
        return arrow.leadsBack() ? "↺ " + name + " (may come back)" : "→ " + name;
    }

    private static String title(Vertex vertex) {
        String id = vertex.operator().id();
        String type = vertex.operator().type();
        return id.equals(type) ? id : id + " (" + type + ")";
    }

    private record Line(Arrow arrow, String margin, boolean isLast) {}
}
