package io.canto.expr.regex;

import io.canto.expr.regex.Follow.Emptiness;
import io.canto.record.Utf8Text;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Runs a {@link Program} over a text, from the places where a match can begin. */
final class Scanner implements Matcher {
    private static final int SHORT_TEXT = 256;

    private final Program search;
    private final Program whole;
    private final @Nullable Chain wholeChain;
    private final boolean anchored;
    private final @Nullable String prefix;
    private final @Nullable CharSet first;
    private final @Nullable String required;
    private final @Nullable CharSet leadingRun;

    private final ParsedPattern pattern;
    private final ByteScanner overBytes;

    private Scanner(ParsedPattern pattern, Program search, Program whole) {
        this.pattern = pattern;
        this.search = search;
        this.whole = whole;
        wholeChain = whole.chain();
        anchored = Literals.isAnchored(pattern.root());
        prefix = search.prefix();
        leadingRun = search.leadingRun();
        Follow follow = Follow.ANYTHING.before(Literals.withoutPlaces(pattern.root()));
        boolean certain = follow.empty() == Emptiness.NEVER && !follow.first().equals(CharSet.ALL);
        first = certain && prefix == null ? follow.first() : null;
        String literal = Literals.required(pattern.root());
        // Worth a look of its own only where attempts are many and a miss is likely.
        required = anchored || prefix != null || literal == null || !isRare(literal) ? null : literal;
        String onlyHope = search.forks() > 0 && literal != null && isRare(literal) ? literal : required;
        overBytes = new ByteScanner(onlyHope, search, anchored, prefix, first);
    }

    private static boolean isRare(String literal) {
        return literal.length() > 1 || "=@#{}<>|%&!~^$*+".contains(literal);
    }

    /** Returns the pattern as a program, or null if it is not of that kind. */
    static @Nullable Scanner of(ParsedPattern pattern) {
        Program search = ProgramCompiler.compile(pattern, false);
        Program whole = ProgramCompiler.compile(pattern, true);
        return search == null || whole == null ? null : new Scanner(pattern, search, whole);
    }

    @Override
    public boolean find(String text, int from, int @Nullable [] places, @Nullable Steps steps) {
        try {
            return scan(text, from, places, steps);
        } catch (BudgetException e) {
            return Budget.fallBack(pattern, text).find(text, from, places, steps);
        }
    }

    @Override
    public Answer findIn(Utf8Text text) {
        return overBytes.find(text);
    }

    private boolean scan(String text, int from, int @Nullable [] places, @Nullable Steps steps) {
        if (anchored) {
            return from == 0 && attempt(text, 0, places, search.forks() == 0 ? null : new Walk(search, text, steps));
        }
        if (required != null && text.indexOf(required, from) < 0) {
            return false;
        }
        int length = text.length();
        // Without forks a short text needs no budget: its square is small.
        boolean free = search.forks() == 0 && length <= SHORT_TEXT;
        Walk walk = null;
        int at = start(text, from);
        while (at >= 0 && at <= length) {
            if (!free) {
                walk = walk == null ? new Walk(search, text, steps) : walk;
                walk.begin();
            }
            if (attempt(text, at, places, walk)) {
                return true;
            }
            int run = leadingRun == null ? at : leadingRun.runEnd(text, at, length);
            at = start(text, Math.max(at + 1, run));
        }
        return false;
    }

    /** Returns the next place where a match can begin, or -1. */
    private int start(String text, int from) {
        if (prefix != null) {
            return text.indexOf(prefix, from);
        }
        int at = from;
        if (Places.isInsidePair(text, at)) {
            at++;
        }
        if (first == null) {
            return at;
        }
        int length = text.length();
        while (at < length) {
            if (first.step(text, at) >= 0) {
                return at;
            }
            at += Character.isHighSurrogate(text.charAt(at)) ? Character.charCount(text.codePointAt(at)) : 1;
        }
        return -1;
    }

    private boolean attempt(String text, int at, int @Nullable [] places, @Nullable Walk walk) {
        if (places != null) {
            Arrays.fill(places, -1);
        }
        int end = search.run(text, at, places, walk);
        if (end < 0) {
            return false;
        }
        if (places != null) {
            places[0] = at;
            places[1] = end;
        }
        return true;
    }

    @Override
    public boolean matches(String text) {
        return wholeChain == null ? matchesProgram(text) : wholeChain.run(text, 0, null) >= 0;
    }

    private boolean matchesProgram(String text) {
        Walk walk = whole.forks() == 0 ? null : new Walk(whole, text, null);
        try {
            return whole.run(text, 0, null, walk) >= 0;
        } catch (BudgetException e) {
            return Budget.fallBack(pattern, text).matches(text);
        }
    }

    @Override
    public String plan() {
        StringBuilder plan = new StringBuilder("scan");
        plan.append(search.forks() == 0 ? ", one pass" : ", " + search.forks() + " forks");
        if (anchored) {
            plan.append(", at the start only");
        } else if (prefix != null) {
            plan.append(", from each '").append(prefix).append('\'');
        }
        if (required != null) {
            plan.append(", if it holds '").append(required).append('\'');
        }
        return plan.toString();
    }
}
