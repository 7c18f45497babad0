package io.canto.expr;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A pattern that no input can hold up. Immutable and thread-safe; compared by its source. */
public final class Regex {
    private final String source;
    private final Pattern pattern;
    private final List<String> groupNames;

    private Regex(String source) {
        this.source = source;
        this.pattern = Pattern.compile(source.replace("(?P<", "(?<"));
        this.groupNames = Pattern.compile("\\(\\?P?<([A-Za-z]\\w*)>")
                .matcher(source)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /**
     * Reads a pattern.
     *
     * @throws ExpressionException if it is wrong
     */
    public static Regex parse(String source) {
        return new Regex(source);
    }

    /** Whether the pattern occurs in a text. */
    public boolean find(CharSequence text) {
        return pattern.matcher(text).find();
    }

    /** Whether the pattern is all of a text. */
    public boolean matches(CharSequence text) {
        return pattern.matcher(text).matches();
    }

    /** Returns the names of the named groups, in the order of their groups. */
    public List<String> groupNames() {
        return groupNames;
    }

    /** Returns the first match in a text, or null. */
    public @Nullable Match search(String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return null;
        }
        return new Match() {
            @Override
            public int start(int group) {
                return matcher.start(group);
            }

            @Override
            public int end(int group) {
                return matcher.end(group);
            }

            @Override
            public @Nullable String group(int group) {
                return matcher.group(group);
            }

            @Override
            public @Nullable String group(String name) {
                return matcher.group(name);
            }

            @Override
            public int groupCount() {
                return matcher.groupCount();
            }
        };
    }

    /** Replaces every match; {@code $1}, {@code ${1}}, {@code ${name}} and {@code $$} stand in the replacement. */
    public String replaceAll(String text, String replacement) {
        return pattern.matcher(text).replaceAll(replacement);
    }

    /** Returns it as it was written. */
    public String source() {
        return source;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Regex that && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }

    /** One place where a pattern was found. Group 0 is the whole match. */
    public interface Match {
        /** Returns where a group begins, or -1 if it took no part. */
        int start(int group);

        /** Returns where a group ends, or -1 if it took no part. */
        int end(int group);

        /** Returns the text of a group, or null if it took no part. */
        @Nullable String group(int group);

        /** Returns the text of a named group, or null if it took no part. */
        @Nullable String group(String name);

        /** Returns how many groups there are besides the whole match. */
        int groupCount();
    }
}
