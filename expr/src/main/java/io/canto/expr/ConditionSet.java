package io.canto.expr;

import io.canto.record.LogRecord;
import java.util.List;

/** The conditions of one router, compiled together. Immutable and thread-safe. */
public final class ConditionSet {
    private final List<Condition> conditions;

    private ConditionSet(List<Condition> conditions) {
        this.conditions = List.copyOf(conditions);
    }

    /** Compiles conditions together, in their order. */
    public static ConditionSet of(List<Condition> conditions) {
        return new ConditionSet(conditions);
    }

    /**
     * Returns the index of the first condition that holds, from an index on, or -1. A condition that fails counts as one
     * that does not hold, after it was told to the listener.
     */
    public int next(LogRecord record, int from, FailureListener failures) {
        for (int at = from; at < conditions.size(); at++) {
            Verdict verdict = conditions.get(at).test(record);
            if (verdict == Verdict.YES) {
                return at;
            }
            if (verdict instanceof Failure failure) {
                failures.failed(at, failure);
            }
        }
        return -1;
    }

    /** Is told of conditions that failed for a record. */
    @FunctionalInterface
    public interface FailureListener {
        /** The condition at an index has no answer for the record. */
        void failed(int index, Failure failure);
    }
}
