package io.canto.expr.regex;

import io.canto.expr.regex.Node.Mode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a part of a pattern and all that comes after it: which characters it can begin with and when it
 * can match without one. This is what tells whether a repeat before it ever has to give something back.
 *
 * @param first the characters it can begin with, at least
 * @param empty when it can match without a character
 * @param tail a set T if it matches exactly what {@code T*} does (before the end of the text, or anywhere), else null.
 *     What matches a text then matches every later part of it too, so that nothing is won by starting earlier.
 */
record Follow(CharSet first, Emptiness empty, @Nullable CharSet tail) {
    /** Nothing comes after; whatever is left of the text may stay. */
    static final Follow ANYTHING = new Follow(CharSet.NONE, Emptiness.ALWAYS, CharSet.NONE);

    /** Nothing comes after, and the text must be at its end. */
    static final Follow TEXT_END = new Follow(CharSet.NONE, Emptiness.AT_END, CharSet.NONE);

    private static final Follow UNKNOWN = new Follow(CharSet.ALL, Emptiness.ALWAYS, null);

    /** When a part can match the empty text. */
    enum Emptiness {
        NEVER,
        AT_END,
        ALWAYS
    }

    /** Returns what is known of a node with this after it. */
    Follow before(Node node) {
        if (node instanceof Node.Chars chars) {
            return new Follow(chars.set(), Emptiness.NEVER, null);
        }
        if (node instanceof Node.Sequence sequence) {
            Follow follow = this;
            for (int i = sequence.parts().size() - 1; i >= 0; i--) {
                follow = follow.before(sequence.parts().get(i));
            }
            return follow;
        }
        if (node instanceof Node.Choice choice) {
            List<Node> options = choice.options();
            Follow all = before(options.get(0));
            for (Node option : options.subList(1, options.size())) {
                all = all.or(before(option));
            }
            return all;
        }
        if (node instanceof Node.Repeat repeat) {
            return beforeRepeat(repeat);
        }
        if (node instanceof Node.Capture capture) {
            return before(capture.body());
        }
        if (node instanceof Node.Empty) {
            return this;
        }
        if (node instanceof Node.Assertion assertion) {
            return switch (assertion.place()) {
                case TEXT_END -> TEXT_END;
                case LINE_END -> new Follow(CharSet.NEWLINE, Emptiness.AT_END, null);
                default -> UNKNOWN;
            };
        }
        return UNKNOWN;
    }

    private Follow beforeRepeat(Node.Repeat repeat) {
        Follow once = before(repeat.body());
        Follow body = or(once);
        if (repeat.min() > 0) {
            return Node.canBeEmpty(repeat.body()) ? body : once;
        }
        CharSet alphabet = alphabet(repeat.body());
        CharSet wider = null;
        if (tail != null && alphabet != null && repeat.mode() != Mode.POSSESSIVE) {
            if (repeat.body() instanceof Node.Chars && repeat.max() == Node.UNBOUNDED && alphabet.includes(tail)) {
                wider = alphabet;
            } else if (tail.includes(alphabet)) {
                wider = tail;
            }
        }
        return new Follow(body.first, empty, wider);
    }

    Follow or(Follow other) {
        return new Follow(first.atLeast(other.first), empty.compareTo(other.empty) >= 0 ? empty : other.empty, null);
    }

    /** Whether a run of a set that is taken whole never has to give a part of itself back to this. */
    boolean wantsNothingOf(CharSet set) {
        return tail != null || !set.meets(first);
    }

    /** Returns the characters that a node is made of, at least; null if it is not made of characters alone. */
    private static @Nullable CharSet alphabet(Node node) {
        if (node instanceof Node.Chars chars) {
            return chars.set();
        }
        if (node instanceof Node.Assertion
                || node instanceof Node.Look
                || node instanceof Node.Back
                || node instanceof Node.Atomic) {
            return null;
        }
        CharSet all = CharSet.NONE;
        for (Node child : Node.children(node)) {
            CharSet set = alphabet(child);
            if (set == null) {
                return null;
            }
            all = all.atLeast(set);
        }
        return all;
    }
}
