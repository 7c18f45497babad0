/**
 * How patterns are read and run: a parser of RE2's syntax, an own matcher for the shapes that logs need, and
 * {@code java.util.regex} and RE2/J behind the same interface for the rest.
 */
@NullMarked
package io.canto.expr.regex;

import org.jspecify.annotations.NullMarked;
