package io.canto.expr.regex;

import io.canto.expr.regex.Node.Place;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pattern that is ready to run.
 *
 * @param matcher what runs it
 * @param groups how many groups it has
 * @param names the groups that have names, in order
 * @param required a text without which nothing is found, or null if none is known
 */
public record CompiledPattern(
        Matcher matcher,
        int groups,
        Map<String, Integer> names,
        @Nullable RequiredText required) {
    /** How long a pattern may be. */
    public static final int MAX_LENGTH = 2_000;

    /**
     * Reads a pattern and chooses how to run it: as a plain text, as an own program, or with
     * {@code java.util.regex}.
     *
     * @param maxLength how long it may be
     * @throws PatternException if the pattern is wrong
     */
    public static CompiledPattern compile(String source, int maxLength) {
        ParsedPattern parsed = PatternParser.parse(source, maxLength);
        Matcher matcher = literal(parsed);
        if (matcher == null) {
            matcher = Scanner.of(parsed);
        }
        return of(parsed, matcher == null ? JavaMatcher.of(parsed) : matcher);
    }

    /**
     * Reads a pattern that is to run with RE2/J.
     *
     * @throws PatternException if the pattern is wrong or not of RE2's language
     */
    public static CompiledPattern compileForRe2(String source) {
        ParsedPattern parsed = PatternParser.parse(source, MAX_LENGTH);
        return of(parsed, Re2Matcher.of(parsed));
    }

    /** Reads a pattern that is to run with {@code java.util.regex}; for comparisons. */
    static CompiledPattern compileForJava(String source) {
        ParsedPattern parsed = PatternParser.parse(source, MAX_LENGTH);
        return of(parsed, JavaMatcher.of(parsed));
    }

    private static CompiledPattern of(ParsedPattern parsed, Matcher matcher) {
        RequiredText required = matcher instanceof LiteralMatcher literal ? literal.required() : null;
        if (required == null) {
            String text = Literals.required(parsed.root());
            required = text == null || text.isEmpty() ? null : new RequiredText(text, false, false);
        }
        return new CompiledPattern(matcher, parsed.groups(), parsed.names(), required);
    }

    private static @Nullable Matcher literal(ParsedPattern parsed) {
        if (parsed.groups() > 0) {
            return null;
        }
        List<Node> parts = parsed.root() instanceof Node.Sequence sequence ? sequence.parts() : List.of(parsed.root());
        int from = isAt(parts.get(0), Place.TEXT_START) ? 1 : 0;
        int to = parts.size() - (parts.size() > from && isAt(parts.get(parts.size() - 1), Place.TEXT_END) ? 1 : 0);
        String text = to == from ? "" : Literals.text(Simplifier.sequence(parts.subList(from, to)));
        if (text == null || text.isEmpty() && parts.get(0) instanceof Node.Empty) {
            return parts.get(0) instanceof Node.Empty ? new LiteralMatcher("", false, false) : null;
        }
        return new LiteralMatcher(text, from > 0, to < parts.size());
    }

    private static boolean isAt(Node node, Place place) {
        return node instanceof Node.Assertion assertion && assertion.place() == place;
    }
}
