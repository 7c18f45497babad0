package io.canto.expr.regex;

/** Whether a pattern occurs in bytes. */
public enum Answer {
    /** It does. */
    YES,
    /** It does not. */
    NO,
    /** That cannot be told, or not as fast, without making text of them. */
    UNKNOWN;

    static Answer of(boolean isFound) {
        return isFound ? YES : NO;
    }
}
