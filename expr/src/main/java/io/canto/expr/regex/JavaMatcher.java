package io.canto.expr.regex;

import io.canto.record.Utf8Text;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Runs a pattern with {@code java.util.regex}, and counts the characters that it looks at. */
final class JavaMatcher implements Matcher {
    private final Pattern pattern;
    private final @Nullable String required;
    private final ParsedPattern parsed;
    private final ByteScanner overBytes;

    private JavaMatcher(Pattern pattern, @Nullable String required, ParsedPattern parsed) {
        this.pattern = pattern;
        this.required = required;
        this.parsed = parsed;
        overBytes = new ByteScanner(required, null, false, null, null);
    }

    static JavaMatcher of(ParsedPattern parsed) {
        try {
            Pattern pattern = Pattern.compile(Emitter.java(parsed.root()), Pattern.UNIX_LINES);
            String literal = Literals.required(parsed.root());
            return new JavaMatcher(pattern, literal, parsed);
        } catch (PatternSyntaxException e) {
            throw new PatternException(
                    "the pattern is refused: " + e.getDescription().toLowerCase(java.util.Locale.ROOT),
                    0,
                    parsed.length(),
                    null);
        } catch (StackOverflowError e) {
            throw new PatternException("the pattern is nested too deeply", 0, parsed.length(), null);
        }
    }

    @Override
    public boolean find(String text, int from, int @Nullable [] places, @Nullable Steps steps) {
        if (required != null && text.indexOf(required, from) < 0) {
            return false;
        }
        java.util.regex.Matcher matcher = pattern.matcher(new CountedText(text, steps));
        Boolean found = guarded(text, search -> find(matcher, text, from));
        if (found == null) {
            return Budget.fallBack(parsed, text).find(text, from, places, steps);
        }
        if (found && places != null) {
            for (int group = 0; group <= matcher.groupCount(); group++) {
                places[2 * group] = matcher.start(group);
                places[2 * group + 1] = matcher.end(group);
            }
        }
        return found;
    }

    /** Finds what does not begin in the middle of a code point, which {@code \\B} and lookaround would allow. */
    private static boolean find(java.util.regex.Matcher matcher, String text, int from) {
        boolean found = from == 0 ? matcher.find() : matcher.find(from);
        while (found && Places.isInsidePair(text, matcher.start())) {
            found = matcher.find(matcher.start() + 1);
        }
        return found;
    }

    @Override
    public Answer findIn(Utf8Text text) {
        return overBytes.find(text);
    }

    @Override
    public boolean matches(String text) {
        java.util.regex.Matcher matcher = pattern.matcher(new CountedText(text, null));
        Boolean matches = guarded(text, search -> matcher.matches());
        return matches == null ? Budget.fallBack(parsed, text).matches(text) : matches;
    }

    /** Returns null if it took too many steps or too much stack. */
    private static @Nullable Boolean guarded(String text, Predicate<String> search) {
        try {
            return search.test(text);
        } catch (BudgetException | StackOverflowError e) {
            return null;
        }
    }

    @Override
    public String plan() {
        return "java.util.regex, counted"
                + (required == null ? "" : ", if it holds '" + required + "'")
                + (Budget.isLinear(parsed) ? ", then RE2/J" : "");
    }
}
