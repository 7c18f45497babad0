package io.canto.record;

import java.time.Instant;
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
    private static final int[] NO_COUNTS = {};
    private static final String[] NO_PATH = {};
    private static final String ERROR = "error";

    private Fields values = new Fields();
    private @Nullable RecordError error;
    /** Checkpoints, or the names of those that a format restored and the record has not come to since. */
    private Object[] seenBy = NONE;

    private int[] seenCounts = NO_COUNTS;
    private int seen;
    private boolean restored;
    private String[] path = NO_PATH;
    /** How many ids were added in all; only the last {@link #MAX_PATH} are kept. */
    private long pathLength;

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
        values.put(ERROR, error.toFields());
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
     * @param checkpoint told apart by identity; its {@code toString} names it where counts are written out, and counts
     *     that were read in are found by that name
     * @return how often the record has arrived there, this time included; never above {@link Integer#MAX_VALUE}
     */
    public int countSeen(Object checkpoint) {
        for (int at = 0; at < seen; at++) {
            if (seenBy[at] == checkpoint) {
                return increment(at);
            }
        }
        if (restored) {
            String name = checkpoint.toString();
            for (int at = 0; at < seen; at++) {
                if (seenBy[at] instanceof String && seenBy[at].equals(name)) {
                    seenBy[at] = checkpoint;
                    return increment(at);
                }
            }
        }
        addSeen(checkpoint, 1);
        return 1;
    }

    private int increment(int at) {
        if (seenCounts[at] < Integer.MAX_VALUE) {
            seenCounts[at]++;
        }
        return seenCounts[at];
    }

    private void addSeen(Object checkpoint, int count) {
        if (seen == seenBy.length) {
            int room = Math.max(4, seen * 2);
            seenBy = Arrays.copyOf(seenBy, room);
            seenCounts = Arrays.copyOf(seenCounts, room);
        }
        seenBy[seen] = checkpoint;
        seenCounts[seen++] = count;
    }

    /** Returns the counts by the names of the checkpoints; a map of its own. */
    public Fields seen() {
        Fields counts = new Fields(seen);
        for (int at = 0; at < seen; at++) {
            counts.put(seenBy[at].toString(), seenCounts[at]);
        }
        return counts;
    }

    /**
     * Takes up counts that {@link #seen} gave, in place of the ones there are.
     *
     * @throws RecordException if a count is no whole number from 0 to 2147483647
     */
    public void restoreSeen(Fields counts) {
        seenBy = NONE;
        seenCounts = NO_COUNTS;
        seen = 0;
        for (int at = 0; at < counts.size(); at++) {
            if (!(counts.valueAt(at) instanceof Long count) || count < 0 || count > Integer.MAX_VALUE) {
                throw new RecordException("a count of the seen guard must be 0 to " + Integer.MAX_VALUE);
            }
            addSeen(counts.keyAt(at), count.intValue());
        }
        restored = seen > 0;
    }

    /**
     * Takes up scratch values that were read in, in place of the ones there are. The map must not be used elsewhere
     * afterwards. What stands at {@code error} becomes the last failure, if it says all that a failure says.
     */
    public void restoreValues(Fields values) {
        this.values = values;
        error = null;
        if (values.get(ERROR) instanceof Fields told
                && told.get("operator") instanceof String operator
                && told.get("code") instanceof String code
                && told.get("message") instanceof String message
                && told.get("time") instanceof Instant time) {
            error = new RecordError(operator, code, message, time);
        }
    }

    /** Notes that the record passed an operator. Only graphs with a seen guard, and traces, call this. */
    public void addToPath(String operatorId) {
        if (path.length == 0) {
            path = new String[MAX_PATH];
        }
        path[(int) (pathLength++ % MAX_PATH)] = operatorId;
    }

    /** Returns the way the record took, {@code a -> b -> a}; only its end if it is longer than {@link #MAX_PATH}. */
    public String path() {
        long first = Math.max(0, pathLength - MAX_PATH);
        StringBuilder text = new StringBuilder(first > 0 ? "... -> " : "");
        for (long at = first; at < pathLength; at++) {
            text.append(at > first ? " -> " : "").append(path[(int) (at % MAX_PATH)]);
        }
        return text.toString();
    }

    /** Returns a copy that shares nothing mutable with this one. */
    public RecordContext fork() {
        RecordContext copy = new RecordContext();
        copy.values = values.fork();
        copy.error = error;
        copy.seenBy = seen == 0 ? NONE : seenBy.clone();
        copy.seenCounts = seen == 0 ? NO_COUNTS : seenCounts.clone();
        copy.seen = seen;
        copy.restored = restored;
        copy.path = pathLength == 0 ? NO_PATH : path.clone();
        copy.pathLength = pathLength;
        copy.deadLetter = deadLetter;
        return copy;
    }
}
