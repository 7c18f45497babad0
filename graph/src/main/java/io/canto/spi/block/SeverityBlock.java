package io.canto.spi.block;

import io.canto.record.FieldPath;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.record.Severity;
import io.canto.record.Values;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.OperatorContext;
import java.util.Locale;
import java.util.Map;

/** Where the severity stands and what its values mean. Stanza's {@code severity} block. */
public record SeverityBlock(
        @Doc("The field that holds the severity.") FieldPath parseFrom,

        @Doc("Which names are known beside those of mapping.") @Default("default")
        Preset preset,

        @Doc("Level to value, list of values, range {min, max}, or 2xx to 5xx.") @Default("{}")
        Map<String, Object> mapping,

        @Doc("Whether severity_text becomes the name of the level.") @Default("false")
        boolean overwriteText)
        implements RecordBlock {
    /** Sets of names that are known. */
    public enum Preset {
        /** The names of OpenTelemetry, their numbers, and warning and err with their numbers. */
        DEFAULT,
        /** The names of OpenTelemetry and their numbers. */
        OTEL,
        /** Nothing. */
        NONE
    }

    @Override
    public Step build(OperatorContext context) {
        return this::apply;
    }

    private void apply(LogRecord record) {
        Object value = record.get(parseFrom);
        if (!(value instanceof String) && !(value instanceof Long)) {
            throw new RecordException(
                    "severity needs text or an integer at '" + parseFrom + "', found " + Values.kind(value));
        }
        String text = value.toString();
        record.setSeverity(Severity.parse(text.toLowerCase(Locale.ROOT)).orElse(Severity.UNSET));
        record.setSeverityText(text);
    }
}
