package io.canto.expr.regex;

import io.canto.expr.regex.Node.Mode;
import java.util.ArrayList;
import java.util.List;

/** Builds tree nodes in their shortest form, without changing what they match. */
final class Simplifier {
    private Simplifier() {}

    static Node sequence(List<Node> parts) {
        List<Node> flat = new ArrayList<>();
        for (Node part : parts) {
            if (part instanceof Node.Sequence inner) {
                flat.addAll(inner.parts());
            } else if (!(part instanceof Node.Empty)) {
                flat.add(part);
            }
        }
        return flat.isEmpty()
                ? new Node.Empty()
                : flat.size() == 1 ? flat.get(0) : new Node.Sequence(List.copyOf(flat));
    }

    /** Single characters that stand side by side as options are one set. */
    static Node choice(List<Node> options) {
        List<Node> merged = new ArrayList<>();
        List<CharSet> sets = new ArrayList<>();
        for (Node option : options) {
            if (option instanceof Node.Chars chars && chars.set().isPlain()) {
                sets.add(chars.set());
            } else {
                flush(sets, merged);
                merged.add(option);
            }
        }
        flush(sets, merged);
        return merged.size() == 1 ? merged.get(0) : new Node.Choice(List.copyOf(merged));
    }

    private static void flush(List<CharSet> sets, List<Node> merged) {
        if (!sets.isEmpty()) {
            merged.add(new Node.Chars(CharSet.unionOf(sets)));
            sets.clear();
        }
    }

    static Node repeat(Node body, int min, int max, Mode mode) {
        if (max == 0 || body instanceof Node.Empty) {
            return Node.hasCapture(body) ? new Node.Repeat(body, min, max, mode) : new Node.Empty();
        }
        return min == 1 && max == 1 ? body : new Node.Repeat(body, min, max, mode);
    }
}
