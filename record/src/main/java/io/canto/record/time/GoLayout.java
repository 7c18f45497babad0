package io.canto.record.time;

import io.canto.record.time.Piece.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads layouts that are written as Go's reference time, {@code Mon Jan 2 15:04:05 MST 2006}. */
final class GoLayout {
    // Longer ones before those they begin with.
    private static final List<Piece> WORDS = List.of(
            Piece.of(Kind.MONTH_LONG, "January"),
            Piece.of(Kind.MONTH_NAME, "Jan"),
            Piece.of(Kind.WEEKDAY_LONG, "Monday"),
            Piece.of(Kind.WEEKDAY, "Mon"),
            Piece.of(Kind.ZONE_NAME, "MST"),
            Piece.of(Kind.YEAR_DAY_3, "002"),
            Piece.of(Kind.MONTH_2, "01"),
            Piece.of(Kind.DAY_2, "02"),
            Piece.of(Kind.HOUR_12_2, "03"),
            Piece.of(Kind.MINUTE_2, "04"),
            Piece.of(Kind.SECOND_2, "05"),
            Piece.of(Kind.YEAR_2, "06"),
            Piece.of(Kind.HOUR, "15"),
            Piece.of(Kind.MONTH, "1"),
            Piece.of(Kind.YEAR, "2006"),
            Piece.of(Kind.DAY, "2"),
            Piece.of(Kind.YEAR_DAY_SPACED, "__2"),
            Piece.of(Kind.DAY_SPACED, "_2"),
            Piece.of(Kind.HOUR_12, "3"),
            Piece.of(Kind.MINUTE, "4"),
            Piece.of(Kind.SECOND, "5"),
            Piece.of(Kind.AM_PM, "PM"),
            Piece.of(Kind.AM_PM, "pm"),
            Piece.of(Kind.OFFSET, "-07:00:00"),
            Piece.of(Kind.OFFSET, "-070000"),
            Piece.of(Kind.OFFSET, "-07:00"),
            Piece.of(Kind.OFFSET, "-0700"),
            Piece.of(Kind.OFFSET_HOURS, "-07"),
            Piece.of(Kind.OFFSET_OR_Z, "Z07:00:00"),
            Piece.of(Kind.OFFSET_OR_Z, "Z070000"),
            Piece.of(Kind.OFFSET_OR_Z, "Z07:00"),
            Piece.of(Kind.OFFSET_OR_Z, "Z0700"),
            Piece.of(Kind.OFFSET_HOURS_OR_Z, "Z07"));

    private GoLayout() {}

    /** Reads a layout; throws IllegalArgumentException if nothing in it is a piece of the reference time. */
    static List<Piece> parse(String layout) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < layout.length()) {
            Piece piece = pieceAt(layout, at);
            if (piece == null) {
                literal.append(layout.charAt(at++));
                continue;
            }
            Literals.split(literal.toString(), pieces);
            literal.setLength(0);
            pieces.add(piece);
            at += piece.written().length();
        }
        Literals.split(literal.toString(), pieces);
        if (pieces.stream().allMatch(piece -> piece.kind() == Kind.LITERAL || piece.kind() == Kind.SPACES)) {
            throw new IllegalArgumentException(
                    "'" + layout + "' has no part of the reference time" + " 'Mon Jan 2 15:04:05 MST 2006'"
                            + (layout.indexOf('%') >= 0 ? "; use layout_type 'strptime'" : ""));
        }
        return pieces;
    }

    private static @Nullable Piece pieceAt(String layout, int at) {
        char c = layout.charAt(at);
        if (c == '.' || c == ',') {
            return fraction(layout, at);
        }
        for (Piece word : WORDS) {
            if (layout.startsWith(word.written(), at) && !isPartOfWord(layout, at, word)) {
                return word;
            }
        }
        return null;
    }

    /** "Janet" and "Month" are words; "_2006" is an underscore and a year. */
    private static boolean isPartOfWord(String layout, int at, Piece word) {
        int end = at + word.written().length();
        if (word.kind() == Kind.MONTH_NAME || word.kind() == Kind.WEEKDAY) {
            return end < layout.length() && Character.isLowerCase(layout.charAt(end));
        }
        return word.kind() == Kind.DAY_SPACED && layout.startsWith("2006", at + 1);
    }

    private static @Nullable Piece fraction(String layout, int at) {
        char digit = at + 1 < layout.length() ? layout.charAt(at + 1) : ' ';
        if (digit != '0' && digit != '9') {
            return null;
        }
        int end = at + 1;
        while (end < layout.length() && layout.charAt(end) == digit) {
            end++;
        }
        if (end < layout.length() && Character.isDigit(layout.charAt(end))) {
            return null;
        }
        return Piece.fraction(
                digit == '0' ? Kind.FRACTION : Kind.FRACTION_IF_ANY, layout.substring(at, end), end - at - 1);
    }
}
