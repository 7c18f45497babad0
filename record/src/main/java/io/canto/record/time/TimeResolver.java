package io.canto.record.time;

import io.canto.record.RecordException;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Makes a time of the fields that a text gave: adds the year, the date and the zone that it lacks. */
final class TimeResolver {
    private static final int SECONDS_PER_DAY = 86_400;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int DAYS_AHEAD = 7;
    private static final int MAX_NAMES = 100;
    private static final int MIN_YEAR = 1678;
    private static final int MAX_YEAR = 2261;
    // IANA knows these as zones, java.time does not.
    private static final Map<String, String> SHORT = Map.of("EST", "-05:00", "MST", "-07:00", "HST", "-10:00");

    private final LocalZone zone;
    private final Map<String, ZoneId> abbreviations;
    private final Map<String, LocalZone> known = new ConcurrentHashMap<>();
    private Year lastYear = Year.of(1970); // replaced as a whole; a thread that sees an old one only works more

    /**
     * Makes one.
     *
     * @param zone where times are that name no zone
     * @param abbreviations what abbreviations mean; others are looked for in the zone itself, then as zones
     */
    TimeResolver(@Nullable ZoneId zone, Map<String, ZoneId> abbreviations) {
        this.zone = new LocalZone(zone == null ? ZoneId.systemDefault() : zone);
        this.abbreviations = Map.copyOf(abbreviations);
    }

    LocalZone zone() {
        return zone;
    }

    /** Returns nanoseconds since 1970 UTC. */
    long resolve(TimeFields fields, InstantSource clock) {
        if (!fields.isDayThere()) {
            throw new RecordException(
                    fields.yearDay != TimeFields.NONE
                            ? "there is no day " + fields.yearDay + " in the year"
                            : "there is no day " + fields.day + " in month " + Math.max(1, fields.month)
                                    + (fields.year == TimeFields.NONE ? "" : " of " + fields.year));
        }
        LocalZone in = fields.zoneName == null ? zone : named(fields, fields.zoneName);
        long seconds;
        if (fields.year != TimeFields.NONE) {
            seconds = utc(fields.localSeconds(fields.year), fields, in);
        } else {
            seconds = fields.hasDate() ? nearYear(fields, in, clock) : today(fields, in, clock);
        }
        return nanos(seconds, fields.nanos);
    }

    static long nanos(long seconds, int nanos) {
        if (seconds < TimeFields.daysFromCivil(MIN_YEAR, 1, 1) * SECONDS_PER_DAY
                || seconds >= TimeFields.daysFromCivil(MAX_YEAR + 1, 1, 1) * SECONDS_PER_DAY) {
            throw new RecordException("the time lies outside the years " + MIN_YEAR + " to " + MAX_YEAR);
        }
        return seconds * NANOS_PER_SECOND + nanos;
    }

    private static long utc(long localSeconds, TimeFields fields, LocalZone in) {
        return fields.offset == TimeFields.NONE ? in.toEpochSecond(localSeconds) : localSeconds - fields.offset;
    }

    private long nearYear(TimeFields fields, LocalZone in, InstantSource clock) {
        long now = Math.floorDiv(clock.millis(), 1_000L);
        long local = now + offset(fields, in, now);
        int year = year(local);
        long seconds = utc(fields.localSeconds(year), fields, in);
        return seconds > now + (long) DAYS_AHEAD * SECONDS_PER_DAY
                ? utc(fields.localSeconds(year - 1), fields, in)
                : seconds;
    }

    private int year(long localSecond) {
        Year year = lastYear;
        if (localSecond < year.from || localSecond >= year.to) {
            int number = LocalDate.ofEpochDay(Math.floorDiv(localSecond, (long) SECONDS_PER_DAY))
                    .getYear();
            year = Year.of(number);
            lastYear = year;
        }
        return year.number;
    }

    private static long today(TimeFields fields, LocalZone in, InstantSource clock) {
        long now = Math.floorDiv(clock.millis(), 1_000L);
        long midnight = Math.floorDiv(now + offset(fields, in, now), (long) SECONDS_PER_DAY) * SECONDS_PER_DAY;
        return utc(midnight + fields.secondOfDay(), fields, in);
    }

    private static int offset(TimeFields fields, LocalZone in, long now) {
        return fields.offset == TimeFields.NONE ? in.offsetAt(now) : fields.offset;
    }

    /** Finds the zone of an abbreviation, or its offset, which is then put into the fields. */
    private LocalZone named(TimeFields fields, String name) {
        LocalZone found = known.get(name);
        if (found != null) {
            return found;
        }
        ZoneId id = abbreviations.get(name);
        if (id == null) {
            int offset = zone.offsetOf(name);
            id = offset == TimeFields.NONE ? iana(name) : ZoneOffset.ofTotalSeconds(offset);
        }
        if (id == null) {
            throw new RecordException(
                    "the abbreviation of the zone is not known; say what it means with time_zone_locations");
        }
        LocalZone made = new LocalZone(id);
        if (known.size() < MAX_NAMES) {
            known.put(name, made);
        }
        return made;
    }

    private static @Nullable ZoneId iana(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (upper.startsWith("GMT") && upper.length() > 3) {
            return gmt(upper.substring(3));
        }
        try {
            return ZoneId.of(upper, SHORT);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable ZoneId gmt(String hours) {
        try {
            return ZoneOffset.ofHours(Integer.parseInt(hours));
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    /** A year, and the local seconds between which it lies. */
    private record Year(int number, long from, long to) {
        static Year of(int number) {
            return new Year(
                    number,
                    TimeFields.daysFromCivil(number, 1, 1) * SECONDS_PER_DAY,
                    TimeFields.daysFromCivil(number + 1, 1, 1) * SECONDS_PER_DAY);
        }
    }
}
