package io.canto.expr;

/** What a {@link Condition} says of a record: yes, no, or why it cannot say. */
public sealed interface Verdict permits Verdict.Answer, Failure {
    /** The condition holds. */
    Verdict YES = Answer.YES;

    /** The condition does not hold. */
    Verdict NO = Answer.NO;

    /** Returns the verdict for a boolean. */
    static Verdict of(boolean holds) {
        return holds ? YES : NO;
    }

    /** The two verdicts that are answers. */
    enum Answer implements Verdict {
        /** It holds. */
        YES,
        /** It does not hold. */
        NO
    }
}
