package io.canto.expr;

import io.canto.record.LogRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The conditions of one router, compiled together. Immutable and thread-safe.
 *
 * <p>Conditions that compare one field with constants share one look-up of the field's value in a hash table; conditions
 * that look for the beginning of one text share a walk along it, and those that look for a part of it, or for a pattern
 * with a part that must be there, share a pass over it. Those that begin with such a test and go on with others are only
 * tested where it holds. The answers, and the failures that are told, are those of testing one condition after the other.
 */
public final class ConditionSet {
    private final Condition[] conditions;
    private final GuardGroup[] groups;
    /** For each condition of a group, whether it holds whenever its guard does. */
    private final boolean[] needsNoTest;
    /** The indexes of the conditions that are in no group, ascending, and the number of conditions as an end. */
    private final int[] single;
    /** For each index, where in {@link #single} the first that is not below it stands. */
    private final int[] singleFrom;

    private ConditionSet(List<Condition> conditions) {
        this.conditions = conditions.toArray(Condition[]::new);
        needsNoTest = new boolean[conditions.size()];
        boolean[] isGrouped = new boolean[conditions.size()];
        List<GuardGroup> made = new ArrayList<>();
        guards(conditions).forEach((form, guards) -> {
            Guard.Test test = guards.firstEntry().getValue().test();
            GuardGroup group = guards.size() < test.worthFrom ? null : GuardGroup.of(test, guards);
            if (group != null) {
                made.add(group);
                guards.forEach((index, guard) -> {
                    isGrouped[index] = true;
                    needsNoTest[index] = guard.isAll();
                });
            }
        });
        groups = made.toArray(GuardGroup[]::new);
        single = single(isGrouped);
        singleFrom = new int[conditions.size() + 1];
        for (int index = 0, at = 0; index <= conditions.size(); index++) {
            at += single[at] < index ? 1 : 0;
            singleFrom[index] = at;
        }
    }

    /** Compiles conditions together, in their order. */
    public static ConditionSet of(List<Condition> conditions) {
        return new ConditionSet(conditions);
    }

    private static Map<String, TreeMap<Integer, Guard>> guards(List<Condition> conditions) {
        Map<String, TreeMap<Integer, Guard>> guards = new LinkedHashMap<>();
        for (int index = 0; index < conditions.size(); index++) {
            Guard guard = Guard.of(conditions.get(index).compiled().root());
            if (guard != null) {
                guards.computeIfAbsent(guard.test() + " " + guard.field().path(), form -> new TreeMap<>())
                        .put(index, guard);
            }
        }
        return guards;
    }

    private static int[] single(boolean... isGrouped) {
        int[] indexes = new int[isGrouped.length + 1];
        int count = 0;
        for (int index = 0; index < isGrouped.length; index++) {
            if (!isGrouped[index]) {
                indexes[count++] = index;
            }
        }
        indexes[count] = isGrouped.length;
        return Arrays.copyOf(indexes, count + 1);
    }

    /**
     * Returns the index of the first condition that holds, from an index on, or -1. A condition that fails counts as one
     * that does not hold, after it was told to the listener.
     */
    public int next(LogRecord record, int from, FailureListener failures) {
        int at = from;
        while (at < conditions.length) {
            int candidate = candidate(record, at);
            if (candidate == GuardGroup.ONE_BY_ONE) {
                return oneByOne(record, at, failures);
            }
            for (int next = singleFrom[at]; single[next] < Math.min(candidate, conditions.length); next++) {
                if (holds(single[next], record, failures)) {
                    return single[next];
                }
            }
            if (candidate == GuardGroup.NONE) {
                return -1;
            }
            if (needsNoTest[candidate] || holds(candidate, record, failures)) {
                return candidate;
            }
            at = candidate + 1;
        }
        return -1;
    }

    private int candidate(LogRecord record, int from) {
        int first = GuardGroup.NONE;
        for (GuardGroup group : groups) {
            int candidate = group.next(record, from);
            if (candidate == GuardGroup.ONE_BY_ONE) {
                return candidate;
            }
            first = Math.min(first, candidate);
        }
        return first;
    }

    private int oneByOne(LogRecord record, int from, FailureListener failures) {
        for (int at = from; at < conditions.length; at++) {
            if (holds(at, record, failures)) {
                return at;
            }
        }
        return -1;
    }

    private boolean holds(int index, LogRecord record, FailureListener failures) {
        Verdict verdict = conditions[index].test(record);
        if (verdict instanceof Failure failure) {
            failures.failed(index, failure);
        }
        return verdict == Verdict.YES;
    }

    /** Is told of conditions that failed for a record. */
    @FunctionalInterface
    public interface FailureListener {
        /** The condition at an index has no answer for the record. */
        void failed(int index, Failure failure);
    }
}
