package io.canto.spi;

import io.canto.record.LogRecord;
import java.io.IOException;

/** A running output. Called by one thread at a time. */
@FunctionalInterface
public interface Output extends AutoCloseable {
    /**
     * Takes one record, into a buffer or to where it goes.
     *
     * @throws io.canto.record.RecordException if this record can never be written; {@code on_error} decides
     */
    void write(LogRecord record);

    /**
     * Writes out what was taken since the last flush. Called at the end of every delivery that wrote here; the delivery is
     * settled after that.
     *
     * @return true when all of it is written; false when the outside world is not able to take it now: nothing is lost,
     *     the deliveries stay open, the graph takes no more, and this is called again after a while
     * @throws IOException if it will never be possible; the graph stops, exit code 74
     */
    default boolean flush() throws IOException {
        return true;
    }

    /** Gives back what {@link OutputConfig#build} acquired. May be called twice. */
    @Override
    default void close() throws IOException {}
}
