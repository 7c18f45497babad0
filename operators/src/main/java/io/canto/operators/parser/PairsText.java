package io.canto.operators.parser;

import io.canto.record.Fields;
import io.canto.record.RecordException;
import java.util.ArrayList;
import java.util.List;

/** Reads pairs of keys and values between delimiters. */
final class PairsText {
    private final CutText line;
    private final String text;
    private final String delimiter;
    private final String pairDelimiter;
    private final Fields fields = new Fields(8);
    /** Where the piece's first quotes are opened and closed; its end where it has none. */
    private int opened;

    private int closed;

    private PairsText(CutText line, String delimiter, String pairDelimiter) {
        this.line = line;
        this.delimiter = delimiter;
        this.pairDelimiter = pairDelimiter;
        text = line.text();
    }

    /**
     * Reads the pairs.
     *
     * @throws RecordException if there are none, one has no delimiter, or a quote is never closed
     */
    static Fields read(CutText line, String delimiter, String pairDelimiter) {
        return new PairsText(line, delimiter, pairDelimiter).readPairs();
    }

    private Fields readPairs() {
        if (text.isEmpty()) {
            throw new RecordException("there are no pairs in an empty text");
        }
        List<Integer> bad = new ArrayList<>(0);
        int pairs = 0;
        int at = 0;
        while (at < text.length()) {
            int from = at;
            at = endOfPiece(at);
            if (at > from) {
                pairs++;
                if (!put(from, at)) {
                    bad.add(pairs);
                }
            }
            at += text.startsWith(pairDelimiter, at) ? pairDelimiter.length() : 0;
        }
        if (!bad.isEmpty()) {
            throw new RecordException("no '" + delimiter + "' in pair " + numbers(bad) + " of " + pairs);
        }
        return fields;
    }

    /** Returns where the next pair delimiter outside of quotes stands. */
    private int endOfPiece(int from) {
        char pairStart = pairDelimiter.charAt(0);
        char quote = 0;
        int lastOpened = from;
        int at = from;
        opened = -1;
        closed = -1;
        for (; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (quote == 0 && letter == pairStart && text.startsWith(pairDelimiter, at)) {
                break;
            }
            if (letter == '\\') {
                at++;
            } else if (quote == 0 && (letter == '"' || letter == '\'')) {
                quote = letter;
                lastOpened = at;
                opened = opened < 0 ? at : opened;
            } else if (quote != 0 && letter == quote) {
                quote = 0;
                closed = closed < 0 ? at : closed;
            }
        }
        if (quote != 0) {
            throw new RecordException("the quote at character " + (lastOpened + 1) + " is never closed");
        }
        int end = Math.min(at, text.length());
        if (opened < 0) {
            opened = end;
            closed = end;
        }
        return end;
    }

    private boolean put(int from, int end) {
        int cut = cut(from, opened);
        if (cut >= 0) {
            int behind = cut + delimiter.length();
            boolean isPlain = opened == end;
            if (isPlain || isBlank(behind, opened) && isBlank(closed + 1, end)) {
                int first = line.skipSpace(from, cut);
                String key = line.key(first, line.skipSpaceBack(first, cut));
                int start = isPlain ? behind : opened + 1;
                fields.put(key, stripped(start, closed));
                return true;
            }
        }
        return opened < end && putUnquoted(from, end);
    }

    /** Returns where the first delimiter stands, or -1. */
    private int cut(int from, int end) {
        char start = delimiter.charAt(0);
        for (int at = from; at <= end - delimiter.length(); at++) {
            if (text.charAt(at) == start && text.startsWith(delimiter, at)) {
                return at;
            }
        }
        return -1;
    }

    private boolean isBlank(int from, int to) {
        return line.skipSpace(from, to) == to;
    }

    private Object stripped(int from, int to) {
        int first = line.skipSpace(from, to);
        return line.part(first, line.skipSpaceBack(first, to));
    }

    /** Puts a pair that is not the same without its quotes. */
    private boolean putUnquoted(int from, int end) {
        StringBuilder piece = new StringBuilder(end - from);
        char quote = 0;
        for (int at = from; at < end; at++) {
            char letter = text.charAt(at);
            if (letter == '\\') {
                piece.append(text, at, Math.min(at + 2, end));
                at++;
            } else if (quote == 0 && (letter == '"' || letter == '\'')) {
                quote = letter;
            } else if (letter == quote) {
                quote = 0;
            } else {
                piece.append(letter);
            }
        }
        int cut = piece.indexOf(delimiter);
        if (cut < 0) {
            return false;
        }
        String key = piece.substring(0, cut).strip();
        fields.put(key, piece.substring(cut + delimiter.length()).strip());
        return true;
    }

    private static String numbers(List<Integer> bad) {
        String first = bad.subList(0, Math.min(5, bad.size())).toString();
        return first.substring(1, first.length() - 1) + (bad.size() > 5 ? " and " + (bad.size() - 5) + " more" : "");
    }
}
