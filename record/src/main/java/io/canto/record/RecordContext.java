package io.canto.record;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What travels with a record but is not part of it: scratch values that expressions read as {@code context.name}, the
 * last failure, and the counts of the seen guard with the way the record took. Never exported unless a format is asked
 * for it.
 */
public final class RecordContext {
    /** How many ids of the way a record took are kept; older ones are forgotten. */
    public static final int MAX_PATH = 64;

    private static final Object[] NONE = {};
    private static final String[] NO_PATH = {};

    private Fields values = new Fields();
    private @Nullable RecordError error;
    private Object[] seenBy = NONE;
    private int[] seenCounts = {};
    private String[] path = NO_PATH;
    private int pathLength;
    private boolean deadLetter;

    /** Returns the scratch values, to be changed in place. */
    public Fields values() {
        return values;
    }

    /** Returns the last failure of the record, or null if there was none. */
    public @Nullable RecordError error() {
        return error;
    }

    /** Keeps a failure, and shows it to expressions as {@code context.error}. */
    public void setError(RecordError error) {
        this.error = error;
        values.put("error", error.toFields());
    }

    /** Notes that the record was taken off its way because of its failure. */
    public void markDeadLetter() {
        deadLetter = true;
    }

    /** Whether the record was taken off its way because of a failure. */
    public boolean isDeadLetter() {
        return deadLetter;
    }

    /**
     * Counts one more arrival at a checkpoint.
     *
     * @param checkpoint told apart by identity
     * @return how often the record has arrived there, this time included
     */
    public int countSeen(Object checkpoint) {
        for (int at = 0; at < seenBy.length; at++) {
            if (seenBy[at] == checkpoint) {
                return ++seenCounts[at];
            }
        }
        seenBy = Arrays.copyOf(seenBy, seenBy.length + 1);
        seenCounts = Arrays.copyOf(seenCounts, seenCounts.length + 1);
        seenBy[seenBy.length - 1] = checkpoint;
        seenCounts[seenCounts.length - 1] = 1;
        return 1;
    }

    /** Notes that the record passed an operator. Only graphs with a seen guard, and traces, call this. */
    public void addToPath(String operatorId) {
        if (path.length == 0) {
            path = new String[MAX_PATH];
        }
        path[pathLength++ % MAX_PATH] = operatorId;
    }

    /** Returns the way the record took, {@code a -> b -> a}; only its end if it is longer than {@link #MAX_PATH}. */
    public String path() {
        StringBuilder text = new StringBuilder(pathLength > MAX_PATH ? "... -> " : "");
        for (int at = Math.max(0, pathLength - MAX_PATH); at < pathLength; at++) {
            text.append(at > 0 && at > pathLength - MAX_PATH ? " -> " : "").append(path[at % MAX_PATH]);
        }
        return text.toString();
    }

    /** Returns a copy that shares nothing mutable with this one. */
    public RecordContext fork() {
        RecordContext copy = new RecordContext();
        copy.values = values.fork();
        copy.error = error;
        copy.seenBy = seenBy.length == 0 ? NONE : seenBy.clone();
        copy.seenCounts = seenCounts.clone();
        copy.path = pathLength == 0 ? NO_PATH : path.clone();
        copy.pathLength = pathLength;
        copy.deadLetter = deadLetter;
        return copy;
    }
}
