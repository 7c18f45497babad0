package io.canto.record.time;

import io.canto.record.RecordException;
import io.canto.record.Times;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How times are written. Immutable and thread-safe.
 *
 * <p>What a text does not say is added so: no zone: the location, else UTC if the layout ends in a literal {@code Z},
 * else the zone of this process; an abbreviation of a zone: what the given table says, else what the location itself is
 * called, else the zone of that name; no year: this year, or the last one if that were more than seven days ahead; no
 * date: today. A fraction of a second may follow the seconds of a text even where the layout has none.
 */
public final class TimeLayout {
    private final TimeCodec codec;

    private TimeLayout(TimeCodec codec) {
        this.codec = codec;
    }

    /**
     * Reads a layout.
     *
     * @param layout how times are written, in the language of the type; not used for {@link LayoutType#NATIVE} and
     *     {@link LayoutType#AUTO}
     * @param location the zone of times that name none, or null
     * @param zoneAbbreviations what abbreviations of zones in times mean
     * @throws IllegalArgumentException if the layout is wrong; says where and what to write
     */
    public static TimeLayout parse(
            LayoutType type, String layout, @Nullable ZoneId location, Map<String, ZoneId> zoneAbbreviations) {
        return new TimeLayout(
                switch (type) {
                    case STRPTIME ->
                        new TextTime(layout, StrptimeLayout.parse(required(layout)), location, zoneAbbreviations);
                    case GOTIME -> new TextTime(layout, GoLayout.parse(required(layout)), location, zoneAbbreviations);
                    case EPOCH -> EpochTime.of(layout);
                    case NATIVE -> new NativeTime();
                    case JAVA -> new JavaTime(required(layout), location, zoneAbbreviations);
                    case AUTO -> new AutoTime(location, zoneAbbreviations);
                });
    }

    private static String required(String layout) {
        if (layout.isEmpty()) {
            throw new IllegalArgumentException("the layout is empty");
        }
        return layout;
    }

    /** Returns the layout that reads ISO 8601 and the other usual forms, and writes RFC 3339 in UTC. */
    public static TimeLayout auto() {
        return parse(LayoutType.AUTO, "", null, Map.of());
    }

    /**
     * Reads a time and returns the nanoseconds since 1970 UTC.
     *
     * @param value text, bytes or an integer; for {@link LayoutType#EPOCH} any number or its text; for
     *     {@link LayoutType#NATIVE} an {@link Instant}
     * @param clock tells the year or the date that the text does not
     * @throws RecordException if it is not written like that; says what was expected at which character
     */
    public long parseNanos(Object value, InstantSource clock) {
        return codec.parse(value, clock);
    }

    /** Writes a time, in the location, or in UTC if there is none. */
    public String format(long nanos) {
        return codec.format(nanos);
    }

    static long nanos(Instant instant) {
        try {
            return Times.nanos(instant);
        } catch (IllegalArgumentException e) {
            throw new RecordException("the time lies outside the years 1677 to 2262", e);
        }
    }

    /** Values that are times already. */
    private static final class NativeTime implements TimeCodec {
        @Override
        public long parse(Object value, InstantSource clock) {
            if (value instanceof Instant instant) {
                return nanos(instant);
            }
            throw TimeValues.wrongKind(value);
        }

        @Override
        public String format(long nanos) {
            return String.valueOf(Times.instant(nanos));
        }
    }
}
