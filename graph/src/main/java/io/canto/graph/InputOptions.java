package io.canto.graph;

import io.canto.expr.Template;
import io.canto.spi.Default;
import io.canto.spi.Doc;
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
        Map<String, Template> resource) {
    /** What an input has when nothing is written. */
    public static final InputOptions NONE = new InputOptions(Map.of(), Map.of());

    /** Copies the maps, in their order. */
    public InputOptions {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        resource = Collections.unmodifiableMap(new LinkedHashMap<>(resource));
    }
}
