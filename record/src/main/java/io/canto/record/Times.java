package io.canto.record;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Nanoseconds since 1970 UTC to instants and text, and back. */
public final class Times {
    static final long NANOS_PER_SECOND = 1_000_000_000L;
    static final int SECONDS_PER_DAY = 86_400;

    private static final long FIRST_SECOND = -62_167_219_200L;
    private static final long LAST_SECOND = 253_402_300_799L;
    private static final int DAYS_PER_ERA = 146_097;
    private static final int DAYS_FROM_MARCH_0 = 719_468;

    private Times() {}

    /** Returns the instant, or null for {@link LogRecord#NO_TIME}. */
    public static @Nullable Instant instant(long nanos) {
        return nanos == LogRecord.NO_TIME
                ? null
                : Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
    }

    /**
     * Returns the nanoseconds, or {@link LogRecord#NO_TIME} for null.
     *
     * @throws IllegalArgumentException if the instant lies outside the years 1677 to 2262
     */
    public static long nanos(@Nullable Instant instant) {
        if (instant == null) {
            return LogRecord.NO_TIME;
        }
        try {
            // Before 1970 the whole seconds alone may overflow where the sum would not.
            long seconds = instant.getEpochSecond();
            long fraction = instant.getNano();
            return seconds < 0 && fraction > 0
                    ? Math.addExact(Math.multiplyExact(seconds + 1, NANOS_PER_SECOND), fraction - NANOS_PER_SECOND)
                    : Math.addExact(Math.multiplyExact(seconds, NANOS_PER_SECOND), fraction);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("a time must lie between the years 1677 and 2262", e);
        }
    }

    /**
     * Returns a time as RFC 3339 in UTC with nine digits of a second, {@code 2026-01-02T03:04:05.000000006Z}.
     *
     * @see Utf8Buffer#appendTime(Instant)
     */
    public static String text(Instant time) {
        return new Utf8Buffer(32).appendTime(time).toString();
    }

    /**
     * Reads a time as RFC 3339, with any offset and zero to nine digits of a second.
     *
     * @throws RecordException if the text is no such time
     */
    public static Instant parse(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new RecordException("no time as in RFC 3339, like 2026-01-02T03:04:05.000000006Z", e);
        }
    }

    static boolean hasFourDigitYear(long epochSecond) {
        return epochSecond >= FIRST_SECOND && epochSecond <= LAST_SECOND;
    }

    /**
     * Returns {@code year << 16 | month << 8 | day} of a day counted from 1970-01-01. Years begin in March here until
     * the last step, so that the leap day is the last of its year and needs no special case.
     */
    static long dateOf(long epochDay) {
        long day = epochDay + DAYS_FROM_MARCH_0;
        long era = Math.floorDiv(day, DAYS_PER_ERA);
        int dayOfEra = Math.floorMod(day, DAYS_PER_ERA);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        long year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
        return year << 16 | (long) month << 8 | dayOfMonth;
    }
}
