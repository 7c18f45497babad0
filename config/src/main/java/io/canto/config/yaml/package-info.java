/** YAML as a tree that knows where everything stands, read within bounds. */
@NullMarked
package io.canto.config.yaml;

import org.jspecify.annotations.NullMarked;
