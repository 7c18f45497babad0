@NullMarked
package io.canto.spi;

import org.jspecify.annotations.NullMarked;
