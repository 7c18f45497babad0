package io.canto.graph;

import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.OperatorId;
import java.util.List;

/** What happens to a record that came back to an operator too often. */
public record SeenAction(
        @Doc("What to do.") @Default("route") Mode mode,

        @Doc("The operators that such a record goes to.") @Default("[]")
        List<OperatorId> route) {
    /** It is dropped. */
    public static final SeenAction DROP = new SeenAction(Mode.DROP, List.of());

    /** What can be done. */
    public enum Mode {
        /** It is dropped for the reason {@code seen_limit}. */
        DROP,
        /** It is an error of the operator it came to. */
        ERROR,
        /** The graph stops. */
        PANIC,
        /** It goes to other operators. */
        ROUTE
    }

    /** Checks that a route is there if, and only if, it is asked for. */
    public SeenAction {
        route = List.copyOf(route);
        if ((mode == Mode.ROUTE) == route.isEmpty()) {
            throw new IllegalArgumentException("route needs an operator id: {route: id}");
        }
    }

    /**
     * Reads an action that is written as a text.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static SeenAction parse(String text) {
        return switch (text) {
            case "drop" -> DROP;
            case "error" -> new SeenAction(Mode.ERROR, List.of());
            case "panic" -> new SeenAction(Mode.PANIC, List.of());
            default ->
                throw new IllegalArgumentException("'" + text + "' is not one of drop, error, panic and {route: id}");
        };
    }
}
