@NullMarked
package io.canto.graph;

import org.jspecify.annotations.NullMarked;
