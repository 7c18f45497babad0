package io.canto.config.yaml;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds for each character of a scalar's text where it stands in the file, by reading the scalar a second time. Folding,
 * escapes and indentation take characters away; the walk below goes over the file and counts what each of them leaves.
 */
final class ScalarPositions {
    private final String file;
    private final int end;
    private final int[] positions;
    private int count;
    private int at;

    private ScalarPositions(String file, int start, int end, int length) {
        this.file = file;
        this.at = start;
        this.end = end;
        this.positions = new int[length + 1];
    }

    /** Returns the positions, and that of the end behind them; null if they cannot be told. */
    static int @Nullable [] of(String file, int start, int end, YamlScalar.Style style, String text) {
        ScalarPositions walk = new ScalarPositions(file, start, end, text.length());
        switch (style) {
            case PLAIN -> walk.flow(end, '\0');
            case SINGLE_QUOTED -> walk.quoted('\'');
            case DOUBLE_QUOTED -> walk.quoted('"');
            case LITERAL -> walk.block(true);
            case FOLDED -> walk.block(false);
        }
        if (walk.count < text.length() || walk.count > text.length() + 1) {
            return null;
        }
        Arrays.fill(walk.positions, Math.min(walk.count, text.length()), text.length() + 1, walk.lastPosition(end));
        return walk.positions;
    }

    private int lastPosition(int fileEnd) {
        return Math.min(at, fileEnd);
    }

    private void add(int position) {
        if (count < positions.length) {
            positions[count] = position;
        }
        count++;
    }

    private void quoted(char quote) {
        at++;
        flow(end - 1, quote);
    }

    /** Texts within a line or folded over lines: plain and quoted ones. */
    private void flow(int to, char quote) {
        while (at < to) {
            char letter = file.charAt(at);
            if (letter == ' ' || letter == '\t' || isBreak(letter)) {
                space(to);
            } else if (letter == '\'' && quote == '\'') {
                add(at);
                at += 2;
            } else if (letter == '\\' && quote == '"') {
                escape(to);
            } else {
                add(at++);
            }
        }
    }

    /** White space stays as it is within a line; over lines it becomes one blank, or one line break less than there are. */
    private void space(int to) {
        int from = at;
        int breaks = 0;
        while (at < to && (file.charAt(at) == ' ' || file.charAt(at) == '\t' || isBreak(file.charAt(at)))) {
            breaks += endsLine(at) ? 1 : 0;
            at++;
        }
        int left = breaks == 0 ? at - from : Math.max(1, breaks - 1);
        for (int index = 0; index < left; index++) {
            add(breaks == 0 ? from + index : from);
        }
    }

    private void escape(int to) {
        int from = at;
        char kind = at + 1 < to ? file.charAt(at + 1) : ' ';
        if (isBreak(kind)) {
            at += kind == '\r' && at + 2 < to && file.charAt(at + 2) == '\n' ? 3 : 2;
            while (at < to && (file.charAt(at) == ' ' || file.charAt(at) == '\t')) {
                at++;
            }
            return;
        }
        int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
        at = Math.min(to, at + 2 + digits);
        add(from);
        if (kind == 'U' && !file.substring(from + 2, at).startsWith("0000")) {
            add(from);
        }
    }

    /** Lines below a header, without their indentation. */
    private void block(boolean literal) {
        int indent = 0;
        while (at < end && !isBreak(file.charAt(at))) {
            if (Character.isDigit(file.charAt(at))) {
                return;
            }
            at++;
        }
        skipBreak();
        for (int line = at; line < end && indent == 0; line = nextLine(line)) {
            int blanks = blanks(line);
            indent = line + blanks < end && !isBreak(file.charAt(line + blanks)) ? blanks : 0;
        }
        boolean wasIndented = false;
        int breaks = 0;
        while (at < end && count < positions.length) {
            int blanks = Math.min(indent, blanks(at));
            boolean isEmpty = at + blanks >= end || isBreak(file.charAt(at + blanks));
            if (!isEmpty) {
                boolean isIndented = literal || Character.isWhitespace(file.charAt(at + blanks));
                boolean folds = breaks > 0 && !isIndented && !wasIndented && count > 0;
                addTimes(folds && breaks > 1 ? breaks - 1 : breaks);
                breaks = 0;
                wasIndented = isIndented;
                at += blanks;
                while (at < end && !isBreak(file.charAt(at))) {
                    add(at++);
                }
            } else {
                at += blanks;
            }
            breaks++;
            skipBreak();
        }
        addTimes(Math.min(breaks, Math.max(0, positions.length - 1 - count)));
    }

    private void addTimes(int breaks) {
        for (int index = 0; index < breaks; index++) {
            add(Math.max(0, at - 1));
        }
    }

    private int blanks(int from) {
        int to = from;
        while (to < end && file.charAt(to) == ' ') {
            to++;
        }
        return to - from;
    }

    private int nextLine(int from) {
        int to = from;
        while (to < end && !isBreak(file.charAt(to))) {
            to++;
        }
        return to < end && file.charAt(to) == '\r' && to + 1 < end && file.charAt(to + 1) == '\n' ? to + 2 : to + 1;
    }

    private void skipBreak() {
        at = Math.min(end, nextLine(at));
    }

    private boolean endsLine(int position) {
        char letter = file.charAt(position);
        return isBreak(letter)
                && !(letter == '\r' && position + 1 < file.length() && file.charAt(position + 1) == '\n');
    }

    private static boolean isBreak(char letter) {
        return letter == '\n' || letter == '\r' || letter == '\u0085' || letter == '\u2028' || letter == '\u2029';
    }
}
