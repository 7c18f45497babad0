package io.canto.record.time;

/** In which language a time layout is written. */
public enum LayoutType {
    /** The directives of strptime, such as {@code %Y-%m-%d}. */
    STRPTIME,
    /** Go's reference time, such as {@code 2006-01-02}. */
    GOTIME,
    /** A number since 1970 UTC: {@code s}, {@code ms}, {@code us}, {@code ns}, {@code s.ms}, {@code s.us}, {@code s.ns}. */
    EPOCH,
    /** No text but a time value. */
    NATIVE,
    /** The pattern letters of {@link java.time.format.DateTimeFormatter}. */
    JAVA,
    /** ISO 8601 and RFC 3339 in their usual forms; no layout is needed. */
    AUTO
}
