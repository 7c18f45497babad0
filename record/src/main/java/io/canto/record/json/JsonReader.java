package io.canto.record.json;

import io.canto.record.Fields;
import io.canto.record.RecordException;
import io.canto.record.Utf8;
import io.canto.record.Utf8Buffer;
import io.canto.record.Utf8Text;
import io.canto.record.Values;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON value from UTF-8: a recursive descent over the bytes that builds the record's maps directly.
 *
 * <p>Every way into a deeper level is counted, every byte is looked at once or twice, and nothing is looked up that the
 * text names, so that time and memory stay in proportion to the text. A text under a key that has no escape stays the
 * bytes that it is.
 */
final class JsonReader {
    private static final int FIRST_CAPACITY = 8;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final Keys.Key START = new Keys.Key();

    private final byte[] bytes;
    private final int start;
    private final int end;
    private final boolean isAscii;
    private final int maxNesting;
    private final boolean wrapped;
    private Keys.Key lastKey = START;
    private int at;
    private int depth;

    private JsonReader(Utf8Text text, int maxNesting, boolean wrapped) {
        this.bytes = text.bytes();
        this.start = text.from();
        this.end = text.to();
        this.isAscii = text.isAscii();
        this.maxNesting = maxNesting;
        this.wrapped = wrapped;
        this.at = start;
    }

    /** Reads a value of plain JSON. */
    static @Nullable Object read(Utf8Text text) {
        return new JsonReader(text, Json.MAX_NESTING, false).readAll();
    }

    /** Reads a value in which maps of one key may be {@link Wrappers}. */
    static @Nullable Object readWrapped(Utf8Text text) {
        return new JsonReader(text, Json.MAX_WRAPPED_NESTING, true).readAll();
    }

    private @Nullable Object readAll() {
        if (end - at >= 3 && bytes[at] == (byte) 0xEF && bytes[at + 1] == (byte) 0xBB && bytes[at + 2] == (byte) 0xBF) {
            at += 3; // a byte order mark
        }
        if (next() == 0 && at == end) {
            throw new RecordException("empty text is no JSON");
        }
        Object value = value();
        next();
        if (at < end) {
            throw new RecordException("something follows the JSON value at character " + character(at));
        }
        return value instanceof Utf8Text ? value.toString() : value;
    }

    /** Goes to the next byte that is no white space and returns it; 0, which JSON never has, at the end. */
    private byte next() {
        while (at < end) {
            byte letter = bytes[at];
            if (letter > ' ' || letter != ' ' && letter != '\n' && letter != '\r' && letter != '\t') {
                return letter;
            }
            at++;
        }
        return 0;
    }

    /** Returns a byte, or 0 behind the end. */
    private byte byteAt(int place) {
        return place < end ? bytes[place] : 0;
    }

    /** Reads the value that begins at this byte. */
    private @Nullable Object value() {
        return switch (byteAt(at)) {
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
        for (int letter = 0; letter < word.length(); letter++) {
            if (byteAt(at + letter) != word.charAt(letter)) {
                throw wrong(at);
            }
        }
        at += word.length();
        return value;
    }

    private @Nullable Object map() {
        descend();
        Fields fields = new Fields(FIRST_CAPACITY);
        byte letter = next();
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
        byte letter = next();
        if (letter == ']') {
            at++;
        } else {
            do {
                if (size == items.length) {
                    items = Arrays.copyOf(items, size * 2);
                }
                Object item = value();
                items[size++] = item instanceof Utf8Text ? item.toString() : item;
                letter = comma(']');
            } while (letter != ']');
        }
        depth--;
        return Values.list(Arrays.copyOf(items, size));
    }

    /** Passes a comma and returns what follows it, or passes the closing bracket and returns that. */
    private byte comma(char close) {
        byte letter = next();
        if (letter != ',' && letter != close) {
            throw wrong(at);
        }
        at++;
        if (letter == close) {
            return letter;
        }
        byte following = next();
        if (following == close) {
            throw wrong(at);
        }
        return following;
    }

    private void descend() {
        if (++depth > maxNesting) {
            throw new RecordException(
                    "the JSON is nested more than " + maxNesting + " deep at character " + character(at));
        }
        at++;
    }

    private Object string() {
        int from = at + 1;
        int to = plainEnd(from);
        if (bytes[to] == '\\') {
            return unescape(from, to);
        }
        at = to + 1;
        return new Utf8Text(bytes, from, to, isAscii || Utf8.firstNonAscii(bytes, from, to) == to, true);
    }

    /** Returns the place of the next quote or backslash, before which there must be no control character. */
    private int plainEnd(int from) {
        int to = from;
        long special = 0;
        while (to < end - (Long.BYTES - 1) && (special = special((long) EIGHT.get(bytes, to))) == 0) {
            to += Long.BYTES;
        }
        if (special != 0) {
            to += Long.numberOfTrailingZeros(special) >>> 3;
        }
        for (byte letter = byteAt(to); letter != '"' && letter != '\\'; letter = byteAt(++to)) {
            if (letter >= 0 && letter < ' ') {
                throw wrong(to);
            }
        }
        return to;
    }

    /**
     * Returns the highest bit of the first of eight bytes that is a quote, a backslash or a control character, and perhaps
     * of others behind it, or 0. What is taken from a byte too small borrows its highest bit, and those of the bytes behind.
     */
    private static long special(long eight) {
        long borrowed = (eight - EACH * ' ') | ((eight ^ EACH * '"') - EACH) | ((eight ^ EACH * '\\') - EACH);
        return borrowed & ~eight & EACH * 0x80;
    }

    private String key() {
        int from = at + 1;
        Keys.Key guess = lastKey.next(bytes, from, end);
        if (guess != null) {
            lastKey = guess;
            at = from + guess.length() + 1;
            return guess.text;
        }
        int to = from;
        int hash = 0;
        for (byte letter = byteAt(to); letter != '"'; letter = byteAt(++to)) {
            if (letter == '\\') {
                String key = unescape(from, to).toString().intern();
                checkKey(from);
                return key;
            }
            if (letter >= 0 && letter < ' ') {
                throw wrong(to);
            }
            hash = 31 * hash + letter;
        }
        at = to + 1;
        checkKey(from);
        Keys.Key key = Keys.key(bytes, from, to, hash);
        lastKey.follow(key);
        lastKey = key;
        return key.text;
    }

    private void checkKey(int from) {
        if (at - from - 1 > Json.MAX_KEY_LENGTH) {
            throw new RecordException("the JSON goes beyond a limit (" + Json.MAX_KEY_LENGTH
                    + " bytes of a key) at character " + character(from - 1));
        }
    }

    /** Goes on with a text from its first backslash. */
    private Object unescape(int from, int firstBackslash) {
        Utf8Buffer unescaped = new Utf8Buffer(firstBackslash - from + 16);
        boolean stayedAscii = isAscii;
        int copied = from;
        int to = firstBackslash;
        while (bytes[to] == '\\') {
            char meant = escaped(to);
            if (Character.isSurrogate(meant)) {
                return unescapeSurrogates(from, firstBackslash);
            }
            unescaped.append(bytes, copied, to - copied).appendCodePoint(meant);
            stayedAscii &= meant < 0x80;
            copied = behindEscape(to);
            to = plainEnd(copied);
        }
        unescaped.append(bytes, copied, to - copied);
        at = to + 1;
        return new Utf8Text(unescaped.array(), 0, unescaped.length(), stayedAscii);
    }

    /** Halves of surrogate pairs are put together, or stand alone, which only a text can hold. */
    private String unescapeSurrogates(int from, int firstBackslash) {
        StringBuilder unescaped = new StringBuilder();
        int copied = from;
        int to = firstBackslash;
        while (bytes[to] == '\\') {
            unescaped.append(text(copied, to)).append(escaped(to));
            copied = behindEscape(to);
            to = plainEnd(copied);
        }
        at = to + 1;
        return unescaped.append(text(copied, to)).toString();
    }

    /** Returns what the escape at a backslash stands for. */
    private char escaped(int backslash) {
        byte escape = byteAt(backslash + 1);
        return escape == 'u' ? hex(backslash + 2) : unescape(escape, backslash + 1);
    }

    private int behindEscape(int backslash) {
        return backslash + (bytes[backslash + 1] == 'u' ? 6 : 2);
    }

    private char unescape(byte escape, int place) {
        return switch (escape) {
            case '"', '\\', '/' -> (char) escape;
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
            int digit = Character.digit(byteAt(place), 16);
            if (digit < 0) {
                throw wrong(place);
            }
            unit = unit << 4 | digit;
        }
        return (char) unit;
    }

    /** Reads a number; its digits are gathered on the way, as most numbers are short enough to be made of them. */
    private Object number() {
        int from = at;
        boolean negative = bytes[from] == '-';
        int to = negative ? from + 1 : from;
        int first = to;
        long digits = 0;
        for (; isDigit(to); to++) {
            digits = digits * 10 + (bytes[to] - '0');
        }
        int whole = to - first;
        if (whole == 0 || whole > 1 && bytes[first] == '0') {
            throw wrong(whole == 0 ? to : first + 1);
        }
        int fraction = 0;
        if (to < end && bytes[to] == '.') {
            int point = to++;
            for (; isDigit(to); to++) {
                digits = digits * 10 + (bytes[to] - '0');
            }
            fraction = to - point - 1;
            if (fraction == 0) {
                throw wrong(to);
            }
        }
        boolean exponent = to < end && (bytes[to] | 0x20) == 'e';
        at = exponent ? exponentEnd(to + 1) : to;
        if (at - from > Json.MAX_NUMBER_LENGTH && whole + fraction > Json.MAX_NUMBER_LENGTH) {
            throw new RecordException("the JSON goes beyond a limit (" + Json.MAX_NUMBER_LENGTH
                    + " digits of a number) at character " + character(from));
        }
        if (exponent) {
            return Numbers.scientific(bytes, from, to, at);
        }
        return fraction == 0
                ? Numbers.integer(bytes, from, at, negative ? -digits : digits)
                : Numbers.decimal(bytes, from, at, digits, whole + fraction, fraction, negative);
    }

    private boolean isDigit(int place) {
        byte letter = byteAt(place);
        return letter >= '0' && letter <= '9';
    }

    private int exponentEnd(int from) {
        int to = from;
        if (to < end && (bytes[to] == '+' || bytes[to] == '-')) {
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

    private String text(int from, int to) {
        return new String(bytes, from, to - from, isAscii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    private RecordException wrong(int place) {
        return new RecordException("no JSON at character " + character(place));
    }

    /** Returns which character a byte is, counted from 1 as a text counts. */
    private int character(int place) {
        return text(start, place).length() + 1;
    }
}
