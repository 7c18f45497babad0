package io.canto.config;

import io.canto.config.yaml.YamlScalar;
import io.canto.expr.ExpressionLimits;
import io.canto.expr.translate.ForeignConditions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Warns of {@code x matches '^abc'}: in other tools this searches, here it has to be all of the text, so that a condition
 * which was taken over would never hold.
 */
final class WholeMatch {
    private static final Pattern MATCHES =
            Pattern.compile("\\bmatches\\s+(?:'((?:[^']|'')*+)'|\"((?:[^\"]|\"\")*+)\")");
    private static final Pattern BEGINS = Pattern.compile("(?:\\(\\?[a-zA-Z]+\\))?\\^.*", Pattern.DOTALL);
    private static final Pattern ENDS =
            Pattern.compile(".*(?:\\$|\\\\z|\\.[*+]|\\[\\\\s\\\\S\\][*+])\\)*", Pattern.DOTALL);

    private WholeMatch() {}

    static void warn(YamlScalar condition, ExpressionLimits limits, Problems problems) {
        Matcher found = MATCHES.matcher(condition.text());
        while (!condition.isSubstituted() && found.find()) {
            int group = found.group(1) == null ? 2 : 1;
            String pattern = found.group(group);
            if (BEGINS.matcher(pattern).matches() && !ENDS.matcher(pattern).matches()) {
                problems.warn(
                        Codes.WHOLE_MATCH,
                        "'matches' wants a pattern for all of the text, and '" + pattern + "' has no end",
                        condition.part(found.start(group), pattern.length()),
                        "to search, write " + search(condition, limits)
                                + "; to match all of it, end the pattern with '.*' or '$'");
            }
        }
    }

    /** Returns the condition with a search in it; there, backslashes of the other tools' texts are not doubled any more. */
    private static String search(YamlScalar condition, ExpressionLimits limits) {
        String translated = ForeignConditions.translation(condition.text(), limits);
        return translated == null ? "find(text, 'pattern')" : translated;
    }
}
