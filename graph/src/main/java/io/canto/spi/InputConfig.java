package io.canto.spi;

/** The options of an operator that brings records into the graph. */
public non-sealed interface InputConfig extends OperatorConfig {
    /**
     * Makes the running input. Acquires what it needs; whatever it throws stops the start.
     *
     * @throws java.io.IOException if a file or socket cannot be had
     */
    Input build(OperatorContext context) throws java.io.IOException;

    /**
     * Whether {@link Input#poll} waits for the outside world, as reading standard input does. Such an input gets a thread
     * of its own; all others share one.
     */
    default boolean blocks() {
        return false;
    }

    /** Whether records that were read but not settled can be read again after a crash. */
    default boolean replays() {
        return false;
    }
}
