/** JSON text to values of a record and back, without loss. */
@NullMarked
package io.canto.record.json;

import org.jspecify.annotations.NullMarked;
