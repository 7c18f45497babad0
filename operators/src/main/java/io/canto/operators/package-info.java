@NullMarked
package io.canto.operators;

import org.jspecify.annotations.NullMarked;
