package io.canto.record;

/**
 * The node of a graph that has a record in hand. A record tells its owner when it is kept beyond the call or merged
 * into another, so that the ledger adds up. Called on the graph's turn only.
 */
public interface RecordOwner {
    /** The record is kept after the owner's call returns; the owner calls its {@link LogRecord#keep} when the turn is over. */
    void retained(LogRecord record);

    /** The record is part of another one from now on and will not be seen again. */
    void merged(LogRecord record);
}
