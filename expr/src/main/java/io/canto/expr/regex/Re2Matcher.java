package io.canto.expr.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Runs a pattern with RE2/J: slower as a rule, but linear in the text whatever the pattern. */
final class Re2Matcher implements Matcher {
    private final Pattern pattern;

    private Re2Matcher(Pattern pattern) {
        this.pattern = pattern;
    }

    static Re2Matcher of(ParsedPattern parsed) {
        if (Node.isBeyondRe2(parsed.root())) {
            throw new PatternException(
                    "lookaround, back references, possessive repeats and atomic groups are not known to RE2",
                    0,
                    parsed.length(),
                    "leave out 'engine: re2', or write the pattern without them");
        }
        try {
            return new Re2Matcher(Pattern.compile(Emitter.re2(parsed.root())));
        } catch (PatternSyntaxException e) {
            throw new PatternException("RE2 refuses the pattern: " + e.getDescription(), 0, parsed.length(), null);
        }
    }

    @Override
    public boolean find(String text, int from, int @Nullable [] places, @Nullable Steps steps) {
        com.google.re2j.Matcher matcher = pattern.matcher(text);
        if (!matcher.find(from)) {
            return false;
        }
        if (places != null) {
            for (int group = 0; group <= matcher.groupCount(); group++) {
                places[2 * group] = matcher.start(group);
                places[2 * group + 1] = matcher.end(group);
            }
        }
        return true;
    }

    @Override
    public boolean matches(String text) {
        return pattern.matcher(text).matches();
    }

    @Override
    public String plan() {
        return "RE2/J";
    }
}
