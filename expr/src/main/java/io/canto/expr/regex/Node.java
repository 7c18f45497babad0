package io.canto.expr.regex;

import java.util.List;

/** A pattern as a tree. Flags are resolved: case and line modes are in the sets and assertions themselves. */
sealed interface Node {
    /** No upper bound of a repeat. */
    int UNBOUNDED = Integer.MAX_VALUE;

    /** Matches nothing, everywhere. */
    record Empty() implements Node {}

    /** One code point of a set. */
    record Chars(CharSet set) implements Node {}

    /** One after another. */
    record Sequence(List<Node> parts) implements Node {}

    /** The first of several that leads to a match. */
    record Choice(List<Node> options) implements Node {}

    /** Again and again. */
    record Repeat(Node body, int min, int max, Mode mode) implements Node {}

    /** A group that remembers what it matched. */
    record Capture(Node body, int index) implements Node {}

    /** A condition on a place of the text. */
    record Assertion(Place place) implements Node {}

    /** What stands before or behind; not known to RE2. */
    record Look(Node body, boolean ahead, boolean negative) implements Node {}

    /** The text of a group again; not known to RE2. */
    record Back(int index, boolean anyCase) implements Node {}

    /** A group that gives nothing back; not known to RE2. */
    record Atomic(Node body) implements Node {}

    /** What a repeat prefers. */
    enum Mode {
        GREEDY,
        LAZY,
        POSSESSIVE
    }

    /** Where an assertion holds. */
    enum Place {
        TEXT_START,
        TEXT_END,
        LINE_START,
        LINE_END,
        WORD_EDGE,
        NO_WORD_EDGE,
        LAST_LINE_END
    }

    /** Whether it can match the empty text. */
    static boolean canBeEmpty(Node node) {
        if (node instanceof Chars) {
            return false;
        }
        if (node instanceof Sequence sequence) {
            return sequence.parts().stream().allMatch(Node::canBeEmpty);
        }
        if (node instanceof Choice choice) {
            return choice.options().stream().anyMatch(Node::canBeEmpty);
        }
        if (node instanceof Repeat repeat) {
            return repeat.min() == 0 || canBeEmpty(repeat.body());
        }
        if (node instanceof Capture capture) {
            return canBeEmpty(capture.body());
        }
        return !(node instanceof Atomic atomic) || canBeEmpty(atomic.body());
    }

    /** Whether a group that remembers stands in it. */
    static boolean hasCapture(Node node) {
        return node instanceof Capture || children(node).stream().anyMatch(Node::hasCapture);
    }

    /** Whether it stands outside RE2's language. */
    static boolean isBeyondRe2(Node node) {
        return node instanceof Look
                || node instanceof Back
                || node instanceof Atomic
                || node instanceof Assertion assertion && assertion.place() == Place.LAST_LINE_END
                || node instanceof Repeat repeat && repeat.mode() == Mode.POSSESSIVE
                || children(node).stream().anyMatch(Node::isBeyondRe2);
    }

    /** Returns how many single characters it stands for once its repeats are written out. */
    static long size(Node node) {
        long size = 1;
        for (Node child : children(node)) {
            size += size(child);
        }
        if (node instanceof Repeat repeat) {
            size *= Math.max(1, repeat.max() == UNBOUNDED ? repeat.min() : repeat.max());
        }
        return size;
    }

    /** Returns the largest number of times that its innermost parts are repeated by counted repeats. */
    static long repeats(Node node) {
        long most = 1;
        for (Node child : children(node)) {
            most = Math.max(most, repeats(child));
        }
        if (node instanceof Repeat repeat) {
            most *= Math.max(1, repeat.max() == UNBOUNDED ? repeat.min() : repeat.max());
        }
        return most;
    }

    /** Returns the parts of a node, in order. */
    static List<Node> children(Node node) {
        if (node instanceof Sequence sequence) {
            return sequence.parts();
        }
        if (node instanceof Choice choice) {
            return choice.options();
        }
        if (node instanceof Repeat repeat) {
            return List.of(repeat.body());
        }
        if (node instanceof Capture capture) {
            return List.of(capture.body());
        }
        if (node instanceof Look look) {
            return List.of(look.body());
        }
        return node instanceof Atomic atomic ? List.of(atomic.body()) : List.of();
    }
}
