package io.canto.record.time;

import io.canto.record.RecordException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Times without a layout: ISO 8601 and RFC 3339 first, by a reader of their own, then the other ways that logs are
 * written in, then numbers since 1970 whose size tells their unit.
 */
final class AutoTime implements TimeCodec {
    // A weekday before it and a zone behind it are optional in all of these.
    private static final List<String> OTHERS = List.of(
            "02/Jan/2006:15:04:05 -0700",
            "02/Jan/2006:15:04:05",
            "Mon, 02 Jan 2006 15:04:05 Z0700",
            "Mon, 02 Jan 2006 15:04:05 MST",
            "Mon, 2 Jan 2006 15:04:05 Z0700",
            "Mon, 2 Jan 2006 15:04:05 MST",
            "Monday, 02-Jan-06 15:04:05 MST",
            "Mon Jan _2 15:04:05 2006",
            "Mon Jan _2 15:04:05 MST 2006",
            "Mon Jan _2 15:04:05 -0700 2006",
            "Jan _2 15:04:05",
            "Jan _2 2006 15:04:05",
            "02 Jan 2006 15:04:05 Z0700",
            "02 Jan 2006 15:04:05",
            "02-Jan-2006 15:04:05",
            "2006/01/02 15:04:05 Z0700",
            "2006/01/02 15:04:05",
            "20060102T150405Z0700",
            "20060102T150405",
            "20060102",
            "15:04:05");
    private static final EpochTime SECONDS = EpochTime.of("s");
    private static final int MAX_LENGTH = 64;
    private static final String MOST = Long.toString(Long.MAX_VALUE);
    private static final long[] LIMITS = {100_000_000_000L, 100_000_000_000_000L, 100_000_000_000_000_000L};
    private static final long[] NANOS = {1_000_000_000L, 1_000_000L, 1_000L};

    private final TimeResolver resolver;
    private final PieceWriter writer;
    private final List<PieceReader> others = new ArrayList<>();

    AutoTime(@Nullable ZoneId location, Map<String, ZoneId> abbreviations) {
        resolver = new TimeResolver(location, abbreviations);
        writer = new PieceWriter(
                GoLayout.parse("2006-01-02T15:04:05.999999999Z07:00"),
                location == null ? new LocalZone(ZoneOffset.UTC) : resolver.zone());
        OTHERS.forEach(layout -> others.add(new PieceReader(GoLayout.parse(layout))));
    }

    @Override
    public long parse(Object value, InstantSource clock) {
        if (value instanceof Instant instant) {
            return TimeLayout.nanos(instant);
        }
        if (value instanceof Long number) {
            return number(number);
        }
        if (value instanceof Double seconds) {
            return SECONDS.parse(seconds, clock);
        }
        String text = TimeValues.text(value);
        TimeFields fields = new TimeFields();
        if (IsoText.read(text, fields)) {
            return resolver.resolve(fields, clock);
        }
        if (text.length() <= MAX_LENGTH) {
            for (PieceReader other : others) {
                fields = new TimeFields();
                if (other.read(text, fields) < 0) {
                    return resolver.resolve(fields, clock);
                }
            }
            int digits = Digits.end(text, 0, text.length());
            boolean fits = digits < MOST.length() || digits == MOST.length() && text.compareTo(MOST) <= 0;
            if (digits == text.length() && digits >= 9 && fits) {
                return number(Long.parseLong(text));
            }
            if (digits >= 9 && digits < text.length() && text.charAt(digits) == '.') {
                return SECONDS.parse(text, clock);
            }
        }
        throw new RecordException("the text is not written like any time that is known without a layout, such as"
                + " 2006-01-02T15:04:05.123Z; say how it is written with 'layout'");
    }

    /** The size tells the unit: between 1973 and 5138 no number fits two. */
    private static long number(long number) {
        for (int i = 0; i < LIMITS.length; i++) {
            if (Math.abs(number) < LIMITS[i]) {
                return TimeResolver.nanos(Math.floorDiv(number, 1_000_000_000L / NANOS[i]), (int)
                        (Math.floorMod(number, 1_000_000_000L / NANOS[i]) * NANOS[i]));
            }
        }
        return number;
    }

    @Override
    public String format(long nanos) {
        return writer.write(nanos);
    }
}
