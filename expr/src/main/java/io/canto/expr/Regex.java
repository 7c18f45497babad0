package io.canto.expr;

import io.canto.expr.regex.Answer;
import io.canto.expr.regex.CompiledPattern;
import io.canto.expr.regex.Matcher;
import io.canto.expr.regex.PatternException;
import io.canto.expr.regex.RequiredText;
import io.canto.expr.regex.Steps;
import io.canto.record.RecordException;
import io.canto.record.Utf8Text;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A pattern that no input can hold up. Immutable and thread-safe; compared by its source and engine.
 *
 * <p>The language is RE2's, with what {@code java.util.regex} adds to it. The usual patterns of logs run as programs of
 * our own, the rest with {@code java.util.regex} under a budget of steps.
 */
public final class Regex {
    /** How long a text may become by replacing. */
    private static final int MAX_REPLACED = 1 << 24;

    private static final int ASSEMBLED = 10;

    private final String source;
    private final Engine engine;
    private final Matcher matcher;
    private final int groups;
    private final Map<String, Integer> names;
    private final @Nullable RequiredText required;

    private Regex(String source, Engine engine, CompiledPattern compiled) {
        this.source = source;
        this.engine = engine;
        matcher = compiled.matcher();
        groups = compiled.groups();
        names = compiled.names();
        required = compiled.required();
    }

    /**
     * Reads a pattern.
     *
     * @throws ExpressionException if it is wrong
     */
    public static Regex parse(String source) {
        return parse(source, Engine.AUTO);
    }

    /**
     * Reads a pattern for an engine.
     *
     * @throws ExpressionException if it is wrong, or has something that the engine does not know
     */
    public static Regex parse(String source, Engine engine) {
        return engine == Engine.RE2
                ? compile(source, engine, () -> CompiledPattern.compileForRe2(source))
                : compile(source, engine, () -> CompiledPattern.compile(source, CompiledPattern.MAX_LENGTH));
    }

    /**
     * Reads a pattern that was put together from others, and may be ten times as long as one that was written by hand.
     *
     * @throws ExpressionException if it is wrong
     */
    public static Regex parseAssembled(String source) {
        return compile(
                source, Engine.AUTO, () -> CompiledPattern.compile(source, ASSEMBLED * CompiledPattern.MAX_LENGTH));
    }

    private static Regex compile(String source, Engine engine, Supplier<CompiledPattern> compiled) {
        try {
            return new Regex(source, engine, compiled.get());
        } catch (PatternException e) {
            throw new ExpressionException(e.getMessage(), e.offset(), e.length(), e.hint());
        }
    }

    /**
     * Whether the pattern occurs in a text.
     *
     * @throws RecordException if the step budget is used up
     */
    public boolean find(CharSequence text) {
        return matcher.find(text.toString(), 0, null, null);
    }

    /**
     * Whether the pattern occurs in a text that is bytes still, and stays so where possible.
     *
     * @throws RecordException if the step budget is used up
     */
    public boolean find(Utf8Text text) {
        Answer answer = matcher.findIn(text);
        return answer == Answer.UNKNOWN ? matcher.find(text.toString(), 0, null, null) : answer == Answer.YES;
    }

    /**
     * Whether the pattern is all of a text.
     *
     * @throws RecordException if the step budget is used up
     */
    public boolean matches(CharSequence text) {
        return matcher.matches(text.toString());
    }

    /** Returns the names of the named groups, in the order of their groups. */
    public List<String> groupNames() {
        return List.copyOf(names.keySet());
    }

    /** Returns how many groups there are besides the whole match. */
    public int groupCount() {
        return groups;
    }

    /** Returns the number of a named group, or -1 if there is none of that name. */
    public int group(String name) {
        Integer group = names.get(name);
        return group == null ? -1 : group;
    }

    /**
     * Returns the first match in a text, or null.
     *
     * @throws RecordException if the step budget is used up
     */
    public @Nullable Match search(String text) {
        return search(text, 0);
    }

    /**
     * Returns the first match that begins at a place of a text or after it, or null. What stands before the place is
     * still seen: {@code ^} does not match there unless it is 0.
     *
     * @throws RecordException if the step budget is used up
     */
    public @Nullable Match search(String text, int from) {
        int[] places = new int[2 * (groups + 1)];
        return matcher.find(text, from, places, null) ? new Found(text, places, names) : null;
    }

    /**
     * Replaces every match; {@code $1}, {@code ${1}}, {@code $name}, {@code ${name}} and {@code $$} stand in the
     * replacement. A group that took no part gives nothing.
     *
     * @throws ExpressionException if the replacement names a group that does not exist
     * @throws RecordException if the step budget is used up, or the text grows to more than 16 million characters
     */
    public String replaceAll(String text, String replacement) {
        return replaceAll(text, replacement, MAX_REPLACED);
    }

    /**
     * Returns a function that does what {@link #replaceAll(String, String)} does, with the replacement read once.
     *
     * @throws ExpressionException if the replacement names a group that does not exist
     */
    public UnaryOperator<String> replacer(String replacement) {
        Replacement read = Replacement.parse(replacement, this);
        return text -> replace(text, read::appendTo, MAX_REPLACED);
    }

    /**
     * Replaces every match by what a function gives for it.
     *
     * @throws RecordException if the step budget is used up, or the text grows to more than 16 million characters
     */
    public String replaceAll(String text, Function<Match, String> replacement) {
        return replace(
                text,
                (out, whole, places) -> out.append(replacement.apply(new Found(whole, places.clone(), names))),
                MAX_REPLACED);
    }

    /**
     * Replaces every match by a text as it stands.
     *
     * @throws RecordException if the step budget is used up, or the text grows to more than 16 million characters
     */
    public String replaceAllLiteral(String text, String replacement) {
        return replace(text, (out, whole, places) -> out.append(replacement), MAX_REPLACED);
    }

    /**
     * Checks a replacement for {@link #replaceAll} before there is a text.
     *
     * @throws ExpressionException if it names a group that does not exist
     */
    public void checkReplacement(String replacement) {
        Replacement.parse(replacement, this);
    }

    /** The same within a length; throws {@link RecordException} where the text grows beyond it by its replacements. */
    String replaceAll(String text, String replacement, int maxLength) {
        return replace(text, Replacement.parse(replacement, this)::appendTo, maxLength);
    }

    private String replace(String text, Appender replacement, int maxLength) {
        int[] places = new int[2 * (groups + 1)];
        Steps steps = new Steps(text); // of all searches together: many matches are no way around the budget
        if (!matcher.find(text, 0, places, steps)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        int copied = 0;
        boolean found = true;
        while (found) {
            int start = places[0];
            int end = places[1];
            // An empty match right behind the last one is none.
            if (end > start || start > copied || copied == 0) {
                out.append(text, copied, start);
                replacement.appendTo(out, text, places);
                copied = end;
                if (out.length() > maxLength) {
                    throw new RecordException(
                            "the text grows to more than " + maxLength + " characters by its replacements");
                }
            }
            int next =
                    end > start || end >= text.length() ? end + (end > start ? 0 : 1) : text.offsetByCodePoints(end, 1);
            found = next <= text.length() && matcher.find(text, next, places, steps);
        }
        return out.append(text, copied, text.length()).toString();
    }

    /** Returns it as it was written. */
    public String source() {
        return source;
    }

    /** Returns a text without which the pattern is not found, or null if none is known. */
    @Nullable RequiredText required() {
        return required;
    }

    /** Says in a few words how it runs: for explanations and benchmarks, not for programs. */
    public String plan() {
        return matcher.plan();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Regex that && engine == that.engine && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }

    /** Adds what stands in the place of one match. */
    private interface Appender {
        void appendTo(StringBuilder out, String text, int[] places);
    }

    /** What runs a pattern. */
    public enum Engine {
        /** What suits the pattern: an own program, or {@code java.util.regex} under a budget of steps. */
        AUTO,
        /** RE2/J: linear in the text, some thirty times slower on common patterns. */
        RE2
    }

    /** One place where a pattern was found. Group 0 is the whole match. */
    public interface Match {
        /** Returns where the match begins. */
        default int start() {
            return start(0);
        }

        /** Returns where the match ends. */
        default int end() {
            return end(0);
        }

        /** Returns where a group begins, or -1 if it took no part. */
        int start(int group);

        /** Returns where a group ends, or -1 if it took no part. */
        int end(int group);

        /** Returns the text of a group, or null if it took no part. */
        @Nullable String group(int group);

        /**
         * Returns the text of a named group, or null if it took no part.
         *
         * @throws IllegalArgumentException if there is no group of that name
         */
        @Nullable String group(String name);

        /** Returns how many groups there are besides the whole match. */
        int groupCount();
    }

    private record Found(String text, int[] places, Map<String, Integer> names) implements Match {
        @Override
        public int start(int group) {
            return places[2 * group];
        }

        @Override
        public int end(int group) {
            return places[2 * group + 1];
        }

        @Override
        public @Nullable String group(int group) {
            int start = places[2 * group];
            int end = places[2 * group + 1];
            return start < 0 || end < 0 ? null : text.substring(start, end);
        }

        @Override
        public @Nullable String group(String name) {
            Integer group = names.get(name);
            if (group == null) {
                throw new IllegalArgumentException("the pattern has no group '" + name + "'");
            }
            return group(group);
        }

        @Override
        public int groupCount() {
            return places.length / 2 - 1;
        }
    }
}
