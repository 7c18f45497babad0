package io.canto.record.time;

import java.util.List;

/** The English names of months and days of the week, as layouts know them. */
final class Names {
    static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    /** Sunday first. */
    static final List<String> WEEKDAYS =
            List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");

    private static final String MONTH_HEADS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final String WEEKDAY_HEADS = "sunmontuewedthufrisat";
    private static final int HEAD = 3;

    private Names() {}

    /** Returns the month, from 1, whose first three letters stand at a place in any case, or 0. */
    static int month(String text, int at) {
        return head(MONTH_HEADS, text, at);
    }

    /** Returns the day of the week, from 1 for Sunday, whose first three letters stand at a place, or 0. */
    static int weekday(String text, int at) {
        return head(WEEKDAY_HEADS, text, at);
    }

    private static int head(String heads, String text, int at) {
        if (at + HEAD > text.length()) {
            return 0;
        }
        int first = text.charAt(at) | 0x20;
        int second = text.charAt(at + 1) | 0x20;
        int third = text.charAt(at + 2) | 0x20;
        for (int i = 0; i < heads.length(); i += HEAD) {
            if (heads.charAt(i) == first && heads.charAt(i + 1) == second && heads.charAt(i + 2) == third) {
                return i / HEAD + 1;
            }
        }
        return 0;
    }

    /** Returns where a long name ends that begins at a place, or -1 if it is not there; any case. */
    static int endOf(String name, String text, int at) {
        return text.regionMatches(true, at, name, 0, name.length()) ? at + name.length() : -1;
    }
}
