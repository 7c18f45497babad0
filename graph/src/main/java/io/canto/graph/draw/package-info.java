/** Pictures of graphs: as text, for Mermaid and Graphviz, and as SVG and HTML. */
@NullMarked
package io.canto.graph.draw;

import org.jspecify.annotations.NullMarked;
