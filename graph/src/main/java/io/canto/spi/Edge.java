package io.canto.spi;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A way out of an operator that is none of its {@code output}.
 *
 * @param target where it leads; null for a computed edge that may lead to any operator of the graph
 * @param kind why it is taken
 * @param option which option says so, as a path such as {@code routes[0].output[1]}; empty if none does
 * @param label what to write on it in a drawing, such as the route's condition; may be empty
 */
public record Edge(@Nullable OperatorId target, Kind kind, String option, String label) {
    /** Why an edge is taken. */
    public enum Kind {
        /** It is the operator's {@code output}, or the next operator of the list. */
        OUTPUT,
        /** A condition or a table says so. */
        ROUTE,
        /** No route matched. */
        DEFAULT,
        /** The operator failed on the record. */
        ERROR,
        /** An expression computes the target while running, so the way may lead back. */
        COMPUTED,
        /** It leads to another graph: {@code target} is {@code graph} or {@code graph/operator}. */
        LINK,
        /** As {@link #LINK}, to a graph that need not be there. */
        OPTIONAL_LINK,
        /** The record came back too often. */
        SEEN_LIMIT;

        /** Returns the name in lower case. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
