package io.canto.expr.regex;

import org.jspecify.annotations.Nullable;

/** The text of a pattern and a place in it. */
final class PatternReader {
    private final String source;
    private int at;

    PatternReader(String source) {
        this.source = source;
    }

    String source() {
        return source;
    }

    int at() {
        return at;
    }

    boolean atEnd() {
        return at >= source.length();
    }

    /** Returns the next code point and stays; only where there is one. */
    int peek() {
        return source.codePointAt(at);
    }

    /** Returns the next code point and goes past it; only where there is one. */
    int codePoint() {
        int codePoint = source.codePointAt(at);
        at += Character.charCount(codePoint);
        return codePoint;
    }

    /** Goes past a text if it is next. */
    boolean take(String text) {
        if (!source.startsWith(text, at)) {
            return false;
        }
        at += text.length();
        return true;
    }

    void expect(String text, String hint) {
        if (!take(text)) {
            throw problem("'" + text + "' is missing", Math.min(at, Math.max(0, source.length() - 1)), 1, hint);
        }
    }

    void back(int to) {
        at = to;
    }

    /** Whether {@code <name>} is next, and not {@code <=} or {@code <!}. */
    boolean looksLikeName() {
        return source.startsWith("<", at) && !source.startsWith("<=", at) && !source.startsWith("<!", at);
    }

    /** Reads {@code * + ? {n} {n,} {n,m}}; returns least and most, or null if none of them is next. */
    int @Nullable [] repeat(int most) {
        if (take("*")) {
            return new int[] {0, Node.UNBOUNDED};
        }
        if (take("+")) {
            return new int[] {1, Node.UNBOUNDED};
        }
        if (take("?")) {
            return new int[] {0, 1};
        }
        int start = at;
        if (!take("{")) {
            return null;
        }
        int min = number();
        int max = min;
        if (min >= 0 && take(",")) {
            max = number();
            max = max < 0 ? Node.UNBOUNDED : max;
        }
        if (min < 0 || !take("}")) {
            at = start; // as RE2 has it, a brace that counts nothing is a character
            return null;
        }
        if (min > most || max > most && max != Node.UNBOUNDED) {
            throw problem("a count above " + most, start, at - start, "use a smaller count, or '*' or '+'");
        }
        if (max < min) {
            throw problem("the counts of the repeat are the wrong way round", start, at - start, null);
        }
        return new int[] {min, max};
    }

    private int number() {
        int start = at;
        int number = 0;
        while (!atEnd() && source.charAt(at) >= '0' && source.charAt(at) <= '9') {
            number = Math.min(number * 10 + source.charAt(at++) - '0', 1_000_000);
        }
        return at == start ? -1 : number;
    }

    PatternException problem(String message, int offset, int length, @Nullable String hint) {
        return new PatternException(message, offset, Math.max(1, length), hint);
    }
}
