package io.canto.graph;

import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.OperatorId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What happens to a record that an operator failed on: {@code send}, {@code drop} ... or {@code {route: id}}. */
public record OnError(
        @Doc("What to do.") @Default("route") Mode mode,

        @Doc("The operators that a failed record goes to.") @Default("[]")
        List<OperatorId> route) {
    /** The record goes on, and the failure is logged. */
    public static final OnError SEND = new OnError(Mode.SEND, List.of());

    /** What can be done. */
    public enum Mode {
        /** It goes on, as far as it was changed; logged. */
        SEND,
        /** It goes on; logged at debug level only. */
        SEND_QUIET,
        /** It is dropped; logged. */
        DROP,
        /** It is dropped; logged at debug level only. */
        DROP_QUIET,
        /** It is refused: its delivery is never settled, and its source told. */
        FAIL,
        /** The graph stops. */
        PANIC,
        /** It goes to other operators, with the failure in its context. */
        ROUTE;

        /** Returns the name as YAML writes it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Checks that a route is there if, and only if, it is asked for. */
    public OnError {
        route = List.copyOf(route);
        if ((mode == Mode.ROUTE) == route.isEmpty()) {
            throw new IllegalArgumentException(
                    mode == Mode.ROUTE ? "route needs an operator id: {route: id}" : mode + " takes no route");
        }
    }

    /**
     * Reads a mode that is written as a text.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static OnError parse(String text) {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode != Mode.ROUTE && mode.toString().equals(text))
                .findFirst()
                .map(mode -> new OnError(mode, List.of()))
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not one of "
                        + Arrays.stream(Mode.values())
                                .filter(mode -> mode != Mode.ROUTE)
                                .map(Mode::toString)
                                .collect(Collectors.joining(", "))
                        + " and {route: id}"));
    }

    /** Whether the failure is logged at debug level only. */
    public boolean isQuiet() {
        return mode == Mode.SEND_QUIET || mode == Mode.DROP_QUIET;
    }
}
