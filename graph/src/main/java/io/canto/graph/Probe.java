package io.canto.graph;

import io.canto.record.LogRecord;
import io.canto.record.RecordError;
import io.canto.spi.DropReason;
import java.util.List;

/**
 * Is told of everything that happens to records, for traces and tests. Called on the graph's turn. Records may be looked at
 * during the call only, and not changed.
 */
public interface Probe {
    /** A record has come to an operator. */
    default void arrived(String graph, String operator, LogRecord record) {}

    /**
     * An operator emits a record, to {@code output} or to one of its own ways out.
     *
     * @param targets the operators that get it or a fork of it, in this order, as {@code graph/operator}
     */
    default void emitted(String graph, String operator, LogRecord record, List<String> targets) {}

    /** An operator did not look at a record, as its {@code if} does not hold. */
    default void skipped(String graph, String operator, LogRecord record) {}

    /** A record was written by an output. */
    default void delivered(String graph, String operator, LogRecord record) {}

    /** A record has ended for a reason. */
    default void dropped(String graph, String operator, LogRecord record, DropReason reason) {}

    /** A record is kept by an operator. */
    default void retained(String graph, String operator, LogRecord record) {}

    /** A record became part of another. */
    default void merged(String graph, String operator, LogRecord record) {}

    /** An operator has failed on a record. */
    default void failed(String graph, String operator, LogRecord record, RecordError error) {}
}
