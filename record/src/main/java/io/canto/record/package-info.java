/** The record that flows, and what travels with it. */
@NullMarked
package io.canto.record;

import org.jspecify.annotations.NullMarked;
