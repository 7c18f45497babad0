package io.canto.record.time;

/**
 * Reads ISO 8601 and RFC 3339: {@code 2006-01-02}, {@code 2006-01-02T15:04}, {@code 2006-01-02 15:04:05,123 +0200} and what
 * lies between.
 */
final class IsoText {
    private static final int DATE = 10;

    private IsoText() {}

    /** Returns whether the text is one; fields may be half filled if not. */
    static boolean read(String text, TimeFields fields) {
        int length = text.length();
        if (length < DATE || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return false;
        }
        int year = Digits.two(text, 0) * 100 + Digits.two(text, 2);
        int month = Digits.two(text, 5);
        int day = Digits.two(text, 8);
        if (Digits.two(text, 0) < 0 || Digits.two(text, 2) < 0 || month < 1 || month > 12 || day < 1 || day > 31) {
            return false;
        }
        fields.year = year;
        fields.month = month;
        fields.day = day;
        return length == DATE || isSeparator(text.charAt(DATE)) && time(text, DATE + 1, fields);
    }

    private static boolean isSeparator(char c) {
        return c == 'T' || c == ' ' || c == 't' || c == '_';
    }

    private static boolean time(String text, int at, TimeFields fields) {
        int length = text.length();
        if (length < at + 5 || text.charAt(at + 2) != ':') {
            return false;
        }
        int hour = Digits.two(text, at);
        int minute = Digits.two(text, at + 3);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
            return false;
        }
        fields.hour = hour;
        fields.minute = minute;
        int next = at + 5;
        if (length >= next + 3 && text.charAt(next) == ':') {
            int second = Digits.two(text, next + 1);
            if (second < 0 || second > 59) {
                return false;
            }
            fields.second = second;
            next += 3;
            if (PieceReader.isFraction(text, next)) {
                next = PieceReader.fraction(text, next + 1, length, fields);
            }
        }
        return next == length || zone(text, next, fields);
    }

    private static boolean zone(String text, int at, TimeFields fields) {
        int from = text.charAt(at) == ' ' ? at + 1 : at;
        if (from == text.length()) {
            return false;
        }
        int end = ZoneText.offsetOrZ(text, from, fields);
        if (end < 0) {
            end = ZoneText.name(text, from, fields);
        } else if (end < text.length() && text.charAt(end) == '[' && text.endsWith("]")) {
            end = text.length(); // java.time writes the zone's id behind the offset
        }
        return end == text.length();
    }
}
