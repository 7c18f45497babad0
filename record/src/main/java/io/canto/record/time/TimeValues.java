package io.canto.record.time;

import io.canto.record.Bytes;
import io.canto.record.RecordException;
import io.canto.record.Values;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Values of records as texts that times are read from. */
final class TimeValues {
    private TimeValues() {}

    /** Returns a text; an integer is its digits, as in 20260102. */
    static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Long || value instanceof Integer || value instanceof BigInteger) {
            return value.toString();
        }
        if (value instanceof CharSequence) {
            return value.toString();
        }
        if (value instanceof Bytes bytes) {
            return new String(bytes.toArray(), StandardCharsets.UTF_8);
        }
        throw wrongKind(value);
    }

    static RecordException wrongKind(Object value) {
        return new RecordException("a value of kind " + Values.kind(value) + " is no time in this layout");
    }
}
