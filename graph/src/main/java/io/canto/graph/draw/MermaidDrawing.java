package io.canto.graph.draw;

import io.canto.graph.Topology;
import io.canto.graph.Topology.Vertex;
import io.canto.graph.draw.Picture.Arrow;

/** Graphs in the language of Mermaid flowcharts. */
final class MermaidDrawing {
    private final Topology topology;
    private final Picture picture;
    private final StringBuilder text = new StringBuilder("flowchart LR\n");

    MermaidDrawing(Topology topology) {
        this.topology = topology;
        this.picture = new Picture(topology);
    }

    String draw() {
        picture.graphs().forEach((graph, vertices) -> {
            text.append("  subgraph g")
                    .append(vertices.get(0).index())
                    .append(" [\"")
                    .append(escape(graph))
                    .append("\"]\n");
            vertices.forEach(vertex -> text.append("    ").append(node(vertex)).append('\n'));
            text.append("  end\n");
        });
        topology.vertices()
                .forEach(vertex -> picture.arrows(vertex.index())
                        .forEach(arrow -> text.append("  ").append(edge(arrow)).append('\n')));
        return text.toString();
    }

    private static String node(Vertex vertex) {
        String id = vertex.operator().id();
        String type = vertex.operator().type();
        String label = escape(id) + (id.equals(type) ? "" : "<br/><small>" + escape(type) + "</small>");
        String[] shape = Picture.isRouter(vertex)
                ? new String[] {"{{\"", "\"}}"}
                : switch (Picture.kind(vertex)) {
                    case INPUT -> new String[] {"([\"", "\"])"};
                    case OUTPUT -> new String[] {"[(\"", "\")]"};
                    case PARSER, TRANSFORMER -> new String[] {"[\"", "\"]"};
                };
        return "n" + vertex.index() + shape[0] + label + shape[1];
    }

    private static String edge(Arrow arrow) {
        String line = switch (arrow.look()) {
            case PLAIN -> "-->";
            case ERROR, COMPUTED -> "-.->";
            case LINK -> "==>";
        };
        String label = arrow.label() + (arrow.leadsBack() ? " (may come back)" : "");
        return "n" + arrow.from() + " " + line + (label.isBlank() ? "" : "|\"" + escape(label.trim()) + "\"|") + " n"
                + arrow.to();
    }

    /** Mermaid takes entities in quoted labels; quotes, brackets and its own comment sign would break them. */
    private static String escape(String label) {
        return label.replace("&", "#amp;")
                .replace("\"", "#quot;")
                .replace("<", "#lt;")
                .replace(">", "#gt;")
                .replace("%", "#37;")
                .replace("|", "#124;");
    }
}
