/** Graphs: what they are made of, what is checked before they run, and the engine that runs them. */
@NullMarked
package io.canto.graph;

import org.jspecify.annotations.NullMarked;
