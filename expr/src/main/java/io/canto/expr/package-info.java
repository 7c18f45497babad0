@NullMarked
package io.canto.expr;

import org.jspecify.annotations.NullMarked;
