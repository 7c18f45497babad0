/** The way of single records through graphs, with what each operator changed. */
@NullMarked
package io.canto.graph.trace;

import org.jspecify.annotations.NullMarked;
