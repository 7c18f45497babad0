package io.canto.graph;

import io.canto.expr.Template;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Range;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The options that every input has. */
public record InputOptions(
        @Doc(
                "Attributes that every record gets, each a text that may hold ${...} expressions; one that fails is left out.")
        @Default("{}")
        Map<String, Template> attributes,

        @Doc("Resource fields that every record gets, written as attributes.") @Default("{}")
        Map<String, Template> resource,

        @Doc(
                "At how many records that were read and are not settled the input waits, and operators emit early what they keep;"
                        + " what was read at once can be more. 0 bounds nothing but the bytes in flight.")
        @Default("0")
        @Range(min = 0)
        int maxUnacked) {
    /** What an input has when nothing is written. */
    public static final InputOptions NONE = new InputOptions(Map.of(), Map.of(), 0);

    /** Copies the maps, in their order. */
    public InputOptions {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        resource = Collections.unmodifiableMap(new LinkedHashMap<>(resource));
    }
}
