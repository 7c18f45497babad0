package io.canto.operators.parser;

import io.canto.record.RecordException;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text into the values of one row. */
final class CsvRow {
    /** What quotes mean. */
    enum Quotes {
        /** They enclose values, and stand nowhere else. */
        STRICT,
        /** They enclose values; elsewhere they are letters. */
        LAZY,
        /** They are letters. */
        IGNORED
    }

    private final CutText row;
    private final String text;
    private final String delimiter;
    private final char delimiterStart;
    private final Quotes quotes;
    private int at;

    private CsvRow(CutText row, String delimiter, Quotes quotes) {
        this.row = row;
        this.delimiter = delimiter;
        this.quotes = quotes;
        text = row.text();
        delimiterStart = delimiter.charAt(0);
    }

    /**
     * Reads the values.
     *
     * @throws RecordException if there is no line with anything in it, or a quote is in the wrong place
     */
    static List<Object> read(CutText row, String delimiter, Quotes quotes) {
        CsvRow reader = new CsvRow(row, delimiter, quotes);
        return quotes == Quotes.IGNORED ? reader.split() : reader.readLines();
    }

    private List<Object> split() {
        List<Object> values = new ArrayList<>();
        int from = 0;
        for (int cut = text.indexOf(delimiter); cut >= 0; cut = text.indexOf(delimiter, from)) {
            values.add(row.part(from, cut));
            from = cut + delimiter.length();
        }
        values.add(row.part(from, text.length()));
        return values;
    }

    private List<Object> readLines() {
        List<Object> values = new ArrayList<>();
        while (skipEmptyLines()) {
            readLine(values);
        }
        if (values.isEmpty()) {
            throw new RecordException("there is no row in an empty text");
        }
        return values;
    }

    private boolean skipEmptyLines() {
        while (at < text.length() && lineBreak() > 0) {
            at += lineBreak();
        }
        return at < text.length();
    }

    /** The first value of a further line belongs to the last one of the line before. */
    private void readLine(List<Object> values) {
        int last = values.size() - 1;
        Object value = readValue();
        if (last >= 0) {
            values.set(last, values.get(last) + "\n" + value);
        } else {
            values.add(value);
        }
        while (atDelimiter()) {
            at += delimiter.length();
            values.add(readValue());
        }
        at += lineBreak();
    }

    private Object readValue() {
        if (at < text.length() && text.charAt(at) == '"') {
            return readQuoted();
        }
        int from = at;
        while (true) {
            at = nextSpecial(at);
            if (atEndOfValue()) {
                return row.part(from, at);
            }
            if (text.charAt(at) == '"' && quotes == Quotes.STRICT) {
                throw new RecordException("a quote inside a value without quotes at character " + (at + 1));
            }
            at++;
        }
    }

    /** Returns where a character stands with which a value may end or be wrong. */
    private int nextSpecial(int from) {
        int next = from;
        while (next < text.length()) {
            char letter = text.charAt(next);
            if (letter == delimiterStart || letter == '"' || letter == '\n' || letter == '\r') {
                break;
            }
            next++;
        }
        return next;
    }

    private Object readQuoted() {
        int from = at + 1;
        int to = from;
        while (to < text.length() && text.charAt(to) != '"' && text.charAt(to) != '\r') {
            to++;
        }
        at = to + 1;
        if (to < text.length() && text.charAt(to) == '"' && atEndOfValue()) {
            return row.part(from, to);
        }
        at = from;
        return unquote();
    }

    /** Reads a quoted value in which not all may stand for itself, from behind its quote. */
    private String unquote() {
        int opened = at;
        StringBuilder unquoted = new StringBuilder();
        while (at < text.length()) {
            char letter = text.charAt(at++);
            if (letter == '\r' && at < text.length() && text.charAt(at) == '\n') {
                continue;
            }
            if (letter != '"') {
                unquoted.append(letter);
            } else if (at < text.length() && text.charAt(at) == '"') {
                unquoted.append('"');
                at++;
            } else if (atEndOfValue()) {
                return unquoted.toString();
            } else if (quotes == Quotes.LAZY) {
                unquoted.append('"');
            } else {
                throw new RecordException("a single quote inside a quoted value at character " + at);
            }
        }
        if (quotes == Quotes.LAZY) {
            return unquoted.toString();
        }
        throw new RecordException("the quote at character " + opened + " is never closed");
    }

    private boolean atEndOfValue() {
        return at >= text.length() || atDelimiter() || lineBreak() > 0;
    }

    private boolean atDelimiter() {
        return at < text.length() && text.charAt(at) == delimiterStart && text.startsWith(delimiter, at);
    }

    /** Returns how many characters a line break here has; at the end of the text a carriage return alone is one. */
    private int lineBreak() {
        if (at >= text.length()) {
            return 0;
        }
        if (text.charAt(at) == '\n') {
            return 1;
        }
        if (text.charAt(at) == '\r') {
            return at + 1 == text.length() ? 1 : text.charAt(at + 1) == '\n' ? 2 : 0;
        }
        return 0;
    }
}
