package io.canto.record.json;

import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.RecordCodec;
import io.canto.record.RecordContext;
import io.canto.record.RecordException;
import io.canto.record.Times;
import io.canto.record.Utf8Buffer;
import io.canto.record.Values;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The record format, in UTF-8: a piece is a JSON object with all that a record says, and reading what was written gives
 * the same record. Its keys are {@code timestamp}, {@code observed_timestamp}, {@code body}, {@code attributes},
 * {@code resource}, {@code severity}, {@code severity_text}, {@code trace_id}, {@code span_id}, {@code trace_flags} and
 * {@code scope_name}, those that are set; times are RFC 3339 with nanoseconds.
 *
 * <p>Values of kinds that JSON lacks stand as maps with one key: {@code @time}, {@code @bytes} (base64),
 * {@code @decimal} and {@code @integer} (digits beyond what plain JSON keeps), {@code @number} (NaN, Infinity,
 * -Infinity). A map that has such a key of its own gets a second {@code @} before it.
 *
 * <p>{@link #withContext} adds {@code context}, the values of the {@link RecordContext} with its last error, and
 * {@code seen}, the counts of the seen guard. A codec without context leaves these two aside when it reads them.
 */
public final class RecordJsonCodec implements RecordCodec {
    private static final int LONGEST_KEY_IN_MESSAGE = 40;

    private final boolean context;

    private RecordJsonCodec(boolean context) {
        this.context = context;
    }

    /** Makes a codec that leaves the context out. */
    public RecordJsonCodec() {
        this(false);
    }

    /** Returns a codec that writes and reads the context too. */
    public static RecordJsonCodec withContext() {
        return new RecordJsonCodec(true);
    }

    @Override
    public void decode(byte[] bytes, int from, int length, LogRecord into) {
        Object value = Json.parseWrapped(bytes, from, length);
        if (!(value instanceof Fields fields)) {
            throw new RecordException("the record format needs an object, not " + Values.kind(value));
        }
        for (int at = 0; at < fields.size(); at++) {
            Object part = "body".equals(fields.keyAt(at)) ? fields.heldAt(at) : fields.valueAt(at);
            if (part != null) {
                set(fields.keyAt(at), part, into);
            }
        }
    }

    private void set(String key, Object value, LogRecord into) {
        switch (key) {
            case "timestamp" -> into.setTimestampNanos(time(key, value));
            case "observed_timestamp" -> into.setObservedTimestampNanos(time(key, value));
            case "body" -> into.setBody(value);
            case "attributes" -> into.setAttributes(need(key, value, Fields.class, "a map"));
            case "resource" -> into.setResource(need(key, value, Fields.class, "a map"));
            case "severity" -> into.setSeverity(number(key, value, 24));
            case "severity_text" -> into.setSeverityText(need(key, value, String.class, "text"));
            case "trace_id" -> into.setTraceId(need(key, value, String.class, "text"));
            case "span_id" -> into.setSpanId(need(key, value, String.class, "text"));
            case "trace_flags" -> into.setTraceFlags(number(key, value, 255));
            case "scope_name" -> into.setScopeName(need(key, value, String.class, "text"));
            case "context" -> {
                Fields values = need(key, value, Fields.class, "a map");
                if (context) {
                    into.context().restoreValues(values);
                }
            }
            case "seen" -> {
                Fields counts = need(key, value, Fields.class, "a map");
                if (context) {
                    into.context().restoreSeen(counts);
                }
            }
            default ->
                throw new RecordException("the record format does not know the key " + Json.text(shortened(key)));
        }
    }

    private static String shortened(String key) {
        return key.length() <= LONGEST_KEY_IN_MESSAGE ? key : key.substring(0, LONGEST_KEY_IN_MESSAGE) + "...";
    }

    private static long time(String key, Object value) {
        try {
            return Times.nanos(
                    value instanceof Instant time ? time : Times.parse(need(key, value, String.class, "text")));
        } catch (IllegalArgumentException e) {
            throw new RecordException("'" + key + "': " + e.getMessage(), e);
        }
    }

    private static int number(String key, Object value, int max) {
        long number = need(key, value, Long.class, "an integer");
        if (number < 0 || number > max) {
            throw new RecordException("'" + key + "' must be 0 to " + max);
        }
        return (int) number;
    }

    private static <T> T need(String key, Object value, Class<T> kind, String name) {
        if (!kind.isInstance(value)) {
            throw new RecordException("'" + key + "' must be " + name + ", not " + Values.kind(value));
        }
        return kind.cast(value);
    }

    @Override
    public void encode(LogRecord record, Utf8Buffer out) {
        int start = out.length();
        try {
            write(record, out);
        } catch (RecordException e) {
            out.truncate(start);
            throw e;
        }
    }

    private void write(LogRecord record, Utf8Buffer out) {
        out.append('{');
        int begin = out.length();
        time("timestamp", record.timestampNanos(), out, begin);
        time("observed_timestamp", record.observedTimestampNanos(), out, begin);
        body(record, out, begin);
        map("attributes", record.readAttributes(), out, begin);
        map("resource", record.readResource(), out, begin);
        number("severity", record.severity(), out, begin);
        value("severity_text", record.severityText(), out, begin);
        value("trace_id", record.traceId(), out, begin);
        value("span_id", record.spanId(), out, begin);
        number("trace_flags", record.traceFlags(), out, begin);
        value("scope_name", record.scopeName(), out, begin);
        RecordContext carried = context ? record.contextIfAny() : null;
        if (carried != null) {
            map("context", carried.values(), out, begin);
            map("seen", carried.seen(), out, begin);
        }
        out.append('}');
    }

    private static void time(String key, long nanos, Utf8Buffer out, int begin) {
        if (nanos != LogRecord.NO_TIME) {
            key(key, out, begin);
            out.append('"').appendTime(nanos).append('"');
        }
    }

    private static void number(String key, int number, Utf8Buffer out, int begin) {
        if (number != 0) {
            key(key, out, begin);
            out.appendNumber(number);
        }
    }

    private static void map(String key, Fields fields, Utf8Buffer out, int begin) {
        if (!fields.isEmpty()) {
            value(key, fields, out, begin);
        }
    }

    private static void value(String key, @Nullable Object value, Utf8Buffer out, int begin) {
        if (value != null) {
            key(key, out, begin);
            JsonWriter.LOSSLESS.write(value, out);
        }
    }

    private static void body(LogRecord record, Utf8Buffer out, int begin) {
        if (record.heldBody() != null) {
            key("body", out, begin);
            JsonWriter.LOSSLESS.write(record.heldBody(), out);
        }
    }

    private static void key(String key, Utf8Buffer out, int begin) {
        if (out.length() > begin) {
            out.append(',');
        }
        out.append('"').append(key).append('"').append(':');
    }
}
