package io.canto.expr;

/**
 * Why an expression has no value for a record. A value, not an exception: expressions fail as part of their everyday work,
 * and failing must cost no more than succeeding. Names kinds and fields, never the content of the record.
 *
 * @param message what was wrong, in lower case and without a full stop
 */
public record Failure(String message) implements Verdict {}
