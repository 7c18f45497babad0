package io.canto.config.yaml;

import io.canto.graph.Place;
import org.jspecify.annotations.Nullable;

/** A text in a YAML file, whatever it may mean. */
public final class YamlScalar implements YamlNode {
    private final String text;
    private final Style style;
    private final YamlSource source;
    private final int start;
    private final int end;
    private final Origin origin;

    YamlScalar(String text, Style style, YamlSource source, int start, int end, Origin origin) {
        this.text = text;
        this.style = style;
        this.source = source;
        this.start = start;
        this.end = end;
        this.origin = origin;
    }

    /** Where a text comes from: the file, a variable that stands there, or nowhere. */
    enum Origin {
        FILE,
        VARIABLE,
        NONE
    }

    /** How a scalar is written. */
    public enum Style {
        /** Without quotes; may stand for a number, a boolean or null. */
        PLAIN,
        /** In single quotes. */
        SINGLE_QUOTED,
        /** In double quotes, with escapes. */
        DOUBLE_QUOTED,
        /** In lines below a {@code |}. */
        LITERAL,
        /** In lines below a {@code >}, joined. */
        FOLDED
    }

    /**
     * Makes one that stands in no file but, say, in an argument of a command.
     *
     * @param text its text
     * @param origin what its place names as the file
     * @param line the line that is shown
     * @param column where in that line it begins, from 0
     */
    public static YamlScalar of(String text, String origin, String line, int column) {
        return new YamlScalar(
                text, Style.PLAIN, new YamlSource(origin, line), column, column + text.length(), Origin.FILE);
    }

    /** Returns the text: that of the file, without quotes and escapes. */
    public String text() {
        return text;
    }

    /** Returns how it is written. */
    public Style style() {
        return style;
    }

    /** Returns it with another text, at the same place. */
    public YamlScalar withText(String other) {
        return new YamlScalar(other, style, source, start, end, Origin.VARIABLE);
    }

    /** Returns it marked as one whose text could not be made, so that nothing more need be said about it. */
    public YamlScalar broken() {
        return new YamlScalar(text, style, source, start, end, Origin.NONE);
    }

    /** Whether its text could not be made. */
    public boolean isBroken() {
        return origin == Origin.NONE;
    }

    /** Whether its text was put in for a variable, so that it may be a secret. */
    public boolean isSubstituted() {
        return origin == Origin.VARIABLE;
    }

    /** Returns what is written in the file, without quotes; a line of it at most. */
    public String written() {
        boolean quoted = style == Style.SINGLE_QUOTED || style == Style.DOUBLE_QUOTED;
        String raw = quoted
                ? source.text().substring(start + 1, end - 1)
                : source.text().substring(start, end);
        return raw.lines().findFirst().orElse("").strip();
    }

    /** Returns the text for a message: what is written instead of what a variable stands for, which may be a secret. */
    public String shown() {
        return isSubstituted() ? written() : text;
    }

    /** Whether nothing is written here. */
    public boolean isEmpty() {
        return style == Style.PLAIN && text.isEmpty() && origin == Origin.FILE;
    }

    /** Whether it stands for null. */
    public boolean isNull() {
        return style == Style.PLAIN && origin == Origin.FILE && CoreSchema.isNull(text);
    }

    @Override
    public Place place() {
        Place place = source.place(start, 1);
        int rest = place.text().length() - place.column() + 1;
        return source.place(start, Math.min(end - start, rest));
    }

    /**
     * Returns where a part of the text stands. That of the whole scalar if it cannot be told.
     *
     * @param offset in the text, in characters from 0
     * @param length of the part
     */
    public Place part(int offset, int length) {
        int[] positions = isSubstituted() ? null : ScalarPositions.of(source.text(), start, end, style, text);
        if (positions == null || offset < 0 || offset > text.length()) {
            return place();
        }
        int from = positions[offset];
        int last = positions[Math.min(text.length(), offset + Math.max(1, length)) - (offset == text.length() ? 0 : 1)];
        Place place = source.place(from, 1);
        int rest = Math.max(1, place.text().length() - place.column() + 1);
        return source.place(from, Math.min(last - from + 1, rest));
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public int height() {
        return 1;
    }

    @Override
    public @Nullable Object value() {
        if (style != Style.PLAIN || isEmpty() || isNull()) {
            return style == Style.PLAIN ? null : text;
        }
        return CoreSchema.resolve(text);
    }

    @Override
    public String kind() {
        return isNull() ? "nothing" : "a text";
    }

    @Override
    public String toString() {
        return text;
    }
}
