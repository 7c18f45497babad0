package io.canto.graph.draw;

import io.canto.graph.Topology;
import io.canto.graph.Topology.Vertex;
import io.canto.graph.Topology.Way;
import io.canto.spi.Edge;
import io.canto.spi.OperatorConfig;
import io.canto.spi.OperatorKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** What all forms of drawing ask of a topology. */
final class Picture {
    private static final int MAX_LABEL = 60;

    private final Topology topology;

    Picture(Topology topology) {
        this.topology = topology;
    }

    /** Returns the operators of each graph, in the order of the graphs. */
    Map<String, List<Vertex>> graphs() {
        Map<String, List<Vertex>> graphs = new LinkedHashMap<>();
        for (Vertex vertex : topology.vertices()) {
            graphs.computeIfAbsent(vertex.graph(), name -> new ArrayList<>()).add(vertex);
        }
        return graphs;
    }

    /** Returns the ways of an operator; those to one target for one kind of reason are one, with their labels joined. */
    List<Arrow> arrows(int from) {
        Map<List<Object>, LinkedHashSet<String>> labels = new LinkedHashMap<>();
        for (Way way : topology.waysFrom(from)) {
            labels.computeIfAbsent(List.of(way.to(), look(way.kind())), key -> new LinkedHashSet<>())
                    .add(label(way));
        }
        List<Arrow> arrows = new ArrayList<>();
        labels.forEach((key, texts) -> {
            int to = (Integer) key.get(0);
            texts.remove("");
            arrows.add(new Arrow(
                    from,
                    to,
                    (Look) key.get(1),
                    String.join(" | ", texts),
                    key.get(1) != Look.PLAIN && key.get(1) != Look.ERROR && topology.onOneLoop(to, from)));
        });
        return arrows;
    }

    private static String label(Way way) {
        if (!way.label().isEmpty()) {
            return shorten(way.label());
        }
        return switch (way.kind()) {
            case DEFAULT -> "default";
            case ERROR -> "on error";
            case SEEN_LIMIT -> "seen too often";
            case COMPUTED -> "computed";
            case LINK, OPTIONAL_LINK -> "forward";
            case OUTPUT, ROUTE -> "";
        };
    }

    private static Look look(Edge.Kind kind) {
        return switch (kind) {
            case ERROR, SEEN_LIMIT -> Look.ERROR;
            case COMPUTED -> Look.COMPUTED;
            case LINK, OPTIONAL_LINK -> Look.LINK;
            case OUTPUT, ROUTE, DEFAULT -> Look.PLAIN;
        };
    }

    static String shorten(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= MAX_LABEL ? line : line.substring(0, MAX_LABEL - 1) + "…";
    }

    /** Returns the kind of an operator; a transformer if its options could not be read. */
    static OperatorKind kind(Vertex vertex) {
        OperatorConfig config = vertex.operator().config();
        return config == null ? OperatorKind.TRANSFORMER : OperatorKind.of(config.getClass());
    }

    static boolean isRouter(Vertex vertex) {
        OperatorConfig config = vertex.operator().config();
        return config != null && config.routesOnly();
    }

    /** How a way is drawn. */
    enum Look {
        PLAIN,
        ERROR,
        COMPUTED,
        LINK
    }

    /** One way or several of the same look. */
    record Arrow(int from, int to, Look look, String label, boolean leadsBack) {}
}
