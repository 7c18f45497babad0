package io.canto.expr.regex;

import io.canto.expr.regex.Follow.Emptiness;
import io.canto.expr.regex.Node.Mode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Translates a tree to a {@link Program}, if the tree is of the kind that programs can run: no loop over a group in
 * which there is more than one way to match.
 */
final class ProgramCompiler {
    private static final int MAX_INSTRUCTIONS = 600;
    private static final int MAX_FIXED = 16;

    private final ProgramBuilder out = new ProgramBuilder();

    private ProgramCompiler() {}

    /**
     * Compiles.
     *
     * @param whole whether a match has to reach the end of the text
     * @return the program, or null if it cannot be one
     */
    static @Nullable Program compile(ParsedPattern pattern, boolean whole) {
        ProgramCompiler compiler = new ProgramCompiler();
        try {
            Follow end = whole ? Follow.TEXT_END : Follow.ANYTHING;
            compiler.node(pattern.root(), end);
            compiler.out.add(whole ? Op.DONE_AT_END : Op.DONE, 0, 0, null, null);
            return compiler.out.build(2 * (pattern.groups() + 1));
        } catch (Unsuitable e) {
            return null;
        }
    }

    private void node(Node node, Follow follow) {
        if (out.size() > MAX_INSTRUCTIONS) {
            throw new Unsuitable();
        }
        if (node instanceof Node.Chars chars) {
            one(chars.set());
        } else if (node instanceof Node.Sequence sequence) {
            sequence(sequence.parts(), follow);
        } else if (node instanceof Node.Choice choice) {
            choice(choice, follow);
        } else if (node instanceof Node.Repeat repeat) {
            repeat(repeat, follow);
        } else if (node instanceof Node.Capture capture) {
            out.openGroup(capture.index());
            out.add(Op.SAVE, 2 * capture.index(), 0, null, null);
            node(capture.body(), follow);
            out.add(Op.SAVE, 2 * capture.index() + 1, 0, null, null);
        } else if (node instanceof Node.Assertion assertion) {
            out.add(Op.ASSERT, assertion.place().ordinal(), 0, null, null);
        } else if (!(node instanceof Node.Empty)) {
            throw new Unsuitable();
        }
    }

    private void one(CharSet set) {
        int only = set.single();
        if (only < 0) {
            out.add(Op.SET, 0, 0, set, null);
        } else {
            text(Character.toString(only));
        }
    }

    private void text(String text) {
        if (text.length() == 1) {
            out.add(Op.CHAR, text.charAt(0), 0, null, null);
        } else {
            out.add(Op.TEXT, 0, 0, null, text);
        }
    }

    private void sequence(List<Node> parts, Follow end) {
        Follow[] follows = new Follow[parts.size()];
        Follow follow = end;
        for (int i = parts.size() - 1; i >= 0; i--) {
            follows[i] = follow;
            follow = follow.before(parts.get(i));
        }
        List<CharSet> fixed = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (!addFixed(parts.get(i), fixed)) {
                flush(fixed);
                node(parts.get(i), follows[i]);
            }
        }
        flush(fixed);
    }

    /** Adds the sets of a part that is always equally long; answers whether it is one. */
    private static boolean addFixed(Node part, List<CharSet> fixed) {
        if (part instanceof Node.Chars chars && isFixed(chars.set())) {
            fixed.add(chars.set());
            return true;
        }
        if (part instanceof Node.Repeat repeat
                && repeat.min() == repeat.max()
                && repeat.max() <= MAX_FIXED
                && repeat.body() instanceof Node.Chars chars
                && isFixed(chars.set())) {
            for (int i = 0; i < repeat.max(); i++) {
                fixed.add(chars.set());
            }
            return true;
        }
        return false;
    }

    private static boolean isFixed(CharSet set) {
        return set.single() >= 0 || set.isAscii();
    }

    /** Writes sets that follow one another: the text that they begin with, if any, then row by row. */
    private void flush(List<CharSet> fixed) {
        int at = 0;
        while (at < fixed.size()) {
            StringBuilder literal = new StringBuilder();
            while (at < fixed.size() && fixed.get(at).single() >= 0) {
                literal.appendCodePoint(fixed.get(at++).single());
            }
            flush(literal);
            int from = at;
            while (at < fixed.size() && fixed.get(at).isAscii()) {
                at++;
            }
            if (at - from == 1) {
                one(fixed.get(from));
            } else if (at > from) {
                out.addRow(fixed.subList(from, at).toArray(CharSet[]::new));
            }
        }
        fixed.clear();
    }

    private void flush(StringBuilder literal) {
        if (!literal.isEmpty()) {
            text(literal.toString());
            literal.setLength(0);
        }
    }

    private void choice(Node.Choice choice, Follow follow) {
        List<String> texts = Literals.options(choice);
        if (texts != null) {
            out.addOptions(texts.toArray(String[]::new));
            return;
        }
        List<Node> options = choice.options();
        boolean clear = areApart(options, follow);
        List<Integer> jumps = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            boolean last = i == options.size() - 1;
            int fork = -1;
            if (!last) {
                fork = clear
                        ? out.add(Op.PEEK, 0, 0, follow.before(options.get(i)).first(), null)
                        : out.addFork(Op.TRY);
            }
            node(options.get(i), follow);
            if (!last) {
                jumps.add(out.add(Op.JUMP, 0, 0, null, null));
                out.target(fork);
            }
        }
        jumps.forEach(out::target);
    }

    /** Whether the next character tells which option it must be. */
    private static boolean areApart(List<Node> options, Follow follow) {
        CharSet seen = CharSet.NONE;
        for (Node option : options) {
            Follow here = follow.before(option);
            if (here.empty() != Emptiness.NEVER || Node.canBeEmpty(option) || seen.meets(here.first())) {
                return false;
            }
            seen = seen.atLeast(here.first());
        }
        return true;
    }

    private void repeat(Node.Repeat repeat, Follow follow) {
        if (repeat.body() instanceof Node.Chars chars) {
            run(chars.set(), repeat, follow);
            return;
        }
        if (repeat.mode() == Mode.POSSESSIVE || repeat.max() == 0) {
            throw new Unsuitable();
        }
        if (repeat.min() == 0 && repeat.max() == 1) {
            optional(repeat, follow);
            return;
        }
        if (Node.canBeEmpty(repeat.body())) {
            throw new Unsuitable();
        }
        if (repeat.min() == 0 && repeat.max() == Node.UNBOUNDED) {
            loop(repeat, follow);
            return;
        }
        writeOut(repeat, follow);
    }

    /** {@code x{2,4}} is {@code xx(?:x(?:x)?)?}, and {@code x+} is {@code xx*}. */
    private void writeOut(Node.Repeat repeat, Follow follow) {
        if (Node.hasCapture(repeat.body())) {
            throw new Unsuitable();
        }
        Node rest;
        if (repeat.max() == Node.UNBOUNDED) {
            rest = new Node.Repeat(repeat.body(), 0, Node.UNBOUNDED, repeat.mode());
        } else {
            if (repeat.max() > 20 || Node.size(repeat) > MAX_INSTRUCTIONS) {
                throw new Unsuitable();
            }
            rest = new Node.Empty();
            for (int i = repeat.min(); i < repeat.max(); i++) {
                rest = new Node.Repeat(Simplifier.sequence(List.of(repeat.body(), rest)), 0, 1, repeat.mode());
            }
        }
        if (repeat.min() > 20) {
            throw new Unsuitable();
        }
        List<Node> parts = new ArrayList<>();
        for (int i = 0; i < repeat.min(); i++) {
            parts.add(repeat.body());
        }
        parts.add(rest);
        node(Simplifier.sequence(parts), follow);
    }

    private void run(CharSet set, Node.Repeat repeat, Follow follow) {
        int min = repeat.min();
        int max = repeat.max();
        boolean givesNothingBack = repeat.mode() == Mode.POSSESSIVE
                || repeat.mode() == Mode.GREEDY && follow.wantsNothingOf(set)
                || repeat.mode() == Mode.LAZY
                        && max == Node.UNBOUNDED
                        && !set.meets(follow.first())
                        && follow.empty() != Emptiness.ALWAYS;
        if (!givesNothingBack) {
            out.addFork(repeat.mode() == Mode.GREEDY ? Op.GREEDY : Op.LAZY, min, max, set);
            return;
        }
        int stop = set.singleMissing();
        if (min <= 1 && max == Node.UNBOUNDED && stop >= 0 && stop <= Character.MAX_VALUE) {
            out.add(Op.RUN_TO, stop, min, null, null);
        } else {
            out.add(Op.RUN, min, max, set, null);
        }
    }

    private void optional(Node.Repeat repeat, Follow follow) {
        Follow body = follow.before(repeat.body());
        boolean clear = body.empty() == Emptiness.NEVER
                && !Node.canBeEmpty(repeat.body())
                && follow.empty() != Emptiness.ALWAYS
                && !body.first().meets(follow.first());
        int fork;
        if (clear) {
            fork = out.add(Op.PEEK, 0, 0, body.first(), null);
        } else if (Node.canBeEmpty(repeat.body())) {
            throw new Unsuitable(); // what its groups are then is told apart by java.util.regex only
        } else {
            fork = out.addFork(repeat.mode() == Mode.GREEDY ? Op.TRY : Op.TRY_LATER);
        }
        if (repeat.mode() == Mode.LAZY && !clear) {
            // [TRY_LATER end] body: falls into the body when the end fails
            node(repeat.body(), follow);
            out.target(fork);
            return;
        }
        node(repeat.body(), follow);
        out.target(fork);
    }

    private void loop(Node.Repeat repeat, Follow follow) {
        Follow body = follow.before(repeat.body());
        if (repeat.mode() != Mode.GREEDY
                || body.empty() != Emptiness.NEVER
                || body.first().meets(follow.first())) {
            throw new Unsuitable();
        }
        boolean strict = follow.empty() != Emptiness.ALWAYS;
        if (!strict && Node.hasCapture(repeat.body())) {
            throw new Unsuitable();
        }
        if (!strict) {
            int enter = out.addFork(Op.LOOP);
            int round = out.add(Op.ROUND, 0, 0, body.first(), null);
            int forks = out.forks();
            node(repeat.body(), follow.or(body));
            checkNoForks(forks);
            out.jumpTo(round);
            out.target(enter);
            out.target(round);
            return;
        }
        int round = out.add(Op.PEEK, 0, 0, body.first(), null);
        int forks = out.forks();
        node(repeat.body(), follow.or(body));
        checkNoForks(forks);
        out.jumpTo(round);
        out.target(round);
    }

    private void checkNoForks(int before) {
        if (out.forks() != before) {
            throw new Unsuitable();
        }
    }

    /** The tree is not of the kind that programs run. */
    private static final class Unsuitable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unsuitable() {
            super(null, null, false, false);
        }
    }
}
