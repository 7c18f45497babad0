package io.canto.expr.regex;

import io.canto.record.RecordException;

/** What happens to a search that has used up its {@link Steps}. */
final class Budget {
    private static final long LINEAR = 200_000;

    private Budget() {}

    /**
     * Returns what answers for a text that took too many steps: RE2/J, where it knows the pattern and is sure to be in
     * time.
     *
     * @throws RecordException if there is nothing
     */
    static Matcher fallBack(ParsedPattern pattern, String text) {
        if (isLinear(pattern) && Node.size(pattern.root()) * (text.length() + 1L) <= LINEAR) {
            return Re2Matcher.of(pattern);
        }
        throw new RecordException("the pattern gave up on a text of " + text.length() + " characters after "
                + Steps.allowed(text)
                + " steps, for its repeats can match it in too many ways; test for a part of the text first");
    }

    static boolean isLinear(ParsedPattern pattern) {
        return !Node.isBeyondRe2(pattern.root());
    }
}
