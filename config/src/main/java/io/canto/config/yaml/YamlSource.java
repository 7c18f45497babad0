package io.canto.config.yaml;

import io.canto.graph.Place;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The text of one file, and how positions in it are told to people. Positions are in characters from 0. For one thread. */
final class YamlSource {
    private final String file;
    private final String text;
    private final int[] lineStarts;
    private final int lines;
    private final @Nullable String[] lineTexts;
    private int lastLine;
    private int lastColumn;
    private int lastPosition;

    YamlSource(String file, String text) {
        this.file = file;
        this.text = text;
        int[] starts = new int[16];
        int count = 1;
        for (int at = 0; at < text.length(); at++) {
            if (isLineEnd(text, at)) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = at + 1;
            }
        }
        this.lineStarts = starts;
        this.lines = count;
        this.lineTexts = new @Nullable String[count];
    }

    /** The same line ends that SnakeYAML counts, or its lines and ours would differ. */
    private static boolean isLineEnd(String text, int at) {
        char letter = text.charAt(at);
        return letter == '\n'
                || letter == '\u0085'
                || letter == '\u2028'
                || letter == '\u2029'
                || letter == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n');
    }

    String text() {
        return text;
    }

    /**
     * Returns the position of a line and column that count from 0, the column in code points. A line can be as long as the
     * file, so counting goes on where it ended the last time.
     */
    int position(int line, int column) {
        if (line != lastLine || column < lastColumn) {
            lastLine = Math.min(line, lines - 1);
            lastColumn = 0;
            lastPosition = lineStarts[lastLine];
        }
        while (lastColumn < column && lastPosition < text.length()) {
            lastPosition += Character.charCount(text.codePointAt(lastPosition));
            lastColumn++;
        }
        return lastPosition;
    }

    /** Returns the position of a code point that is counted from the beginning. */
    int positionOfCodePoint(int index) {
        int points = Math.min(index, text.codePointCount(0, text.length()));
        return text.offsetByCodePoints(0, points);
    }

    Place place(int position, int length) {
        int line = Arrays.binarySearch(lineStarts, 0, lines, position);
        line = line < 0 ? -line - 2 : line;
        return new Place(file, line + 1, position - lineStarts[line] + 1, Math.max(1, length), lineText(line));
    }

    /** Places in one line share its text, however many they are. */
    private String lineText(int line) {
        String known = lineTexts[line];
        if (known != null) {
            return known;
        }
        int start = lineStarts[line];
        int end = line + 1 < lines ? lineStarts[line + 1] : text.length();
        while (end > start && (isLineEnd(text, end - 1) || text.charAt(end - 1) == '\r')) {
            end--;
        }
        String made = text.substring(start, end);
        lineTexts[line] = made;
        return made;
    }
}
