package io.canto.spi;

import java.util.List;

/**
 * The options of one operator: an immutable Java record whose components are the options. It is one of the four kinds
 * {@link InputConfig}, {@link ParserConfig}, {@link TransformerConfig} and {@link OutputConfig}.
 *
 * <p>A component's name in snake case is the option's name in YAML; its type is its check, its annotations are its docs.
 * What concerns two options is checked in the compact constructor, which throws {@link IllegalArgumentException}.
 */
public sealed interface OperatorConfig permits InputConfig, ParserConfig, TransformerConfig, OutputConfig {
    /**
     * Returns the ways out that this operator has besides {@code output}, such as the routes of a router. Every id that
     * an operator can send to stands here, or the graph refuses to open it.
     */
    default List<Edge> edges() {
        return List.of();
    }

    /**
     * Whether the ways out that {@link #edges} names are the only ones, so that there is no {@code output} and no going on
     * to the next operator of the list.
     */
    default boolean routesOnly() {
        return false;
    }

    /**
     * Returns which records know of each other in this operator. Where a graph runs in several lanes, an operator is made
     * once for each lane only if this is less than all: with {@link StateScope#SOURCE} the records of one source then stay
     * in one lane.
     */
    default StateScope stateScope() {
        return StateScope.GRAPH;
    }

    /**
     * Returns what is wrong or doubtful with the options beyond what their types and the constructor check; found at
     * load, with nothing opened.
     */
    default List<Finding> check() {
        return List.of();
    }

    /**
     * Returns what outside the graph this operator takes for itself, such as {@code file:/var/log/app.log} for an output
     * that writes it; two operators that claim the same are an error.
     *
     * @param context where relative paths begin
     */
    default List<String> claims(ClaimContext context) {
        return List.of();
    }

    /**
     * Returns whether this operator reads what another one claims, such as the file that an output writes. Where its own
     * records get to that one, the graph is refused: they would come round again.
     *
     * @param claim as {@link #claims} names it
     * @param context where relative paths begin
     */
    default boolean reads(String claim, ClaimContext context) {
        return false;
    }

    /** Where relative paths of a graph begin. */
    @FunctionalInterface
    interface ClaimContext {
        /** Returns a path made absolute and normal. */
        java.nio.file.Path resolve(String path);
    }
}
