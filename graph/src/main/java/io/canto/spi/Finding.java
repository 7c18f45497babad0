package io.canto.spi;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong or doubtful about an operator's options, found at load.
 *
 * @param code a stable name in kebab case, such as {@code dead-route}
 * @param isError whether the graph is refused for it; else it is a warning
 * @param option which option is meant, as a path such as {@code routes[1].expr}; empty for the operator itself
 * @param message what is wrong, in lower case and without a full stop
 * @param hint what to do about it, or null
 */
public record Finding(
        String code,
        boolean isError,
        String option,
        String message,
        @Nullable String hint) {}
