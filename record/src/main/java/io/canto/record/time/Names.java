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

    private static final int HEAD = 3;

    private Names() {}

    /** Returns the month, from 1, whose first three letters stand at a place in any case, or 0. */
    static int month(String text, int at) {
        return switch (head(text, at)) {
            case 'j' << 16 | 'a' << 8 | 'n' -> 1;
            case 'f' << 16 | 'e' << 8 | 'b' -> 2;
            case 'm' << 16 | 'a' << 8 | 'r' -> 3;
            case 'a' << 16 | 'p' << 8 | 'r' -> 4;
            case 'm' << 16 | 'a' << 8 | 'y' -> 5;
            case 'j' << 16 | 'u' << 8 | 'n' -> 6;
            case 'j' << 16 | 'u' << 8 | 'l' -> 7;
            case 'a' << 16 | 'u' << 8 | 'g' -> 8;
            case 's' << 16 | 'e' << 8 | 'p' -> 9;
            case 'o' << 16 | 'c' << 8 | 't' -> 10;
            case 'n' << 16 | 'o' << 8 | 'v' -> 11;
            case 'd' << 16 | 'e' << 8 | 'c' -> 12;
            default -> 0;
        };
    }

    /** Returns the day of the week, from 1 for Sunday, whose first three letters stand at a place, or 0. */
    static int weekday(String text, int at) {
        return switch (head(text, at)) {
            case 's' << 16 | 'u' << 8 | 'n' -> 1;
            case 'm' << 16 | 'o' << 8 | 'n' -> 2;
            case 't' << 16 | 'u' << 8 | 'e' -> 3;
            case 'w' << 16 | 'e' << 8 | 'd' -> 4;
            case 't' << 16 | 'h' << 8 | 'u' -> 5;
            case 'f' << 16 | 'r' << 8 | 'i' -> 6;
            case 's' << 16 | 'a' << 8 | 't' -> 7;
            default -> 0;
        };
    }

    /** Returns three letters in lower case, one a byte; 0 if there are none. */
    private static int head(String text, int at) {
        if (at + HEAD > text.length()) {
            return 0;
        }
        int first = text.charAt(at) | 0x20;
        int second = text.charAt(at + 1) | 0x20;
        int third = text.charAt(at + 2) | 0x20;
        return (first | second | third) > 0x7F ? 0 : first << 16 | second << 8 | third;
    }

    /** Returns where a long name ends that begins at a place, or -1 if it is not there; any case. */
    static int endOf(String name, String text, int at) {
        return text.regionMatches(true, at, name, 0, name.length()) ? at + name.length() : -1;
    }
}
