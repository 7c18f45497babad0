package io.canto.record.time;

import io.canto.record.time.Piece.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads layouts of strptime, with the directives that Stanza knows. */
final class StrptimeLayout {
    private static final Map<Character, Kind> KINDS = Map.ofEntries(
            Map.entry('Y', Kind.YEAR),
            Map.entry('y', Kind.YEAR_2),
            Map.entry('m', Kind.MONTH_2),
            Map.entry('o', Kind.MONTH_SPACED),
            Map.entry('q', Kind.MONTH),
            Map.entry('b', Kind.MONTH_NAME),
            Map.entry('h', Kind.MONTH_NAME),
            Map.entry('B', Kind.MONTH_LONG),
            Map.entry('d', Kind.DAY_2),
            Map.entry('e', Kind.DAY_SPACED),
            Map.entry('g', Kind.DAY),
            Map.entry('a', Kind.WEEKDAY),
            Map.entry('A', Kind.WEEKDAY_LONG),
            Map.entry('H', Kind.HOUR),
            Map.entry('l', Kind.HOUR_12),
            Map.entry('I', Kind.HOUR_12_2),
            Map.entry('p', Kind.AM_PM),
            Map.entry('P', Kind.AM_PM),
            Map.entry('M', Kind.MINUTE_2),
            Map.entry('S', Kind.SECOND_2),
            Map.entry('Z', Kind.ZONE_NAME),
            Map.entry('z', Kind.OFFSET_OR_Z),
            Map.entry('w', Kind.OFFSET),
            Map.entry('i', Kind.OFFSET_HOURS),
            Map.entry('j', Kind.OFFSET),
            Map.entry('k', Kind.OFFSET));

    private static final Map<Character, String> SHORTHANDS = Map.of(
            'D', "%m/%d/%Y",
            'x', "%m/%d/%Y",
            'F', "%Y-%m-%d",
            'T', "%H:%M:%S",
            'X', "%H:%M:%S",
            'r', "%I:%M:%S %p",
            'R', "%H:%M",
            'c', "%a %b %d %H:%M:%S %Y");

    private static final Map<Character, Integer> FRACTIONS = Map.of('L', 3, 'f', 6, 's', 9);

    private static final Map<Character, String> HINTS = Map.of(
            'N', "a fraction of a second is %L, %f or %s after a '.'",
            'C', "a year is %Y or %y",
            'G', "a year is %Y or %y",
            'u', "a day's name is %a or %A",
            'U', "weeks are not read",
            'W', "weeks are not read",
            'V', "weeks are not read",
            'E', "leave out the modifier",
            'O', "leave out the modifier",
            '-', "numbers without a leading zero are %q, %g and %l");

    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    private StrptimeLayout() {}

    /** Reads a layout; throws IllegalArgumentException if it is wrong. */
    static List<Piece> parse(String layout) {
        StrptimeLayout parser = new StrptimeLayout();
        parser.read(layout, -1);
        parser.flush();
        return parser.pieces;
    }

    private void read(String layout, int shorthandAt) {
        for (int at = 0; at < layout.length(); at++) {
            char c = layout.charAt(at);
            int place = shorthandAt < 0 ? at : shorthandAt;
            if (c != '%') {
                literal.append(c);
            } else if (++at == layout.length()) {
                throw new IllegalArgumentException("the layout ends in a '%' at character " + (place + 1)
                        + "; write '%%' for the character itself");
            } else {
                directive(layout.charAt(at), place);
            }
        }
    }

    private void directive(char c, int place) {
        Kind kind = KINDS.get(c);
        String shorthand = SHORTHANDS.get(c);
        Integer digits = FRACTIONS.get(c);
        if (kind != null) {
            flush();
            pieces.add(Piece.of(kind, "%" + c));
        } else if (shorthand != null) {
            read(shorthand, place);
        } else if (digits != null) {
            fraction(c, digits, place);
        } else if (c == '%') {
            literal.append('%');
        } else if (c == 'n' || c == 't') {
            literal.append(c == 'n' ? '\n' : '\t');
        } else {
            throw unknown(c, place);
        }
    }

    private void fraction(char c, int digits, int place) {
        int last = literal.length() - 1;
        boolean separated = last >= 0 && (literal.charAt(last) == '.' || literal.charAt(last) == ',');
        if (separated) {
            String separator = literal.substring(last);
            literal.setLength(last);
            flush();
            pieces.add(Piece.fraction(Kind.FRACTION_IF_ANY, separator + "%" + c, digits));
            return;
        }
        if (c == 's') {
            throw new IllegalArgumentException("'%s' at character " + (place + 1)
                    + " is a fraction of a second and stands after '.' or ',' only; for seconds since 1970 use layout_type"
                    + " 'epoch' with the layout 's'");
        }
        flush();
        pieces.add(Piece.fraction(Kind.FRACTION_DIGITS, "%" + c, digits));
    }

    private void flush() {
        Literals.split(literal.toString(), pieces);
        literal.setLength(0);
    }

    private static IllegalArgumentException unknown(char c, int place) {
        char other = Character.isLowerCase(c) ? Character.toUpperCase(c) : Character.toLowerCase(c);
        String hint = HINTS.get(c);
        if (hint == null && KINDS.containsKey(other)) {
            hint = "did you mean '%" + other + "'?";
        }
        return new IllegalArgumentException("unknown directive '%" + c + "' at character " + (place + 1)
                + " of the layout" + (hint == null ? "" : "; " + hint));
    }
}
