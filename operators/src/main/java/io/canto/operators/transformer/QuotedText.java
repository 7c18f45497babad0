package io.canto.operators.transformer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Text in the quotes of the Go language: "..." with escapes, `...` raw, '.' one character. */
final class QuotedText {
    private final String text;
    private final char quote;
    private final StringBuilder result = new StringBuilder();
    /** Bytes of \x and octal escapes that stand side by side; they are UTF-8. */
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private int at = 1;

    private QuotedText(String text) {
        this.text = text;
        quote = text.charAt(0);
    }

    /**
     * Returns what stands in the quotes.
     *
     * @throws IllegalArgumentException if the quotes or an escape are wrong
     */
    static String unquote(String text) {
        if (text.length() < 2
                || "\"'`".indexOf(text.charAt(0)) < 0
                || text.charAt(0) != text.charAt(text.length() - 1)) {
            throw new IllegalArgumentException("is not in quotes");
        }
        return new QuotedText(text).read();
    }

    private String read() {
        int end = text.length() - 1;
        if (quote == '`') {
            String raw = text.substring(1, end);
            if (raw.indexOf('`') >= 0) {
                throw new IllegalArgumentException("has a quote inside its quotes");
            }
            return raw.replace("\r", "");
        }
        while (at < end) {
            char letter = text.charAt(at++);
            if (letter == '\\') {
                escape(end);
            } else if (letter == quote || letter == '\n') {
                throw new IllegalArgumentException(
                        letter == quote ? "has a quote inside its quotes" : "has a line break inside its quotes");
            } else {
                flushBytes();
                result.append(letter);
            }
        }
        flushBytes();
        if (quote == '\'' && result.codePointCount(0, result.length()) != 1) {
            throw new IllegalArgumentException("has not one character in its single quotes");
        }
        return result.toString();
    }

    private void escape(int end) {
        char letter = at < end ? text.charAt(at++) : 0;
        int simple = "abfnrtv\\".indexOf(letter);
        if (simple >= 0) {
            append("\u0007\b\f\n\r\t\u000b\\".charAt(simple));
        } else if (letter == quote) {
            append(letter);
        } else if (letter == 'x') {
            bytes.write(number(2, 16, end));
        } else if (letter >= '0' && letter <= '7') {
            at--;
            int value = number(3, 8, end);
            if (value > 255) {
                throw new IllegalArgumentException("has an escape above \\377");
            }
            bytes.write(value);
        } else if (letter == 'u' || letter == 'U') {
            int point = number(letter == 'u' ? 4 : 8, 16, end);
            if (!Character.isValidCodePoint(point) || point >= 0xD800 && point < 0xE000) {
                throw new IllegalArgumentException("has an escape that is no character");
            }
            flushBytes();
            result.appendCodePoint(point);
        } else {
            throw new IllegalArgumentException("has an unknown escape");
        }
    }

    private void append(char letter) {
        flushBytes();
        result.append(letter);
    }

    private int number(int digits, int radix, int end) {
        if (at + digits > end) {
            throw new IllegalArgumentException("has an escape that is too short");
        }
        int value = 0;
        for (int count = 0; count < digits; count++) {
            int digit = Character.digit(text.charAt(at++), radix);
            if (digit < 0) {
                throw new IllegalArgumentException("has an escape with a wrong digit");
            }
            value = value * radix + digit;
        }
        return value;
    }

    private void flushBytes() {
        if (bytes.size() > 0) {
            result.append(bytes.toString(StandardCharsets.UTF_8));
            bytes.reset();
        }
    }
}
