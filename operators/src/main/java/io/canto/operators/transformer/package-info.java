@NullMarked
package io.canto.operators.transformer;

import org.jspecify.annotations.NullMarked;
