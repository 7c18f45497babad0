package io.canto.operators.parser;

import io.canto.record.Fields;
import io.canto.record.RecordException;

/** Reads logfmt: keys and values, values in quotes where they need them. */
final class LogfmtText {
    private final CutText line;
    private final String text;
    private int at;

    private LogfmtText(CutText line) {
        this.line = line;
        text = line.text();
    }

    /**
     * Reads the pairs.
     *
     * @throws RecordException if there are none, or a quote or an escape is wrong
     */
    static Fields read(CutText line) {
        return new LogfmtText(line).readPairs();
    }

    private Fields readPairs() {
        Fields fields = new Fields(8);
        while (skipSpace()) {
            int from = at;
            while (at < text.length() && text.charAt(at) > ' ' && text.charAt(at) != '=' && text.charAt(at) != '"') {
                at++;
            }
            if (at == from) {
                throw new RecordException("expected a key at character " + (at + 1));
            }
            String key = line.key(from, at);
            if (at < text.length() && text.charAt(at) == '=') {
                at++;
                fields.put(key, readValue());
            } else {
                fields.put(key, true);
            }
        }
        if (fields.isEmpty()) {
            throw new RecordException("there are no pairs in an empty text");
        }
        return fields;
    }

    private boolean skipSpace() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at < text.length();
    }

    private Object readValue() {
        if (at < text.length() && text.charAt(at) == '"') {
            return readQuoted();
        }
        int from = at;
        while (at < text.length() && text.charAt(at) > ' ') {
            at++;
        }
        return line.part(from, at);
    }

    private Object readQuoted() {
        int from = ++at;
        while (at < text.length()) {
            char letter = text.charAt(at++);
            if (letter == '"') {
                return line.part(from, at - 1);
            }
            if (letter == '\\') {
                return unescape(from);
            }
        }
        throw neverClosed(from);
    }

    /** Goes on with a quoted value behind its first backslash. */
    private String unescape(int from) {
        StringBuilder unescaped = new StringBuilder().append(text, from, at - 1).append(readEscape());
        while (at < text.length()) {
            char letter = text.charAt(at++);
            if (letter == '"') {
                return unescaped.toString();
            }
            unescaped.append(letter == '\\' ? readEscape() : letter);
        }
        throw neverClosed(from);
    }

    private static RecordException neverClosed(int from) {
        return new RecordException("the quote at character " + from + " is never closed");
    }

    private char readEscape() {
        char letter = at < text.length() ? text.charAt(at++) : ' ';
        switch (letter) {
            case '"', '\\', '/', '\'':
                return letter;
            case 'n':
                return '\n';
            case 't':
                return '\t';
            case 'r':
                return '\r';
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'u':
                return readHex();
            default:
                throw new RecordException("no such escape at character " + (at - 1));
        }
    }

    private char readHex() {
        int code = 0;
        for (int end = at + 4; at < end; at++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw new RecordException("expected four hex digits at character " + (at + 1));
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }
}
