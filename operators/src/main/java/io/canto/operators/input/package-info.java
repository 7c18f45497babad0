@NullMarked
package io.canto.operators.input;

import org.jspecify.annotations.NullMarked;
