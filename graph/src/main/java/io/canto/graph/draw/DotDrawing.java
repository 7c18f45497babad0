package io.canto.graph.draw;

import io.canto.graph.Topology;
import io.canto.graph.Topology.Vertex;
import io.canto.graph.draw.Picture.Arrow;

/** Graphs in the language of Graphviz. */
final class DotDrawing {
    private final Topology topology;
    private final Picture picture;
    private final StringBuilder text = new StringBuilder("""
            digraph canto {
              rankdir=LR;
              node [shape=box, style=rounded, fontname="sans-serif"];
              edge [fontname="sans-serif", fontsize=10];
            """);

    DotDrawing(Topology topology) {
        this.topology = topology;
        this.picture = new Picture(topology);
    }

    String draw() {
        picture.graphs().forEach((graph, vertices) -> {
            text.append("  subgraph cluster_")
                    .append(vertices.get(0).index())
                    .append(" {\n    label=")
                    .append(quote(graph))
                    .append(";\n");
            vertices.forEach(vertex -> text.append("    ").append(node(vertex)).append('\n'));
            text.append("  }\n");
        });
        topology.vertices()
                .forEach(vertex -> picture.arrows(vertex.index())
                        .forEach(arrow -> text.append("  ").append(edge(arrow)).append('\n')));
        return text.append("}\n").toString();
    }

    private static String node(Vertex vertex) {
        String id = vertex.operator().id();
        String type = vertex.operator().type();
        String shape = Picture.isRouter(vertex)
                ? ", shape=hexagon, style=solid"
                : switch (Picture.kind(vertex)) {
                    case INPUT -> ", shape=cds, style=solid";
                    case OUTPUT -> ", shape=cylinder, style=solid";
                    case PARSER, TRANSFORMER -> "";
                };
        return "n" + vertex.index() + " [label=" + quote(id.equals(type) ? id : id + "\n" + type) + shape + "];";
    }

    private static String edge(Arrow arrow) {
        String style = switch (arrow.look()) {
            case PLAIN -> "";
            case ERROR -> ", style=dashed, color=firebrick";
            case COMPUTED -> ", style=dotted";
            case LINK -> ", style=bold";
        };
        String label = arrow.label() + (arrow.leadsBack() ? " (may come back)" : "");
        return "n" + arrow.from() + " -> n" + arrow.to() + " [label=" + quote(label.trim()) + style + "];";
    }

    private static String quote(String label) {
        return '"' + label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
