@NullMarked
package io.canto.cli;

import org.jspecify.annotations.NullMarked;
