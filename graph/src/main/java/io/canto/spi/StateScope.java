package io.canto.spi;

/** Which records know of each other in an operator, by what it keeps from one record to the next. */
public enum StateScope {
    /** None: every record is processed for itself. */
    NONE,
    /** Those of one {@link io.canto.record.LogRecord#source source}. */
    SOURCE,
    /** All. */
    GRAPH
}
