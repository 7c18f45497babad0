package io.canto.spi;

import java.util.Locale;

/** Why a record ended without being delivered. The list is closed, so that sums can be made over any graph. */
public enum DropReason {
    /** A filter said so. */
    FILTER,
    /** It was not among the sampled ones. */
    SAMPLE,
    /** It came above the allowed rate. */
    RATE_LIMIT,
    /** An equal one was seen before. */
    DUPLICATE,
    /** No route matched and there was no default, or a link leads to no graph. */
    NO_ROUTE,
    /** It came back to an operator too often. */
    SEEN_LIMIT,
    /** A parser could not read it. */
    PARSE_ERROR,
    /** An expression had no value for it. */
    EXPR_ERROR,
    /** An operator failed on it. */
    OPERATOR_ERROR,
    /** It was over a limit of size. */
    TOO_LARGE,
    /** An output cannot write it. */
    OUTPUT_REJECTED,
    /** An output gave up trying. */
    RETRY_EXHAUSTED,
    /** The stop came before it was delivered. */
    SHUTDOWN,
    /** It brought the process down before. */
    POISON,
    /** An output whose purpose it is to drop got it, or an operator dropped it without naming a reason. */
    DISCARDED;

    /** Returns the name as metrics and summaries write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
