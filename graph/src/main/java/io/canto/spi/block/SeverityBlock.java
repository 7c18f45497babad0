package io.canto.spi.block;

import io.canto.record.Bytes;
import io.canto.record.FieldPath;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.record.Severity;
import io.canto.record.Values;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.OperatorContext;
import io.canto.spi.Parser;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the severity stands and what its values mean. Stanza's {@code severity} block. A value that means nothing is no
 * error: the severity is not known then, and the text says what was written.
 */
public record SeverityBlock(
        @Doc("The field that holds the severity: a text in any case, an integer or a whole decimal.")
        FieldPath parseFrom,

        @Doc("Which names are known beside those of mapping.") @Default("default")
        Preset preset,

        @Doc("Level (trace to fatal4 in any case, or 1 to 24) to what stands for it: a value, a list of values, a range"
                + " {min: 400, max: 499}, or 1xx to 5xx; a value here goes before the preset.")
        @Default("{}")
        Map<String, Object> mapping,

        @Doc("Whether severity_text becomes the name of the level, such as ERROR or INFO3.") @Default("false")
        boolean overwriteText)
        implements RecordBlock {
    /** Sets of names that are known. */
    public enum Preset {
        /** The names of OpenTelemetry, their numbers, and warning and err with their numbers. */
        @Doc("trace to fatal4, 1 to 24, warning to warning4 and err to err4")
        DEFAULT,
        /** The names of OpenTelemetry and their numbers. */
        @Doc("trace to fatal4 and 1 to 24")
        OTEL,
        /** Nothing. */
        @Doc("nothing but the mapping")
        NONE
    }

    /** Checks the mapping. */
    public SeverityBlock {
        mapping = Collections.unmodifiableMap(new LinkedHashMap<>(mapping));
        SeverityTable.of(preset, mapping);
    }

    @Override
    public Step build(OperatorContext context) {
        SeverityTable table = SeverityTable.of(preset, mapping);
        return record -> apply(record, table);
    }

    private void apply(LogRecord record, SeverityTable table) {
        Object value = record.get(parseFrom);
        if (value instanceof Bytes) {
            value = Parser.text(value);
        }
        if (value instanceof String text) {
            set(record, table.level(text), text);
        } else if (value instanceof Long number) {
            set(record, table.level(number), number.toString());
        } else if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 0x1p63) {
            set(record, table.level(number.longValue()), String.valueOf(number.longValue()));
        } else if (value instanceof BigInteger) {
            set(record, Severity.UNSET, value.toString());
        } else {
            throw new RecordException(problem(value));
        }
    }

    private void set(LogRecord record, int level, String text) {
        record.setSeverity(level);
        record.setSeverityText(overwriteText && level != Severity.UNSET ? Severity.name(level) : text);
    }

    private String problem(@Nullable Object value) {
        return value == null
                ? "there is no '" + parseFrom + "' to read the severity from"
                : "severity needs text or a whole number at '" + parseFrom + "', found " + Values.kind(value);
    }
}
