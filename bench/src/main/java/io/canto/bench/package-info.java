@NullMarked
package io.canto.bench;

import org.jspecify.annotations.NullMarked;
