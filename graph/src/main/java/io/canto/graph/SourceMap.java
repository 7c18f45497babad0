package io.canto.graph;

import org.jspecify.annotations.Nullable;

/** Where the options of one operator stand in a file. */
@FunctionalInterface
public interface SourceMap {
    /** For operators that come from Java: no places. */
    SourceMap NONE = option -> null;

    /**
     * Returns where an option stands, or the nearest thing around it, or null where there is no file.
     *
     * @param option a path such as {@code routes[0].expr}; empty for the operator itself
     */
    @Nullable Place place(String option);
}
