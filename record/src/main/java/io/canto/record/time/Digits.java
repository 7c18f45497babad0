package io.canto.record.time;

/** Decimal digits of a text. */
final class Digits {
    private Digits() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Returns the number of exactly two digits at a place, or -1. */
    static int two(String text, int at) {
        if (at + 2 > text.length()) {
            return -1;
        }
        int high = text.charAt(at) - '0';
        int low = text.charAt(at + 1) - '0';
        return high < 0 || high > 9 || low < 0 || low > 9 ? -1 : high * 10 + low;
    }

    /** Returns the number at a place, of so many digits at least and at most, or -1. */
    static int read(String text, int at, int min, int max) {
        int end = end(text, at, max);
        if (end - at < min) {
            return -1;
        }
        int value = 0;
        for (int i = at; i < end; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    /** Returns where the digits at a place end, after so many at most. */
    static int end(String text, int at, int max) {
        int limit = Math.min(text.length(), at + max);
        int end = at;
        while (end < limit && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
