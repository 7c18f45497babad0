@NullMarked
package io.canto.operators.output;

import org.jspecify.annotations.NullMarked;
