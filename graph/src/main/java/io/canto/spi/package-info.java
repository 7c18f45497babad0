/** All that an author of an operator needs. */
@NullMarked
package io.canto.spi;

import org.jspecify.annotations.NullMarked;
