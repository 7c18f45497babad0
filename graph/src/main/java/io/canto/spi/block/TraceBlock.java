package io.canto.spi.block;

import io.canto.record.Bytes;
import io.canto.record.FieldPath;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.record.Values;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.OperatorContext;
import io.canto.spi.Parser;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the ids of the trace stand, in hex. Stanza's {@code trace} block. A missing or empty field sets nothing. */
public record TraceBlock(
        @Doc("Where the trace id stands.") @Default("{parse_from: body.trace_id}")
        Source traceId,

        @Doc("Where the span id stands.") @Default("{parse_from: body.span_id}")
        Source spanId,

        @Doc("Where the trace flags stand.") @Default("{parse_from: body.trace_flags}")
        Source traceFlags)
        implements RecordBlock {
    /** A field. */
    public record Source(@Doc("The field that holds it.") FieldPath parseFrom) {}

    @Override
    public Step build(OperatorContext context) {
        return this::apply;
    }

    /** Each of the three is tried, whatever is wrong with the others. */
    private void apply(LogRecord record) {
        String trace = hex(record, traceId.parseFrom);
        if (isHex(trace)) {
            record.setTraceId(trace);
        }
        String span = hex(record, spanId.parseFrom);
        if (isHex(span)) {
            record.setSpanId(span);
        }
        String flags = hex(record, traceFlags.parseFrom);
        boolean isOneByte = flags != null && isHex(flags) && flags.length() == 2;
        if (isOneByte) {
            record.setTraceFlags(Integer.parseInt(flags, 16));
        }
        check(record, trace, traceId.parseFrom);
        check(record, span, spanId.parseFrom);
        check(record, flags, traceFlags.parseFrom);
        if (flags != null && !isOneByte) {
            throw new RecordException("'" + traceFlags.parseFrom + "' must be one byte in hex, two digits");
        }
    }

    private static void check(LogRecord record, @Nullable String hex, FieldPath from) {
        if (hex != null && !isHex(hex)) {
            throw new RecordException("'" + from + "' must be text in hex, found " + describe(record.get(from)));
        }
    }

    private static String describe(@Nullable Object value) {
        return value instanceof String || value instanceof Bytes ? "other text" : Values.kind(value);
    }

    /** Returns what is there in lower case, null if there is nothing; what is no text is never hex. */
    private static @Nullable String hex(LogRecord record, FieldPath from) {
        Object value = record.get(from);
        if (value == null) {
            return null;
        }
        String text = value instanceof String || value instanceof Bytes ? Parser.text(value) : "?";
        return text.isEmpty() ? null : text.toLowerCase(Locale.ROOT);
    }

    private static boolean isHex(@Nullable String text) {
        if (text == null || text.length() % 2 != 0) {
            return false;
        }
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if ((letter < '0' || letter > '9') && (letter < 'a' || letter > 'f')) {
                return false;
            }
        }
        return true;
    }
}
