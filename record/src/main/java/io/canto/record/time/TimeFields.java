package io.canto.record.time;

import org.jspecify.annotations.Nullable;

/** What was read from one text. */
final class TimeFields {
    static final int NONE = Integer.MIN_VALUE;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int[] DAYS_BEFORE = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

    int year = NONE;
    int month = NONE;
    int day = NONE;
    int yearDay = NONE;
    int hour;
    int minute;
    int second;
    int nanos;
    /** 1 for AM, 2 for PM. */
    int half;
    /** Seconds east of UTC. */
    int offset = NONE;

    @Nullable String zoneName;

    boolean hasDate() {
        return month != NONE || day != NONE || yearDay != NONE || year != NONE;
    }

    /** Returns the seconds since 1970 in local time, of a year. */
    long localSeconds(int inYear) {
        long days = yearDay != NONE
                ? daysFromCivil(inYear, 1, 1) + yearDay - 1
                : daysFromCivil(inYear, month == NONE ? 1 : month, day == NONE ? 1 : day);
        return days * SECONDS_PER_DAY + secondOfDay();
    }

    int secondOfDay() {
        int hours = hour;
        if (half == 2 && hours < 12) {
            hours += 12;
        } else if (half == 1 && hours == 12) {
            hours = 0;
        }
        return hours * 3_600 + minute * 60 + second;
    }

    /** Whether the day exists in its month; in a leap year if there is no year. */
    boolean isDayThere() {
        if (yearDay != NONE) {
            return yearDay <= (year == NONE || isLeap(year) ? 366 : 365);
        }
        if (day == NONE || day <= 28) {
            return true;
        }
        int of = month == NONE ? 1 : month;
        int length = of == 12 ? 31 : DAYS_BEFORE[of] - DAYS_BEFORE[of - 1];
        return day <= length || of == 2 && day == 29 && (year == NONE || isLeap(year));
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Returns the days from 1970-01-01 to a date of the Gregorian calendar; a day too many goes to the next month. */
    static long daysFromCivil(int year, int month, int day) {
        long y = month <= 2 ? year - 1L : year;
        long era = Math.floorDiv(y, 400L);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }
}
