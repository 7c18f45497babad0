package io.canto.spi;

import java.io.IOException;

/** A running input. Called by one thread at a time. */
@FunctionalInterface
public interface Input extends AutoCloseable {
    /**
     * Reads what is there now, a bounded amount of it, and delivers it.
     *
     * @return when to call again
     * @throws IOException if the source is broken for good; the input ends and the run with it, exit code 74; a run
     *     with {@code --once} ends when the other inputs have ended
     */
    Poll poll(Intake intake) throws IOException;

    /** Gives back what {@link InputConfig#build} acquired. May be called twice. */
    @Override
    default void close() throws IOException {}
}
