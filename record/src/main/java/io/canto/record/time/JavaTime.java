package io.canto.record.time;

import io.canto.record.RecordException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Times in the pattern letters of {@link DateTimeFormatter}. */
final class JavaTime implements TimeCodec {
    private static final int MAX_LENGTH = 200;

    private final String layout;
    private final DateTimeFormatter formatter;
    private final TimeResolver resolver;
    private final ZoneId writeZone;

    JavaTime(String layout, @Nullable ZoneId location, Map<String, ZoneId> abbreviations) {
        this.layout = layout;
        try {
            formatter = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(layout)
                    .toFormatter(Locale.ENGLISH);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + layout + "' is no java.time layout: " + e.getMessage(), e);
        }
        resolver = new TimeResolver(location, abbreviations);
        writeZone = location == null ? ZoneOffset.UTC : location;
    }

    @Override
    public long parse(Object value, InstantSource clock) {
        String text = TimeValues.text(value);
        if (text.length() > MAX_LENGTH) {
            throw new RecordException("a text of " + text.length() + " characters is no time");
        }
        TemporalAccessor parsed;
        try {
            parsed = formatter.parse(text);
        } catch (DateTimeParseException e) {
            throw new RecordException("the text does not fit the time layout '" + layout + "' at character "
                    + (Math.max(0, e.getErrorIndex()) + 1));
        }
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return TimeResolver.nanos(
                    parsed.getLong(ChronoField.INSTANT_SECONDS), field(parsed, ChronoField.NANO_OF_SECOND, 0));
        }
        return resolver.resolve(fields(parsed), clock);
    }

    private static TimeFields fields(TemporalAccessor parsed) {
        TimeFields fields = new TimeFields();
        LocalDate date = parsed.query(TemporalQueries.localDate());
        if (date != null) {
            fields.year = date.getYear();
            fields.month = date.getMonthValue();
            fields.day = date.getDayOfMonth();
        } else {
            fields.year = field(parsed, ChronoField.YEAR, field(parsed, ChronoField.YEAR_OF_ERA, TimeFields.NONE));
            fields.month = field(parsed, ChronoField.MONTH_OF_YEAR, TimeFields.NONE);
            fields.day = field(parsed, ChronoField.DAY_OF_MONTH, TimeFields.NONE);
        }
        fields.hour = field(parsed, ChronoField.HOUR_OF_DAY, 0);
        fields.minute = field(parsed, ChronoField.MINUTE_OF_HOUR, 0);
        fields.second = field(parsed, ChronoField.SECOND_OF_MINUTE, 0);
        fields.nanos = field(parsed, ChronoField.NANO_OF_SECOND, 0);
        fields.offset = field(parsed, ChronoField.OFFSET_SECONDS, TimeFields.NONE);
        return fields;
    }

    private static int field(TemporalAccessor parsed, ChronoField field, int otherwise) {
        return parsed.isSupported(field) ? parsed.get(field) : otherwise;
    }

    @Override
    public String format(long nanos) {
        return formatter.format(java.time.Instant.ofEpochSecond(
                        Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L))
                .atZone(writeZone));
    }
}
