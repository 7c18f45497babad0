package io.canto.graph.draw;

import io.canto.graph.Topology;
import java.util.Locale;

/** The forms in which graphs can be drawn. What the checks know is in the picture: conditions, error routes, loops. */
public enum GraphDrawing {
    /** A tree for a terminal. */
    TEXT {
        @Override
        public String draw(Topology topology) {
            return new TextDrawing(topology).draw();
        }
    },
    /** For Mermaid. */
    MERMAID {
        @Override
        public String draw(Topology topology) {
            return new MermaidDrawing(topology).draw();
        }
    },
    /** For Graphviz. */
    DOT {
        @Override
        public String draw(Topology topology) {
            return new DotDrawing(topology).draw();
        }
    },
    /** A picture of its own. */
    SVG {
        @Override
        public String draw(Topology topology) {
            return new SvgDrawing(topology).draw();
        }
    },
    /** A page with the picture, which needs no network. */
    HTML {
        @Override
        public String draw(Topology topology) {
            return new SvgDrawing(topology).drawPage();
        }
    };

    /** Draws graphs; the text ends with a line break. */
    public abstract String draw(Topology topology);

    /** Returns the name in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
