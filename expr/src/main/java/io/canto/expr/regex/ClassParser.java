package io.canto.expr.regex;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a bracket expression. A {@code [} or {@code &&} inside it is a character, as RE2 has it. */
final class ClassParser {
    private final PatternReader in;
    private final EscapeParser escapes;
    private final boolean anyCase;

    ClassParser(PatternReader in, EscapeParser escapes, boolean anyCase) {
        this.in = in;
        this.escapes = escapes;
        this.anyCase = anyCase;
    }

    /** Reads to the closing bracket; the opening one, at {@code start}, was read. */
    CharSet parse(int start) {
        boolean negated = in.take("^");
        List<CharSet> items = new ArrayList<>();
        boolean first = true;
        while (first || !in.take("]")) {
            if (in.atEnd()) {
                throw in.problem(
                        "this '[' is not closed", start, 1, "add ']', or write '\\[' for the character itself");
            }
            items.add(item(start));
            first = false;
        }
        CharSet set = CharSet.unionOf(items);
        if (anyCase) {
            set = set.folded();
        }
        return negated ? set.complement() : set;
    }

    private CharSet item(int start) {
        int from = in.at();
        if (in.source().startsWith("[:", from)) {
            CharSet posix = posix(from);
            if (posix != null) {
                return posix;
            }
        }
        CharSet low = character();
        int dash = in.at();
        if (low.single() < 0 || !in.take("-") || in.atEnd() || in.peek() == ']') {
            in.back(dash);
            return low;
        }
        CharSet high = character();
        if (high.single() < low.single()) {
            throw in.problem(
                    "'" + in.source().substring(from, in.at()) + "' is not a range",
                    from,
                    in.at() - from,
                    "write '\\-' for a dash");
        }
        return CharSet.ofRange(low.single(), high.single());
    }

    private CharSet character() {
        int at = in.at();
        int c = in.codePoint();
        if (c != '\\') {
            return CharSet.of(c);
        }
        if (in.atEnd()) {
            throw in.problem("a backslash at the end of the pattern", at, 1, "write '\\\\' for a backslash");
        }
        if (in.peek() == 'b') {
            throw in.problem("'\\b' inside brackets", at, 2, "write \\x08 for a backspace");
        }
        if (in.peek() >= '1' && in.peek() <= '7') {
            throw in.problem("a reference to a group inside brackets", at, 2, null);
        }
        return escapes.parse(at);
    }

    private @Nullable CharSet posix(int from) {
        int end = in.source().indexOf(":]", from);
        if (end < 0) {
            return null;
        }
        String name = in.source().substring(from + 2, end);
        boolean negated = name.startsWith("^");
        CharSet set = EscapeParser.posix(negated ? name.substring(1) : name);
        if (set == null) {
            throw in.problem(
                    "unknown class '[:" + name + ":]'",
                    from,
                    end + 2 - from,
                    "for example [:alpha:], [:digit:], [:space:]");
        }
        in.back(end + 2);
        return negated ? set.complement() : set;
    }
}
