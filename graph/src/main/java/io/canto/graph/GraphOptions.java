package io.canto.graph;

import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Range;

/** The options of a whole graph, beside its operators. */
public record GraphOptions(
        @Doc("What an operator that no record can reach, or that leads to no output, is.") @Default("error")
        Unused unused,

        @Doc("How often a record may arrive at an operator it can come back to.")
        @Default("1")
        @Range(min = 1, max = 1_000_000)
        int maxSeenCounter,

        @Doc("What happens to a record that arrives more often.") @Default("drop")
        SeenAction seenCounterAction) {
    /** What a graph has when nothing is written. */
    public static final GraphOptions NONE = new GraphOptions(Unused.ERROR, 1, SeenAction.DROP);

    /** What unused operators are. */
    public enum Unused {
        /** The graph is refused. */
        ERROR,
        /** A warning is given. */
        WARN,
        /** Nothing is said. */
        ALLOW
    }
}
