package io.canto.record.time;

/** Decimal digits of a text. */
final class Digits {
    private Digits() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
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
