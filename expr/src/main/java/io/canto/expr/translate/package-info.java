/** Conditions of other systems in our language. */
@NullMarked
package io.canto.expr.translate;

import org.jspecify.annotations.NullMarked;
