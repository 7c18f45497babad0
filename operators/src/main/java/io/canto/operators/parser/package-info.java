@NullMarked
package io.canto.operators.parser;

import org.jspecify.annotations.NullMarked;
