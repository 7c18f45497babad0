package io.canto.expr.regex;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what may follow a backslash, inside brackets and outside. */
final class EscapeParser {
    private static final int MAX_PROPERTIES = 50;

    private final PatternReader in;
    private int properties;

    EscapeParser(PatternReader in) {
        this.in = in;
    }

    private static CharSet letters() {
        return CharSet.ofRange('A', 'Z').union(CharSet.ofRange('a', 'z'));
    }

    /** Returns the POSIX class of a name, as {@code [[:alpha:]]} has it, or null. */
    static @Nullable CharSet posix(String name) {
        return Posix.BY_NAME.get(name);
    }

    /** Reads an escape of one character or a class, after its backslash. */
    CharSet parse(int start) {
        int c = in.codePoint();
        switch (c) {
            case 'd':
                return CharSet.DIGIT;
            case 'D':
                return CharSet.DIGIT.complement();
            case 's':
                return CharSet.SPACE;
            case 'S':
                return CharSet.SPACE.complement();
            case 'w':
                return CharSet.WORD;
            case 'W':
                return CharSet.WORD.complement();
            case 'h':
                return CharSet.of('\t').union(CharSet.of(' ')).union(CharSet.of(0xA0));
            case 'p', 'P':
                return property(c == 'P', start);
            case 'C':
                throw in.problem(
                        "'\\C', a single byte, is not supported: text is made of characters here", start, 2, "use '.'");
            case 'G', 'R', 'X', 'Q', 'E':
                throw in.problem("'\\" + (char) c + "' is not supported here", start, 2, null);
            default:
                return CharSet.of(character(c, start));
        }
    }

    private int character(int c, int start) {
        return switch (c) {
            case 'a' -> 7;
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 11;
            case 'e' -> 27;
            case '0' -> octal();
            case 'x' -> hex(start);
            case 'u' -> digits(4, start);
            default -> {
                if (c < 128 && Character.isLetterOrDigit(c)) {
                    throw in.problem(
                            "unknown escape '\\" + (char) c + "'",
                            start,
                            2,
                            "write '" + (char) c + "' for the character itself");
                }
                yield c;
            }
        };
    }

    private int octal() {
        int value = 0;
        for (int i = 0; i < 2 && !in.atEnd() && in.peek() >= '0' && in.peek() <= '7'; i++) {
            value = value * 8 + in.codePoint() - '0';
        }
        return value;
    }

    private int hex(int start) {
        if (!in.take("{")) {
            return digits(2, start);
        }
        int value = 0;
        int from = in.at();
        while (!in.atEnd() && in.peek() != '}') {
            int digit = Character.digit(in.codePoint(), 16);
            value = digit < 0 ? -1 : value * 16 + digit;
            if (value < 0 || value > Character.MAX_CODE_POINT) {
                throw in.problem("not a character's number", start, in.at() - start, "write \\x{10FFFF} at most");
            }
        }
        if (in.at() == from) {
            throw in.problem("a number is missing", start, 3, "write \\x{1F600}");
        }
        in.expect("}", "write \\x{1F600}");
        return value;
    }

    private int digits(int count, int start) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            int digit = in.atEnd() ? -1 : Character.digit(in.codePoint(), 16);
            if (digit < 0) {
                throw in.problem(count + " hexadecimal digits are missing", start, in.at() - start, null);
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private CharSet property(boolean negated, int start) {
        boolean not = negated;
        String name;
        if (in.take("{")) {
            not ^= in.take("^");
            int from = in.at();
            while (!in.atEnd() && in.peek() != '}') {
                in.codePoint();
            }
            name = in.source().substring(from, in.at());
            in.expect("}", "write \\p{Greek}");
        } else if (in.atEnd()) {
            throw in.problem("the name of a property is missing", start, 2, "write \\pL or \\p{Greek}");
        } else {
            name = Character.toString(in.codePoint());
        }
        if (++properties > MAX_PROPERTIES) {
            throw in.problem("more than " + MAX_PROPERTIES + " properties", start, in.at() - start, null);
        }
        if (name.equals("Any")) {
            return not ? CharSet.NONE : CharSet.ALL;
        }
        CharSet posix = posix(name.toLowerCase(java.util.Locale.ROOT));
        if (posix != null) {
            return not ? posix.complement() : posix;
        }
        Property property = Property.named(name.startsWith("Is") ? name.substring(2) : name, not);
        if (property == null) {
            throw in.problem(
                    "unknown property '" + name + "'",
                    start,
                    in.at() - start,
                    "a category as L, Lu or Nd, or a script as Greek");
        }
        return CharSet.of(property);
    }

    /** Made when the first class is named. */
    private static final class Posix {
        static final Map<String, CharSet> BY_NAME = Map.ofEntries(
                Map.entry("alnum", CharSet.DIGIT.union(letters())),
                Map.entry("alpha", letters()),
                Map.entry("ascii", CharSet.ofRange(0, 127)),
                Map.entry("blank", CharSet.of('\t').union(CharSet.of(' '))),
                Map.entry("cntrl", CharSet.ofRange(0, 31).union(CharSet.of(127))),
                Map.entry("digit", CharSet.DIGIT),
                Map.entry("graph", CharSet.ofRange('!', '~')),
                Map.entry("lower", CharSet.ofRange('a', 'z')),
                Map.entry("print", CharSet.ofRange(' ', '~')),
                Map.entry(
                        "punct",
                        CharSet.ofRange('!', '/')
                                .union(CharSet.ofRange(':', '@'))
                                .union(CharSet.ofRange('[', '`'))
                                .union(CharSet.ofRange('{', '~'))),
                Map.entry("space", CharSet.ofRange('\t', '\r').union(CharSet.of(' '))),
                Map.entry("upper", CharSet.ofRange('A', 'Z')),
                Map.entry("word", CharSet.WORD),
                Map.entry(
                        "xdigit", CharSet.DIGIT.union(CharSet.ofRange('A', 'F')).union(CharSet.ofRange('a', 'f'))));
    }
}
