package io.canto.record.time;

import io.canto.record.RecordException;
import io.canto.record.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How times are written. Immutable and thread-safe. */
public final class TimeLayout {
    private TimeLayout() {}

    /**
     * Reads a layout.
     *
     * @throws IllegalArgumentException if it is wrong
     */
    public static TimeLayout parse(
            LayoutType type, String layout, @Nullable ZoneId location, Map<String, ZoneId> zoneAbbreviations) {
        return new TimeLayout();
    }

    /**
     * Reads a time and returns the nanoseconds since 1970 UTC.
     *
     * @throws RecordException if it is not written like that
     */
    public long parseNanos(Object value, InstantSource clock) {
        try {
            return Times.nanos(Instant.parse(value.toString()));
        } catch (DateTimeException e) {
            throw new RecordException("no ISO 8601 time", e);
        }
    }

    /** Writes a time. */
    public String format(long nanos) {
        return String.valueOf(Times.instant(nanos));
    }
}
