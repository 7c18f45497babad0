package io.canto.spi;

/** The options of an operator that takes records out of the graph. */
public non-sealed interface OutputConfig extends OperatorConfig {
    /**
     * Makes the running output. Acquires what it needs; whatever it throws stops the start.
     *
     * @throws java.io.IOException if a file or socket cannot be had
     */
    Output build(OperatorContext context) throws java.io.IOException;

    /** Whether what {@link Output#flush} has confirmed survives a crash of the process. */
    default boolean confirms() {
        return false;
    }

    /**
     * Whether {@link Output#flush} waits for long, as for a disk. Such outputs are flushed before the others, so that a
     * crash while one waits finds little written that is not settled, and that comes again.
     */
    default boolean waits() {
        return false;
    }

    /** Whether records end here for good, as in an output that drops. They count as dropped, not as delivered. */
    default boolean discards() {
        return false;
    }
}
