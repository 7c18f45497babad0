package io.canto.expr.regex;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the plain texts in a tree. */
final class Literals {
    private Literals() {}

    /** Returns the text that a node is, or null if it is not one text. */
    static @Nullable String text(Node node) {
        if (node instanceof Node.Chars chars && chars.set().single() >= 0) {
            return Character.toString(chars.set().single());
        }
        if (!(node instanceof Node.Sequence sequence)) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (Node part : sequence.parts()) {
            if (!(part instanceof Node.Chars chars) || chars.set().single() < 0) {
                return null;
            }
            text.appendCodePoint(chars.set().single());
        }
        return text.toString();
    }

    /** Returns the texts of a choice of texts none of which begins another, else null. */
    static @Nullable List<String> options(Node.Choice choice) {
        List<String> texts = new ArrayList<>();
        for (Node option : choice.options()) {
            String text = text(option);
            if (text == null || text.isEmpty() || texts.size() > 100) {
                return null;
            }
            for (String other : texts) {
                if (text.startsWith(other) || other.startsWith(text)) {
                    return null;
                }
            }
            texts.add(text);
        }
        return texts;
    }

    /** Returns the longest text that every match must hold, or null if none is known. */
    static @Nullable String required(Node node) {
        String own = text(node);
        if (own != null) {
            return own;
        }
        if (node instanceof Node.Capture capture) {
            return required(capture.body());
        }
        if (node instanceof Node.Atomic atomic) {
            return required(atomic.body());
        }
        if (node instanceof Node.Repeat repeat && repeat.min() > 0) {
            return required(repeat.body());
        }
        if (!(node instanceof Node.Sequence sequence)) {
            return null;
        }
        String longest = null;
        StringBuilder run = new StringBuilder();
        for (Node part : sequence.parts()) {
            if (part instanceof Node.Chars chars && chars.set().single() >= 0) {
                run.appendCodePoint(chars.set().single());
                longest = longer(longest, run.toString());
                continue;
            }
            run.setLength(0);
            longest = longer(longest, required(part));
        }
        return longest;
    }

    private static @Nullable String longer(@Nullable String left, @Nullable String right) {
        return left == null || right != null && right.length() > left.length() ? right : left;
    }

    /** Returns a node without the conditions on places that it begins with. */
    static Node withoutPlaces(Node node) {
        if (node instanceof Node.Assertion) {
            return new Node.Empty();
        }
        if (node instanceof Node.Capture capture) {
            return new Node.Capture(withoutPlaces(capture.body()), capture.index());
        }
        if (!(node instanceof Node.Sequence sequence)) {
            return node;
        }
        List<Node> parts = new ArrayList<>(sequence.parts());
        while (!parts.isEmpty() && parts.get(0) instanceof Node.Assertion) {
            parts.remove(0);
        }
        if (!parts.isEmpty()) {
            parts.set(0, withoutPlaces(parts.get(0)));
        }
        return Simplifier.sequence(parts);
    }

    /** Whether every match begins where the text does. */
    static boolean isAnchored(Node node) {
        if (node instanceof Node.Assertion assertion) {
            return assertion.place() == Node.Place.TEXT_START;
        }
        if (node instanceof Node.Capture capture) {
            return isAnchored(capture.body());
        }
        if (node instanceof Node.Choice choice) {
            return choice.options().stream().allMatch(Literals::isAnchored);
        }
        return node instanceof Node.Sequence sequence
                && isAnchored(sequence.parts().get(0));
    }
}
