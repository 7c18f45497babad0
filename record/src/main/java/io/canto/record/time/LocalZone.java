package io.canto.record.time;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Locale;
import java.util.TimeZone;

/**
 * Local time to UTC and back. Remembers the last two stretches of time in which the offset did not change, as logs
 * stay in one for months.
 */
final class LocalZone {
    private final ZoneId zone;
    private final ZoneRules rules;
    // Replaced as a whole; a thread that sees an old one only works more.
    private Stretch last;
    private Stretch other;

    LocalZone(ZoneId zone) {
        this.zone = zone;
        rules = zone.getRules();
        last = rules.isFixedOffset()
                ? new Stretch(
                        Long.MIN_VALUE,
                        Long.MAX_VALUE,
                        rules.getOffset(Instant.EPOCH).getTotalSeconds())
                : stretch(0);
        other = last;
    }

    /** Returns the seconds east of UTC that hold at a time. */
    int offsetAt(long epochSecond) {
        Stretch stretch = last;
        if (stretch.holds(epochSecond)) {
            return stretch.offset;
        }
        Stretch second = other;
        if (!second.holds(epochSecond)) {
            second = stretch(epochSecond);
        }
        other = stretch;
        last = second;
        return second.offset;
    }

    private Stretch stretch(long epochSecond) {
        Instant instant = Instant.ofEpochSecond(epochSecond);
        ZoneOffsetTransition before = rules.previousTransition(instant.plusSeconds(1));
        ZoneOffsetTransition after = rules.nextTransition(instant);
        return new Stretch(
                before == null ? Long.MIN_VALUE : before.toEpochSecond(),
                after == null ? Long.MAX_VALUE : after.toEpochSecond(),
                rules.getOffset(instant).getTotalSeconds());
    }

    /**
     * Returns the time at which clocks show a local time. Of an hour that clocks skip or show twice, the reading is taken
     * that Go takes: with the offset that holds at the time that the offset of the same number in UTC gives.
     */
    long toEpochSecond(long localSecond) {
        return localSecond - offsetAt(localSecond - offsetAt(localSecond));
    }

    /** Returns the offset of an abbreviation that this zone itself uses, or {@link TimeFields#NONE}. */
    int offsetOf(String abbreviation) {
        TimeZone names = TimeZone.getTimeZone(zone);
        if (abbreviation.equalsIgnoreCase(names.getDisplayName(false, TimeZone.SHORT, Locale.ENGLISH))) {
            return names.getRawOffset() / 1_000;
        }
        boolean summer = names.getDSTSavings() != 0
                && abbreviation.equalsIgnoreCase(names.getDisplayName(true, TimeZone.SHORT, Locale.ENGLISH));
        return summer ? (names.getRawOffset() + names.getDSTSavings()) / 1_000 : TimeFields.NONE;
    }

    /** Returns the abbreviation in use at a time, or the offset where there is none. */
    String abbreviationAt(long epochSecond) {
        if (zone.getRules().isFixedOffset() && offsetAt(epochSecond) == 0) {
            return "UTC";
        }
        boolean summer = rules.isDaylightSavings(Instant.ofEpochSecond(epochSecond));
        return TimeZone.getTimeZone(zone).getDisplayName(summer, TimeZone.SHORT, Locale.ENGLISH);
    }

    private record Stretch(long from, long to, int offset) {
        boolean holds(long epochSecond) {
            return epochSecond >= from && epochSecond < to;
        }
    }
}
