package io.canto.graph;

import io.canto.record.FieldPath;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.block.ScopeNameBlock;
import io.canto.spi.block.SeverityBlock;
import io.canto.spi.block.TimestampBlock;
import io.canto.spi.block.TraceBlock;
import org.jspecify.annotations.Nullable;

/** The options that every parser has. */
public record ParserOptions(
        @Doc("The field to parse.") @Default("body") FieldPath parseFrom,

        @Doc("Where the result goes; a map is merged into a map that is there.") @Default("attributes")
        FieldPath parseTo,

        @Doc("A field whose value becomes the body after parsing.") @Nullable FieldPath body,

        @Doc("How the timestamp is set after parsing.") @Nullable TimestampBlock timestamp,

        @Doc("How the severity is set after parsing.") @Nullable SeverityBlock severity,

        @Doc("How the trace ids are set after parsing.") @Nullable TraceBlock trace,

        @Doc("How the scope's name is set after parsing.") @Nullable ScopeNameBlock scopeName) {
    /** What a parser has when nothing is written. */
    public static final ParserOptions NONE =
            new ParserOptions(FieldPath.parse("body"), FieldPath.parse("attributes"), null, null, null, null, null);

    /** Checks that the body is set in one way only. */
    public ParserOptions {
        if (body != null && parseTo.equals(FieldPath.parse("body"))) {
            throw new IllegalArgumentException("body and 'parse_to: body' exclude each other");
        }
    }
}
