package io.canto.operators.parser;

import io.canto.record.RecordException;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text into the values of one row. For one thread. */
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

    private final String delimiter;
    private final Quotes quotes;
    private final StringBuilder quoted = new StringBuilder();
    private String text = "";
    private int at;

    CsvRow(String delimiter, Quotes quotes) {
        this.delimiter = delimiter;
        this.quotes = quotes;
    }

    /**
     * Reads the values.
     *
     * @throws RecordException if there is no line with anything in it, or a quote is in the wrong place
     */
    List<String> read(String row) {
        if (quotes == Quotes.IGNORED) {
            return split(row);
        }
        text = row;
        at = 0;
        List<String> values = new ArrayList<>();
        while (skipEmptyLines()) {
            readLine(values);
        }
        if (values.isEmpty()) {
            throw new RecordException("there is no row in an empty text");
        }
        return values;
    }

    private List<String> split(String row) {
        List<String> values = new ArrayList<>();
        int from = 0;
        for (int cut = row.indexOf(delimiter); cut >= 0; cut = row.indexOf(delimiter, from)) {
            values.add(row.substring(from, cut));
            from = cut + delimiter.length();
        }
        values.add(row.substring(from));
        return values;
    }

    private boolean skipEmptyLines() {
        while (at < text.length() && lineBreak() > 0) {
            at += lineBreak();
        }
        return at < text.length();
    }

    /** The first value of a further line belongs to the last one of the line before. */
    private void readLine(List<String> values) {
        int last = values.size() - 1;
        String value = readValue();
        if (last >= 0) {
            values.set(last, values.get(last) + "\n" + value);
        } else {
            values.add(value);
        }
        while (text.startsWith(delimiter, at)) {
            at += delimiter.length();
            values.add(readValue());
        }
        at += lineBreak();
    }

    private String readValue() {
        if (at < text.length() && text.charAt(at) == '"') {
            return readQuoted();
        }
        int from = at;
        while (!atEndOfValue()) {
            if (text.charAt(at) == '"' && quotes == Quotes.STRICT) {
                throw new RecordException("a quote inside a value without quotes at character " + (at + 1));
            }
            at++;
        }
        return text.substring(from, at);
    }

    private String readQuoted() {
        int opened = at++;
        quoted.setLength(0);
        while (at < text.length()) {
            char letter = text.charAt(at++);
            if (letter == '\r' && at < text.length() && text.charAt(at) == '\n') {
                continue;
            }
            if (letter != '"') {
                quoted.append(letter);
            } else if (at < text.length() && text.charAt(at) == '"') {
                quoted.append('"');
                at++;
            } else if (atEndOfValue()) {
                return quoted.toString();
            } else if (quotes == Quotes.LAZY) {
                quoted.append('"');
            } else {
                throw new RecordException("a single quote inside a quoted value at character " + at);
            }
        }
        if (quotes == Quotes.LAZY) {
            return quoted.toString();
        }
        throw new RecordException("the quote at character " + (opened + 1) + " is never closed");
    }

    private boolean atEndOfValue() {
        return at >= text.length() || text.startsWith(delimiter, at) || lineBreak() > 0;
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
