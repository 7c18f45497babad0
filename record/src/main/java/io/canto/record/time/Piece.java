package io.canto.record.time;

/**
 * One piece of a layout.
 *
 * @param kind what it reads
 * @param written how it stands in the layout
 * @param text the literal text; empty for other kinds
 * @param digits how many digits a fraction has, at most for an optional one
 */
record Piece(Kind kind, String written, String text, int digits) {
    static Piece of(Kind kind, String written) {
        return new Piece(kind, written, "", 0);
    }

    static Piece literal(String text) {
        return new Piece(Kind.LITERAL, text, text, 0);
    }

    static Piece fraction(Kind kind, String written, int digits) {
        return new Piece(kind, written, "", digits);
    }

    /** What a text must have here, for messages. */
    String expected() {
        return switch (kind) {
            case LITERAL -> "'" + text + "'";
            case SPACES -> "a space";
            default -> kind.words + " ('" + written + "')";
        };
    }

    /** What pieces read. */
    enum Kind {
        LITERAL(""),
        SPACES(""),
        YEAR("a year of four digits"),
        YEAR_2("a year of two digits"),
        MONTH_2("a month of two digits, 01 to 12"),
        MONTH("a month, 1 to 12"),
        MONTH_SPACED("a month, ' 1' to '12'"),
        MONTH_NAME("a month's name, Jan to Dec"),
        MONTH_LONG("a month's name, January to December"),
        DAY_2("a day of two digits, 01 to 31"),
        DAY("a day, 1 to 31"),
        DAY_SPACED("a day, ' 1' to '31'"),
        YEAR_DAY_3("a day of the year, 001 to 366"),
        YEAR_DAY_SPACED("a day of the year, '  1' to '366'"),
        WEEKDAY("a day's name, Mon to Sun"),
        WEEKDAY_LONG("a day's name, Monday to Sunday"),
        HOUR("an hour, 00 to 23"),
        HOUR_12("an hour, 1 to 12"),
        HOUR_12_2("an hour of two digits, 01 to 12"),
        MINUTE_2("minutes of two digits, 00 to 59"),
        MINUTE("minutes, 0 to 59"),
        SECOND_2("seconds of two digits, 00 to 59"),
        SECOND("seconds, 0 to 59"),
        /** Separator and any number of digits, or nothing. */
        FRACTION_IF_ANY("a fraction of a second"),
        /** Separator and so many digits. */
        FRACTION("a fraction of a second"),
        /** So many digits. */
        FRACTION_DIGITS("digits of a fraction of a second"),
        AM_PM("AM or PM"),
        ZONE_NAME("an abbreviation of a zone, such as UTC or CET"),
        /** {@code Z} too. */
        OFFSET_OR_Z("an offset from UTC such as Z, +0200 or +02:00"),
        OFFSET("an offset from UTC such as +0200 or +02:00"),
        OFFSET_HOURS_OR_Z("an offset from UTC such as Z or +02"),
        OFFSET_HOURS("an offset from UTC such as +02");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }
}
