package io.canto.graph;

import io.canto.expr.ExpressionLimits;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Range;
import org.jspecify.annotations.Nullable;

/** The options of a whole graph, beside its operators. */
public record GraphOptions(
        @Doc("What an operator that no record can reach, or that leads to no output, is.") @Default("error")
        Unused unused,

        @Doc("How often a record may arrive at an operator it can come back to.")
        @Default("1")
        @Range(min = 1, max = 1_000_000)
        int maxSeenCounter,

        @Doc("What happens to a record that arrives more often.") @Default("drop")
        SeenAction seenCounterAction,

        @Doc("How large the expressions may be.") @Default("{}")
        Expressions expressionLimits,

        @Doc(
                "In how many lanes it runs: a number to 64, or auto for one a processor; what `--lanes` says if it is not written.")
        @Nullable Lanes lanes) {
    /** What a graph has when nothing is written. */
    public static final GraphOptions NONE = new GraphOptions(
            Unused.ERROR,
            1,
            SeenAction.DROP,
            new Expressions(ExpressionLimits.MAX_LENGTH, ExpressionLimits.MAX_NESTING, ExpressionLimits.MAX_NODES),
            null);

    /** Returns these options with another number of lanes; null for what the run says. */
    public GraphOptions withLanes(@Nullable Lanes other) {
        return new GraphOptions(unused, maxSeenCounter, seenCounterAction, expressionLimits, other);
    }

    /** What unused operators are. */
    public enum Unused {
        /** The graph is refused. */
        ERROR,
        /** A warning is given. */
        WARN,
        /** Nothing is said. */
        ALLOW
    }

    /** How large the conditions, expressions and templates of a graph may be: no larger than if nothing is written. */
    public record Expressions(
            @Doc("Characters of one.") @Default("2000") @Range(min = 1, max = ExpressionLimits.MAX_LENGTH)
            int maxLength,

            @Doc("How deep brackets, ternaries and signs may stand inside each other.")
            @Default("50")
            @Range(min = 1, max = ExpressionLimits.MAX_NESTING)
            int maxNesting,

            @Doc("Parts of one: names, values, operators and calls.")
            @Default("200")
            @Range(min = 1, max = ExpressionLimits.MAX_NODES)
            int maxNodes) {
        /** Returns what expressions are read with. */
        public ExpressionLimits limits() {
            return new ExpressionLimits(maxLength, maxNesting, maxNodes);
        }
    }
}
