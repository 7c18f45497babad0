/** Tools to test graphs and operators: for Canto itself and for authors of operators. */
@NullMarked
package io.canto.testkit;

import org.jspecify.annotations.NullMarked;
