package io.canto.operators.input;

import io.canto.expr.Regex;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import org.jspecify.annotations.Nullable;

/** How lines are joined to records. A pattern sees one line at a time, without its end. */
public record MultilineOptions(
        @Doc("A line with this in it is the first of a record.") @Nullable Regex lineStartPattern,

        @Doc("A line with this in it is the last of a record.") @Nullable Regex lineEndPattern,

        @Doc("Leave out what the pattern matched.") @Default("false")
        boolean omitPattern) {
    /** Checks that there is one pattern. */
    public MultilineOptions {
        if ((lineStartPattern == null) == (lineEndPattern == null)) {
            throw new IllegalArgumentException("set either line_start_pattern or line_end_pattern");
        }
    }
}
