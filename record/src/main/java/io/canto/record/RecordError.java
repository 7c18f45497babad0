package io.canto.record;

import java.time.Instant;

/**
 * What went wrong with a record, kept in its {@link RecordContext} for the branch that deals with failures.
 *
 * @param operator the id of the operator that failed
 * @param code the reason under which it is counted, such as {@code parse_error}
 * @param message what was wrong, without the record's content
 * @param time when it happened, by the graph's clock
 */
public record RecordError(String operator, String code, String message, Instant time) {
    /** Returns this as a map with the keys {@code operator}, {@code code}, {@code message} and {@code time}. */
    public Fields toFields() {
        Fields fields = new Fields(4);
        fields.put("operator", operator);
        fields.put("code", code);
        fields.put("message", message);
        fields.put("time", time);
        return fields;
    }
}
