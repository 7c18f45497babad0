package io.canto.spi.block;

import io.canto.record.FieldPath;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.record.Utf8Text;
import io.canto.record.time.LayoutType;
import io.canto.record.time.TimeLayout;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.OperatorContext;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the time stands and how it is written. Stanza's {@code timestamp} block. */
public record TimestampBlock(
        @Doc("The field that holds the time.") FieldPath parseFrom,

        @Doc("In which language the layout is written.") @Default("strptime")
        Language layoutType,

        @Doc("How the time is written; needed unless layout_type is native or auto.") @Nullable String layout,

        @Doc("The zone of times that name none, such as Europe/Berlin.") @Nullable ZoneId location,

        @Doc("Which zone an abbreviation in a time means.") @Default("{}")
        Map<String, ZoneId> timeZoneLocations)
        implements RecordBlock {
    /** In which language a layout is written. */
    public enum Language {
        /** The directives of strptime. */
        @Doc("directives such as `%Y-%m-%d`")
        STRPTIME,
        /** Go's reference time. */
        @Doc("Go's reference time, such as `2006-01-02`")
        GOTIME,
        /** A unit of time since 1970. */
        @Doc("a number since 1970: `s`, `ms`, `us`, `ns`, `s.ms`, `s.us` or `s.ns`")
        EPOCH,
        /** A time value. */
        @Doc("no text but a time, without a layout")
        NATIVE,
        /** The pattern letters of Java. */
        @Doc("the pattern letters of Java, such as `yyyy-MM-dd`")
        JAVA,
        /** ISO 8601. */
        @Doc("ISO 8601 in its usual forms, without a layout")
        AUTO
    }

    /** Checks the layout. */
    public TimestampBlock {
        timeZoneLocations = Map.copyOf(timeZoneLocations);
        boolean hasLayout = layoutType != Language.NATIVE && layoutType != Language.AUTO;
        if (hasLayout == (layout == null)) {
            throw new IllegalArgumentException(
                    hasLayout
                            ? "layout is missing"
                            : "'layout_type: " + layoutType.name().toLowerCase(Locale.ROOT) + "' has no layout");
        }
        times(layoutType, layout, location, timeZoneLocations);
    }

    private static TimeLayout times(
            Language language, @Nullable String layout, @Nullable ZoneId location, Map<String, ZoneId> zones) {
        return TimeLayout.parse(LayoutType.valueOf(language.name()), layout == null ? "" : layout, location, zones);
    }

    @Override
    public Step build(OperatorContext context) {
        return new Reading(parseFrom, times(layoutType, layout, location, timeZoneLocations), context.clock());
    }

    /** Many lines of a log have the time of the line before, which is not read again. */
    private static final class Reading implements Step, InstantSource {
        private final FieldPath parseFrom;
        private final TimeLayout times;
        private final InstantSource clock;
        private boolean isClockAsked;
        private @Nullable Object last;
        private long lastNanos;

        Reading(FieldPath parseFrom, TimeLayout times, InstantSource clock) {
            this.parseFrom = parseFrom;
            this.times = times;
            this.clock = clock;
        }

        @Override
        public void apply(LogRecord record) {
            Object value = parseFrom.held(record);
            if (value == null) {
                throw new RecordException("there is no '" + parseFrom + "' to read the timestamp from");
            }
            if (!value.equals(last)) {
                read(value);
            }
            record.setTimestampNanos(lastNanos);
        }

        private void read(Object value) {
            Utf8Text text = value instanceof Utf8Text held ? held : null;
            last = null;
            isClockAsked = false;
            try {
                lastNanos = times.parseNanos(text == null ? value : text.toString(), this);
            } catch (RecordException e) {
                throw new RecordException("'" + parseFrom + "': " + e.getMessage(), e.getCause());
            }
            if (!isClockAsked) {
                last = text == null ? value : text.copy();
            }
        }

        /** What the clock has a part in may be another time later. */
        @Override
        public Instant instant() {
            isClockAsked = true;
            return clock.instant();
        }
    }
}
