package io.canto.record.time;

import io.canto.record.time.Piece.Kind;
import java.util.List;

/** Reads the pieces of a layout from a text, one after another, into fields. */
final class PieceReader {
    private static final int NANO_DIGITS = 9;

    private final Piece[] pieces;
    private final Kind[] kinds;

    PieceReader(List<Piece> pieces) {
        this.pieces = pieces.toArray(Piece[]::new);
        kinds = pieces.stream().map(Piece::kind).toArray(Kind[]::new);
    }

    /**
     * Reads a text.
     *
     * @return a negative number if it was read whole; else the number of the piece that did not fit, and the place in the
     *     upper half; a piece behind the last means that there is text left
     */
    long read(String text, TimeFields fields) {
        int at = 0;
        for (int i = 0; i < pieces.length; i++) {
            int next = read(i, text, at, fields);
            if (next < 0) {
                return (long) at << 32 | i;
            }
            at = next;
        }
        return at == text.length() ? -1 : (long) at << 32 | pieces.length;
    }

    /** Says what the text should have had where it did not fit. */
    String expected(int piece) {
        return piece == pieces.length ? "the end" : pieces[piece].expected();
    }

    private int read(int i, String text, int at, TimeFields fields) {
        Piece piece = pieces[i];
        return switch (kinds[i]) {
            case LITERAL -> literal(piece.text(), text, at);
            case SPACES -> spaces(text, at);
            case YEAR -> year(text, at, fields);
            case YEAR_2 -> {
                int year = Digits.read(text, at, 2, 2);
                fields.year = year >= 69 ? 1900 + year : 2000 + year;
                yield year < 0 ? -1 : at + 2;
            }
            case MONTH_2 -> {
                fields.month = Digits.two(text, at);
                yield fields.month < 1 || fields.month > 12 ? -1 : at + 2;
            }
            case DAY_2 -> {
                fields.day = Digits.two(text, at);
                yield fields.day < 1 || fields.day > 31 ? -1 : at + 2;
            }
            case MINUTE_2 -> {
                fields.minute = Digits.two(text, at);
                yield fields.minute < 0 || fields.minute > 59 ? -1 : at + 2;
            }
            case SECOND_2 -> {
                fields.second = Digits.two(text, at);
                yield fields.second < 0 || fields.second > 59 ? -1 : fractionAfterSeconds(i, text, at + 2, fields);
            }
            case MONTH, MONTH_SPACED, MONTH_NAME, MONTH_LONG -> month(piece.kind(), text, at, fields);
            case DAY, DAY_SPACED, YEAR_DAY_3, YEAR_DAY_SPACED -> day(piece.kind(), text, at, fields);
            case WEEKDAY -> Names.weekday(text, at) > 0 ? at + 3 : -1;
            case WEEKDAY_LONG -> weekday(text, at);
            case HOUR, HOUR_12, HOUR_12_2, MINUTE, SECOND -> clock(i, text, at, fields);
            case FRACTION_IF_ANY -> isFraction(text, at) ? fraction(text, at + 1, text.length(), fields) : at;
            case FRACTION -> isFraction(text, at) ? exactFraction(text, at + 1, piece.digits(), fields) : -1;
            case FRACTION_DIGITS -> exactFraction(text, at, piece.digits(), fields);
            case AM_PM -> half(text, at, fields);
            case ZONE_NAME -> ZoneText.name(text, at, fields);
            case OFFSET_OR_Z -> ZoneText.offsetOrZ(text, at, fields);
            case OFFSET -> ZoneText.offset(text, at, fields);
            case OFFSET_HOURS -> ZoneText.offsetHours(text, at, fields);
            case OFFSET_HOURS_OR_Z ->
                ZoneText.isZ(text, at) ? ZoneText.offsetOrZ(text, at, fields) : ZoneText.offsetHours(text, at, fields);
        };
    }

    private static int literal(String literal, String text, int at) {
        if (literal.length() == 1) {
            return at < text.length() && text.charAt(at) == literal.charAt(0) ? at + 1 : -1;
        }
        return text.startsWith(literal, at) ? at + literal.length() : -1;
    }

    private static int year(String text, int at, TimeFields fields) {
        int century = Digits.two(text, at);
        int year = Digits.two(text, at + 2);
        fields.year = century * 100 + year;
        return century < 0 || year < 0 ? -1 : at + 4;
    }

    /** One space or more; none at the end of the text. */
    private static int spaces(String text, int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) == ' ') {
            end++;
        }
        return end > at || end == text.length() ? end : -1;
    }

    private static int month(Kind kind, String text, int at, TimeFields fields) {
        if (kind == Kind.MONTH_NAME) {
            fields.month = Names.month(text, at);
            return fields.month == 0 ? -1 : at + 3;
        }
        if (kind == Kind.MONTH_LONG) {
            fields.month = Names.month(text, at);
            return fields.month == 0 ? -1 : Names.endOf(Names.MONTHS.get(fields.month - 1), text, at);
        }
        int from = kind == Kind.MONTH_SPACED && isSpace(text, at) ? at + 1 : at;
        int month = Digits.read(text, from, 1, 2);
        fields.month = month;
        return month < 1 || month > 12 ? -1 : Digits.end(text, from, 2);
    }

    private static int day(Kind kind, String text, int at, TimeFields fields) {
        if (kind == Kind.YEAR_DAY_3 || kind == Kind.YEAR_DAY_SPACED) {
            int from = at;
            while (kind == Kind.YEAR_DAY_SPACED && from < at + 2 && isSpace(text, from)) {
                from++;
            }
            fields.yearDay = Digits.read(text, from, kind == Kind.YEAR_DAY_3 ? 3 : 1, 3);
            return fields.yearDay < 1 || fields.yearDay > 366 ? -1 : Digits.end(text, from, 3);
        }
        int from = kind == Kind.DAY_SPACED && isSpace(text, at) ? at + 1 : at;
        int day = Digits.read(text, from, 1, 2);
        fields.day = day;
        return day < 1 || day > 31 ? -1 : Digits.end(text, from, 2);
    }

    private static boolean isSpace(String text, int at) {
        return at < text.length() && text.charAt(at) == ' ';
    }

    private static int weekday(String text, int at) {
        int day = Names.weekday(text, at);
        return day == 0 ? -1 : Names.endOf(Names.WEEKDAYS.get(day - 1), text, at);
    }

    private int clock(int i, String text, int at, TimeFields fields) {
        Kind kind = pieces[i].kind();
        int from = kind == Kind.HOUR_12 && isSpace(text, at) ? at + 1 : at;
        int value = Digits.two(text, from);
        int end = from + 2;
        if (value < 0 && kind != Kind.HOUR_12_2) {
            value = Digits.read(text, from, 1, 1);
            end = from + 1;
        }
        if (value < 0) {
            return -1;
        }
        switch (kind) {
            case HOUR -> {
                fields.hour = value;
                return value > 23 ? -1 : end;
            }
            case HOUR_12, HOUR_12_2 -> {
                fields.hour = value;
                return value > 12 ? -1 : end;
            }
            case MINUTE -> {
                fields.minute = value;
                return value > 59 ? -1 : end;
            }
            default -> {
                fields.second = value;
                return value > 59 ? -1 : fractionAfterSeconds(i, text, end, fields);
            }
        }
    }

    /** A fraction may follow the seconds even if the layout has none. */
    private int fractionAfterSeconds(int i, String text, int at, TimeFields fields) {
        boolean declared = i + 1 < pieces.length
                && (pieces[i + 1].kind() == Kind.FRACTION
                        || pieces[i + 1].kind() == Kind.FRACTION_IF_ANY
                        || pieces[i + 1].text().startsWith(".")
                        || pieces[i + 1].text().startsWith(","));
        return !declared && isFraction(text, at) ? fraction(text, at + 1, text.length(), fields) : at;
    }

    static boolean isFraction(String text, int at) {
        if (at + 1 >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        return (c == '.' || c == ',') && Digits.isDigit(text.charAt(at + 1));
    }

    private static int exactFraction(String text, int at, int digits, TimeFields fields) {
        int end = at + digits;
        return end <= text.length() && fraction(text, at, end, fields) == end ? end : -1;
    }

    /** Reads digits up to a place; those after the ninth do not count. */
    static int fraction(String text, int from, int to, TimeFields fields) {
        int at = from;
        int nanos = 0;
        while (at < to && Digits.isDigit(text.charAt(at))) {
            if (at - from < NANO_DIGITS) {
                nanos = nanos * 10 + text.charAt(at) - '0';
            }
            at++;
        }
        for (int i = at - from; i < NANO_DIGITS; i++) {
            nanos *= 10;
        }
        fields.nanos = nanos;
        return at;
    }

    private static int half(String text, int at, TimeFields fields) {
        if (at + 2 > text.length() || (text.charAt(at + 1) | 0x20) != 'm') {
            return -1;
        }
        int first = text.charAt(at) | 0x20;
        fields.half = first == 'a' ? 1 : 2;
        return first == 'a' || first == 'p' ? at + 2 : -1;
    }
}
