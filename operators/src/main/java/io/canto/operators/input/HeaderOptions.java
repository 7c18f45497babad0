package io.canto.operators.input;

import io.canto.expr.Regex;
import io.canto.spi.Doc;

/** Lines at the beginning of a file that are no records but say something about all of them. */
public record HeaderOptions(
        @Doc("A line with this in it belongs to the header, as long as no other line came before.")
        Regex pattern,

        @Doc("What its named groups match in a header line becomes attributes of every record.")
        Regex metadataRegex) {
    /** Checks that there is something to gain. */
    public HeaderOptions {
        if (metadataRegex.groupNames().isEmpty()) {
            throw new IllegalArgumentException("metadata_regex has no named groups");
        }
    }
}
