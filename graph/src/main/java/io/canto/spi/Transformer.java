package io.canto.spi;

import io.canto.record.LogRecord;

/** A running transformer. Called by one thread at a time. */
@FunctionalInterface
public interface Transformer extends AutoCloseable {
    /**
     * Takes one record. It is emitted, dropped, kept by {@link LogRecord#retain} or absorbed; one that was none of these
     * when this returns counts as dropped.
     *
     * @throws io.canto.record.RecordException if the record cannot be processed; {@code on_error} decides
     */
    void process(LogRecord record, Emitter out);

    /** Emits everything that is kept. Called when the graph stops or runs short of memory; may be called twice. */
    default void drain(Emitter out) {}

    /** Gives back what {@link TransformerConfig#build} acquired. May be called twice. */
    @Override
    default void close() {}
}
