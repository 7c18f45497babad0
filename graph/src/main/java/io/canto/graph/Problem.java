package io.canto.graph;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong or doubtful about a configuration.
 *
 * @param code a stable name in kebab case, such as {@code unknown-id}; {@code canto explain} knows each
 * @param severity whether it stops the start
 * @param message what is wrong, in lower case and without a full stop
 * @param place where, or null if it has no place in a file
 * @param hint what to do about it, or null
 */
public record Problem(
        String code,
        Severity severity,
        String message,
        @Nullable Place place,
        @Nullable String hint) {
    /** By place, those without one first. */
    public static final Comparator<Problem> ORDER = Problem::compare;

    /** How much of a line is shown, in characters. */
    private static final int MAX_LINE = 160;

    /** How bad it is. */
    public enum Severity {
        /** The graph is refused. */
        ERROR,
        /** The graph runs, but probably not as meant. */
        WARNING;

        /** Returns the name in lower case. */
        @Override
        public String toString() {
            return this == ERROR ? "error" : "warning";
        }
    }

    // Comparators that are put together of others make a class each in every start.
    private static int compare(Problem one, Problem other) {
        int order = Boolean.compare(one.place != null, other.place != null);
        order = one.place == null || other.place == null ? order : one.place.compareTo(other.place);
        order = order != 0 ? order : one.severity.compareTo(other.severity);
        order = order != 0 ? order : one.code.compareTo(other.code);
        return order != 0 ? order : one.message.compareTo(other.message);
    }

    /** Makes an error. */
    public static Problem error(String code, String message, @Nullable Place place, @Nullable String hint) {
        return new Problem(code, Severity.ERROR, message, place, hint);
    }

    /** Makes a warning. */
    public static Problem warning(String code, String message, @Nullable Place place, @Nullable String hint) {
        return new Problem(code, Severity.WARNING, message, place, hint);
    }

    /** Whether the graph is refused for it. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /**
     * Returns the problem as it is shown to a person: what, where, the source line with a caret, and the hint. No control
     * characters, no colour, no line break at the end.
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(severity.toString())
                .append('[')
                .append(code)
                .append("]: ")
                .append(printable(message));
        Place at = place;
        if (at == null) {
            return text.append(hint == null ? "" : "\n   = " + printable(hint)).toString();
        }
        String number = Integer.toString(at.line());
        String margin = " ".repeat(number.length()) + " |";
        int column = Math.min(Math.max(0, at.column() - 1), at.text().length());
        int from = at.text().length() <= MAX_LINE ? 0 : Math.max(0, column - MAX_LINE / 2);
        int to = Math.min(at.text().length(), from + MAX_LINE);
        String line = (from > 0 ? "…" : "")
                + at.text().substring(from, to)
                + (to < at.text().length() ? "…" : "");
        int before = column - from + (from > 0 ? 1 : 0);
        int carets = Math.max(1, Math.min(at.length(), line.length() - before));
        text.append("\n").append(" ".repeat(number.length())).append("--> ").append(printable(at.toString()));
        text.append('\n').append(margin);
        text.append('\n').append(number).append(" | ").append(printable(line));
        text.append('\n').append(margin).append(' ').append(" ".repeat(before)).append("^".repeat(carets));
        if (hint != null) {
            text.append(' ').append(printable(hint));
        }
        return text.toString();
    }

    /** What a file says must not steer the terminal: control characters and those that turn the direction of writing. */
    private static String printable(String text) {
        StringBuilder result = null;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            boolean harmless = !Character.isISOControl(letter) && Character.getType(letter) != Character.FORMAT;
            if (!harmless) {
                result = result == null ? new StringBuilder(text) : result;
                result.setCharAt(at, letter == '\t' || letter == '\n' ? ' ' : '\uFFFD');
            }
        }
        return result == null ? text : result.toString();
    }
}
