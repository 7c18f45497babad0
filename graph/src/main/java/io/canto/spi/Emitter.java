package io.canto.spi;

import io.canto.record.LogRecord;

/** Where an operator sends records. Called on the graph's turn only. */
public interface Emitter {
    /** Gives a record away to the operator's {@code output}; the caller must not touch it again. */
    void emit(LogRecord record);

    /** Gives a record away to one of the operator's own ways out; the caller must not touch it again. */
    void emit(LogRecord record, Outlet outlet);

    /** Ends a record's way for a named reason; the caller must not touch it again. */
    void drop(LogRecord record, DropReason reason);
}
