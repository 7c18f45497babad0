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
    public static final Comparator<Problem> ORDER = Comparator.comparing(
                    Problem::place, Comparator.nullsFirst(Comparator.<Place>naturalOrder()))
            .thenComparing(Problem::severity)
            .thenComparing(Problem::code)
            .thenComparing(Problem::message);

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
                .append(message);
        Place at = place;
        if (at == null) {
            return text.append(hint == null ? "" : "\n   = " + hint).toString();
        }
        String number = Integer.toString(at.line());
        String margin = " ".repeat(number.length()) + " |";
        int before = Math.min(Math.max(0, at.column() - 1), at.text().length());
        int carets = Math.max(1, Math.min(at.length(), at.text().length() - before));
        text.append("\n").append(" ".repeat(number.length())).append("--> ").append(at);
        text.append('\n').append(margin);
        text.append('\n').append(number).append(" | ").append(at.text().replace('\t', ' '));
        text.append('\n').append(margin).append(' ').append(" ".repeat(before)).append("^".repeat(carets));
        if (hint != null) {
            text.append(' ').append(hint);
        }
        return text.toString();
    }
}
