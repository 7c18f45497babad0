package io.canto.record.json;

import io.canto.record.Fields;
import io.canto.record.RecordException;
import io.canto.record.Values;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON value from text: a recursive descent over the characters that builds the record's maps directly.
 *
 * <p>Every way into a deeper level is counted, every character is looked at once or twice, and nothing is looked up that
 * the text names, so that time and memory stay in proportion to the text.
 */
final class JsonText {
    private static final int FIRST_CAPACITY = 8;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;
    private final int end;
    private final int maxNesting;
    private final boolean wrapped;
    private int at;
    private int depth;

    private JsonText(String text, int maxNesting, boolean wrapped) {
        this.text = text;
        this.end = text.length();
        this.maxNesting = maxNesting;
        this.wrapped = wrapped;
    }

    /** Reads a value of plain JSON. */
    static @Nullable Object read(String text) {
        return new JsonText(text, Json.MAX_NESTING, false).readAll();
    }

    /** Reads a value in which maps of one key may be {@link Wrappers}. */
    static @Nullable Object readWrapped(String text) {
        return new JsonText(text, Json.MAX_WRAPPED_NESTING, true).readAll();
    }

    private @Nullable Object readAll() {
        if (end > 0 && text.charAt(0) == BYTE_ORDER_MARK) {
            at = 1;
        }
        if (next() == 0 && at == end) {
            throw new RecordException("empty text is no JSON");
        }
        Object value = value();
        next();
        if (at < end) {
            throw new RecordException("something follows the JSON value at character " + (at + 1));
        }
        return value;
    }

    /** Goes to the next character that is no white space and returns it; 0, which JSON never has, at the end. */
    private char next() {
        while (at < end) {
            char letter = text.charAt(at);
            if (letter > ' ' || letter != ' ' && letter != '\n' && letter != '\r' && letter != '\t') {
                return letter;
            }
            at++;
        }
        return 0;
    }

    /** Reads the value that begins at this character. */
    private @Nullable Object value() {
        char first = at < end ? text.charAt(at) : 0;
        return switch (first) {
            case '"' -> string();
            case '{' -> map();
            case '[' -> list();
            case 't' -> literal("true", Boolean.TRUE);
            case 'f' -> literal("false", Boolean.FALSE);
            case 'n' -> literal("null", null);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> throw wrong(at);
        };
    }

    private @Nullable Object literal(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong(at);
        }
        at += word.length();
        return value;
    }

    private @Nullable Object map() {
        descend();
        Fields fields = new Fields(FIRST_CAPACITY);
        char letter = next();
        if (letter == '}') {
            at++;
        } else {
            do {
                if (letter != '"') {
                    throw wrong(at);
                }
                String key = key();
                if (next() != ':') {
                    throw wrong(at);
                }
                at++;
                next();
                fields.put(key, value());
                letter = comma('}');
            } while (letter != '}');
        }
        depth--;
        return wrapped && fields.size() == 1 ? Wrappers.unwrap(fields) : fields;
    }

    private Object list() {
        descend();
        @Nullable Object[] items = new Object[FIRST_CAPACITY];
        int size = 0;
        char letter = next();
        if (letter == ']') {
            at++;
        } else {
            do {
                if (size == items.length) {
                    items = Arrays.copyOf(items, size * 2);
                }
                items[size++] = value();
                letter = comma(']');
            } while (letter != ']');
        }
        depth--;
        return Values.list(Arrays.copyOf(items, size));
    }

    /** Passes a comma and returns what follows it, or passes the closing bracket and returns that. */
    private char comma(char close) {
        char letter = next();
        if (letter != ',' && letter != close) {
            throw wrong(at);
        }
        at++;
        if (letter == close) {
            return close;
        }
        char following = next();
        if (following == close) {
            throw wrong(at);
        }
        return following;
    }

    private void descend() {
        if (++depth > maxNesting) {
            throw new RecordException("the JSON is nested more than " + maxNesting + " deep at character " + (at + 1));
        }
        at++;
    }

    private String string() {
        int start = at + 1;
        int to = start;
        while (to < end) {
            char letter = text.charAt(to);
            if (letter == '"') {
                at = to + 1;
                return text.substring(start, to);
            }
            if (letter == '\\') {
                return unescape(start, to);
            }
            if (letter < ' ') {
                throw wrong(to);
            }
            to++;
        }
        throw wrong(to);
    }

    private String key() {
        int start = at + 1;
        int to = start;
        int hash = 0;
        String key = null;
        while (key == null) {
            char letter = to < end ? text.charAt(to) : 0;
            if (letter == '"') {
                at = to + 1;
                key = to - start > Json.MAX_KEY_LENGTH ? "" : Keys.canonical(text, start, to, hash);
            } else if (letter == '\\') {
                key = unescape(start, to).intern();
            } else if (letter < ' ') {
                throw wrong(to);
            }
            hash = 31 * hash + letter;
            to++;
        }
        if (at - start - 1 > Json.MAX_KEY_LENGTH) {
            throw new RecordException("the JSON goes beyond a limit (" + Json.MAX_KEY_LENGTH
                    + " characters of a key) at character " + start);
        }
        return key;
    }

    /** Goes on with a text from its first backslash. */
    private String unescape(int start, int firstBackslash) {
        StringBuilder unescaped = new StringBuilder(firstBackslash - start + 16).append(text, start, firstBackslash);
        int to = firstBackslash;
        while (to < end) {
            char letter = text.charAt(to++);
            if (letter == '"') {
                at = to;
                return unescaped.toString();
            }
            if (letter < ' ') {
                throw wrong(to - 1);
            }
            if (letter == '\\') {
                char escape = to < end ? text.charAt(to) : 0;
                unescaped.append(escape == 'u' ? hex(to + 1) : unescape(escape, to));
                to += escape == 'u' ? 5 : 1;
            } else {
                unescaped.append(letter);
            }
        }
        throw wrong(to);
    }

    private char unescape(char escape, int place) {
        return switch (escape) {
            case '"', '\\', '/' -> escape;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> throw wrong(place);
        };
    }

    private char hex(int from) {
        int unit = 0;
        for (int place = from; place < from + 4; place++) {
            char letter = place < end ? text.charAt(place) : 0;
            int digit = letter < 0x80 ? Character.digit(letter, 16) : -1;
            if (digit < 0) {
                throw wrong(place);
            }
            unit = unit << 4 | digit;
        }
        return (char) unit;
    }

    /** Reads a number; its digits are gathered on the way, as most numbers are short enough to be made of them. */
    private Object number() {
        int start = at;
        boolean negative = text.charAt(start) == '-';
        int to = negative ? start + 1 : start;
        int first = to;
        long digits = 0;
        for (; isDigit(to); to++) {
            digits = digits * 10 + (text.charAt(to) - '0');
        }
        int whole = to - first;
        if (whole == 0 || whole > 1 && text.charAt(first) == '0') {
            throw wrong(whole == 0 ? to : first + 1);
        }
        int fraction = 0;
        if (to < end && text.charAt(to) == '.') {
            int point = to++;
            for (; isDigit(to); to++) {
                digits = digits * 10 + (text.charAt(to) - '0');
            }
            fraction = to - point - 1;
            if (fraction == 0) {
                throw wrong(to);
            }
        }
        boolean exponent = to < end && (text.charAt(to) | 0x20) == 'e';
        at = exponent ? exponentEnd(to + 1) : to;
        if (at - start > Json.MAX_NUMBER_LENGTH && whole + fraction > Json.MAX_NUMBER_LENGTH) {
            throw new RecordException("the JSON goes beyond a limit (" + Json.MAX_NUMBER_LENGTH
                    + " digits of a number) at character " + (start + 1));
        }
        if (exponent) {
            return Numbers.scientific(text, start, to, at);
        }
        return fraction == 0
                ? Numbers.integer(text, start, at, negative ? -digits : digits)
                : Numbers.decimal(text, start, at, digits, whole + fraction, fraction, negative);
    }

    private boolean isDigit(int place) {
        if (place >= end) {
            return false;
        }
        char letter = text.charAt(place);
        return letter >= '0' && letter <= '9';
    }

    private int exponentEnd(int from) {
        int to = from;
        if (to < end && (text.charAt(to) == '+' || text.charAt(to) == '-')) {
            to++;
        }
        if (!isDigit(to)) {
            throw wrong(to);
        }
        while (isDigit(to)) {
            to++;
        }
        return to;
    }

    private static RecordException wrong(int place) {
        return new RecordException("no JSON at character " + (place + 1));
    }
}
