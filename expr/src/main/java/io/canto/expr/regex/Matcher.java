package io.canto.expr.regex;

import io.canto.record.Utf8Text;
import org.jspecify.annotations.Nullable;

/** One way to run a pattern. Immutable and thread-safe. */
public interface Matcher {
    /**
     * Looks for the first match.
     *
     * @param from where to begin
     * @param places where start and end of the whole and of each group are written, -1 for a group that took no part;
     *     null if only the answer counts
     * @param steps the steps that are left, shared with other searches; null for those of one search
     * @return whether there is one
     * @throws io.canto.record.RecordException if the step budget is used up
     */
    boolean find(String text, int from, int @Nullable [] places, @Nullable Steps steps);

    /** Says whether the pattern occurs in a text that is bytes still, as far as that can be told without making it. */
    default Answer findIn(Utf8Text text) {
        return Answer.UNKNOWN;
    }

    /**
     * Whether the pattern is all of a text.
     *
     * @throws io.canto.record.RecordException if the step budget is used up
     */
    boolean matches(String text);

    /** Says in a few words how it runs. */
    String plan();
}
