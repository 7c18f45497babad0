/** Text to times and back, by layouts. */
@NullMarked
package io.canto.record.time;

import org.jspecify.annotations.NullMarked;
