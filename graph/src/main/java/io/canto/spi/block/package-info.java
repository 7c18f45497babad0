/** What parsers and inputs have in common beside their own options: times, severities, traces and scopes. */
@NullMarked
package io.canto.spi.block;

import org.jspecify.annotations.NullMarked;
