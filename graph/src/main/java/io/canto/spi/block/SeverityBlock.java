package io.canto.spi.block;

import io.canto.record.Bytes;
import io.canto.record.FieldPath;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.record.Severity;
import io.canto.record.Utf8Text;
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
        return new Reading(this, SeverityTable.of(preset, mapping));
    }

    private String problem(@Nullable Object value) {
        return value == null
                ? "there is no '" + parseFrom + "' to read the severity from"
                : "severity needs text or a whole number at '" + parseFrom + "', found " + Values.kind(value);
    }

    /** The few words that a log has for its severities are looked up, and made texts of, once. */
    private static final class Reading implements Step {
        private static final int PLACES = 16;
        private static final int LONGEST = 32;

        private final SeverityBlock block;
        private final SeverityTable table;
        private final @Nullable Utf8Text[] words = new Utf8Text[PLACES];
        private final byte[] levels = new byte[PLACES];
        private final String[] texts = new String[PLACES];

        Reading(SeverityBlock block, SeverityTable table) {
            this.block = block;
            this.table = table;
        }

        @Override
        public void apply(LogRecord record) {
            Object value = block.parseFrom.held(record);
            if (value instanceof Utf8Text word && word.length() > 0 && word.length() <= LONGEST) {
                int place = word.length() + word.bytes()[word.from()] & PLACES - 1;
                if (!word.equals(words[place])) {
                    read(word, place);
                }
                set(record, levels[place], texts[place]);
            } else {
                apply(record, Values.asked(value));
            }
        }

        private void read(Utf8Text word, int place) {
            texts[place] = word.toString();
            levels[place] = (byte) table.level(texts[place]);
            words[place] = word.copy();
        }

        private void apply(LogRecord record, @Nullable Object value) {
            Object read = value instanceof Bytes ? Parser.text(value) : value;
            if (read instanceof String text) {
                set(record, table.level(text), text);
            } else if (read instanceof Long number) {
                set(record, table.level(number), number.toString());
            } else if (read instanceof Double number && number == Math.rint(number) && Math.abs(number) < 0x1p63) {
                set(record, table.level(number.longValue()), String.valueOf(number.longValue()));
            } else if (read instanceof BigInteger) {
                set(record, Severity.UNSET, read.toString());
            } else {
                throw new RecordException(block.problem(read));
            }
        }

        private void set(LogRecord record, int level, String text) {
            record.setSeverity(level);
            boolean isOverwritten = block.overwriteText && level != Severity.UNSET;
            record.setSeverityText(isOverwritten ? Severity.name(level) : text);
        }
    }
}
