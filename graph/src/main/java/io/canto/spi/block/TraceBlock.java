package io.canto.spi.block;

import io.canto.record.FieldPath;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.record.Values;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.OperatorContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the ids of the trace stand, in hex. Stanza's {@code trace} block. A missing field sets nothing. */
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

    /** Each of the three is tried, whatever happens to the others. */
    private void apply(LogRecord record) {
        RecordException failure = null;
        try {
            String id = hex(record, traceId.parseFrom);
            if (id != null) {
                record.setTraceId(id);
            }
        } catch (RecordException e) {
            failure = e;
        }
        try {
            String id = hex(record, spanId.parseFrom);
            if (id != null) {
                record.setSpanId(id);
            }
        } catch (RecordException e) {
            failure = failure == null ? e : failure;
        }
        String flags = hex(record, traceFlags.parseFrom);
        if (flags != null) {
            if (flags.length() > 2) {
                throw new RecordException("'" + traceFlags.parseFrom + "' is longer than one byte");
            }
            record.setTraceFlags(Integer.parseInt(flags, 16));
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static @Nullable String hex(LogRecord record, FieldPath from) {
        Object value = record.get(from);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            throw new RecordException("'" + from + "' must be hex text, found " + Values.kind(value));
        }
        boolean isHex = text.length() % 2 == 0 && text.chars().allMatch(letter -> Character.digit(letter, 16) >= 0);
        if (!isHex || text.isEmpty()) {
            throw new RecordException("'" + from + "' is not hex");
        }
        return text.toLowerCase(Locale.ROOT);
    }
}
