package io.canto.expr.regex;

import io.canto.expr.regex.Node.Mode;
import io.canto.expr.regex.Node.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads RE2's pattern language, and of {@code java.util.regex} what RE2 lacks: lookaround, back references, possessive
 * repeats and atomic groups.
 */
final class PatternParser {
    private static final int MAX_REPEAT = 1_000;
    private static final int MAX_GROUPS = 200;
    private static final int MAX_DEPTH = 60;
    private static final long MAX_SIZE = 10_000;

    private final PatternReader in;
    private final EscapeParser escapes;
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private final List<BackReference> references = new ArrayList<>();
    private Flags flags = new Flags(false, false, false, false);
    private int groups;
    private int depth;

    private PatternParser(String source) {
        in = new PatternReader(source);
        escapes = new EscapeParser(in);
    }

    /** Reads a pattern of so many characters at most. */
    static ParsedPattern parse(String source, int maxLength) {
        if (source.length() > maxLength) {
            throw new PatternException(
                    "a pattern of " + source.length() + " characters; at most " + maxLength + " are allowed",
                    maxLength,
                    1,
                    "split it, or test for a part of it first");
        }
        return new PatternParser(source).parse();
    }

    private ParsedPattern parse() {
        Node root = choice();
        if (!in.atEnd()) {
            throw in.problem("unexpected ')'", in.at(), 1, "write '\\)' for the character itself");
        }
        for (BackReference reference : references) {
            if (reference.group() > groups) {
                throw in.problem(
                        "there is no group " + reference.group(), reference.offset(), 2, "the pattern has " + groups);
            }
        }
        long size = Node.size(root);
        if (size > MAX_SIZE) {
            throw in.problem(
                    "the pattern is too large once its repeats are written out",
                    0,
                    Math.max(1, in.source().length()),
                    "use smaller counts");
        }
        return new ParsedPattern(in.source(), root, groups, names);
    }

    private Node choice() {
        if (++depth > MAX_DEPTH) {
            throw in.problem("groups are nested deeper than " + MAX_DEPTH, in.at(), 1, null);
        }
        List<Node> options = new ArrayList<>();
        options.add(sequence());
        while (in.take("|")) {
            options.add(sequence());
        }
        depth--;
        return Simplifier.choice(options);
    }

    private Node sequence() {
        List<Node> parts = new ArrayList<>();
        while (!in.atEnd() && in.peek() != '|' && in.peek() != ')') {
            int start = in.at();
            if (in.take("\\Q")) {
                quoted(parts);
                continue;
            }
            parts.add(repeated(atom(), start));
        }
        return Simplifier.sequence(parts);
    }

    private void quoted(List<Node> parts) {
        int start = in.at();
        while (!in.atEnd() && !in.take("\\E")) {
            start = in.at();
            parts.add(literal(in.codePoint()));
        }
        if (!parts.isEmpty()) {
            Node last = parts.remove(parts.size() - 1);
            parts.add(repeated(last, start));
        }
    }

    private Node literal(int codePoint) {
        CharSet set = CharSet.of(codePoint);
        return new Node.Chars(flags.anyCase() ? set.folded() : set);
    }

    private Node atom() {
        int start = in.at();
        int c = in.codePoint();
        switch (c) {
            case '(':
                return group(start);
            case '[':
                return new Node.Chars(new ClassParser(in, escapes, flags.anyCase()).parse(start));
            case '.':
                return new Node.Chars(flags.dotAll() ? CharSet.ALL : CharSet.NOT_NEWLINE);
            case '^':
                return new Node.Assertion(flags.lines() ? Place.LINE_START : Place.TEXT_START);
            case '$':
                return new Node.Assertion(flags.lines() ? Place.LINE_END : Place.TEXT_END);
            case '*', '+', '?':
                throw in.problem(
                        "nothing to repeat before '" + (char) c + "'",
                        start,
                        1,
                        "write '\\" + (char) c + "' for the character itself");
            case '\\':
                return escape(start);
            default:
                return literal(c);
        }
    }

    private Node escape(int start) {
        if (in.atEnd()) {
            throw in.problem("a backslash at the end of the pattern", start, 1, "write '\\\\' for a backslash");
        }
        int c = in.peek();
        @Nullable Place place = switch (c) {
            case 'A' -> Place.TEXT_START;
            case 'z' -> Place.TEXT_END;
            case 'Z' -> Place.LAST_LINE_END;
            case 'b' -> Place.WORD_EDGE;
            case 'B' -> Place.NO_WORD_EDGE;
            default -> null;
        };
        if (place != null) {
            in.codePoint();
            return new Node.Assertion(place);
        }
        if (c >= '1' && c <= '9') {
            in.codePoint();
            return reference(c - '0', start);
        }
        if (c == 'k') {
            in.codePoint();
            return namedReference(start);
        }
        CharSet set = escapes.parse(start);
        return new Node.Chars(flags.anyCase() ? set.folded() : set);
    }

    private Node reference(int group, int start) {
        references.add(new BackReference(group, start));
        return new Node.Back(group, flags.anyCase());
    }

    private Node namedReference(int start) {
        in.expect("<", "write \\k<name>");
        String name = name(start);
        Integer group = names.get(name);
        if (group == null) {
            throw in.problem("there is no group '" + name + "' before", start, in.at() - start, null);
        }
        return new Node.Back(group, flags.anyCase());
    }

    private Node group(int start) {
        Flags outer = flags;
        Node result;
        if (!in.take("?")) {
            result = capture(start);
        } else if (in.take("P<") || in.looksLikeName() && in.take("<")) {
            int nameStart = in.at();
            String name = name(start);
            if (names.containsKey(name)) {
                throw in.problem("two groups are named '" + name + "'", nameStart, name.length(), "rename one of them");
            }
            names.put(name, groups + 1);
            result = capture(start);
        } else if (in.take("=")) {
            result = new Node.Look(choice(), true, false);
        } else if (in.take("!")) {
            result = new Node.Look(choice(), true, true);
        } else if (in.take("<=")) {
            result = new Node.Look(choice(), false, false);
        } else if (in.take("<!")) {
            result = new Node.Look(choice(), false, true);
        } else if (in.take(">")) {
            result = new Node.Atomic(choice());
        } else {
            if (flags(start)) {
                return new Node.Empty(); // (?i): to the end of the group around it
            }
            result = choice();
        }
        close(start);
        flags = outer;
        return result;
    }

    private Node capture(int start) {
        int index = ++groups;
        if (index > MAX_GROUPS) {
            throw in.problem("more than " + MAX_GROUPS + " groups", start, 1, "use (?:...) where nothing is kept");
        }
        Flags outer = flags;
        Node body = choice();
        flags = outer;
        return new Node.Capture(body, index);
    }

    private void close(int start) {
        if (!in.take(")")) {
            throw in.problem("this '(' is not closed", start, 1, "add ')', or write '\\(' for the character itself");
        }
    }

    private String name(int start) {
        int from = in.at();
        while (!in.atEnd() && in.peek() != '>') {
            int c = in.codePoint();
            if (c >= 128 || !CharSet.WORD.contains(c)) {
                throw in.problem("a group name has letters, digits and '_' only", start, in.at() - start, null);
            }
        }
        String name = in.source().substring(from, in.at());
        in.expect(">", "write (?P<name>...)");
        if (name.isEmpty()) {
            throw in.problem("a group name is missing", start, in.at() - start, "write (?P<name>...)");
        }
        return name;
    }

    /** Reads {@code i-s)} or {@code i-s:}; answers whether it was closed, so that it holds for what follows. */
    private boolean flags(int start) {
        boolean on = true;
        while (!in.atEnd()) {
            int c = in.codePoint();
            switch (c) {
                case ')':
                    return true;
                case ':':
                    return false;
                case '-':
                    on = false;
                    break;
                case 'i':
                    flags = new Flags(on, flags.lines(), flags.dotAll(), flags.ungreedy());
                    break;
                case 'm':
                    flags = new Flags(flags.anyCase(), on, flags.dotAll(), flags.ungreedy());
                    break;
                case 's':
                    flags = new Flags(flags.anyCase(), flags.lines(), on, flags.ungreedy());
                    break;
                case 'U':
                    flags = new Flags(flags.anyCase(), flags.lines(), flags.dotAll(), on);
                    break;
                default:
                    throw in.problem(
                            "unknown kind of group '(?" + Character.toString(c) + "'",
                            start,
                            in.at() - start,
                            "flags are i, m, s and U; groups (?:...), (?P<name>...), (?=...), (?!...), (?<=...), (?<!...), (?>...)");
            }
        }
        throw in.problem("this '(' is not closed", start, 1, "add ')'");
    }

    private Node repeated(Node atom, int start) {
        int operator = in.at();
        int[] counts = in.repeat(MAX_REPEAT);
        if (counts == null) {
            return atom;
        }
        Mode mode = flags.ungreedy() ? Mode.LAZY : Mode.GREEDY;
        if (in.take("?")) {
            mode = flags.ungreedy() ? Mode.GREEDY : Mode.LAZY;
        } else if (in.take("+")) {
            mode = Mode.POSSESSIVE;
        }
        int second = in.at();
        if (in.repeat(MAX_REPEAT) != null) {
            throw in.problem(
                    "a repeat of a repeat '" + in.source().substring(operator, in.at()) + "'",
                    second,
                    in.at() - second,
                    "put the first in (?:...)");
        }
        Node repeat = Simplifier.repeat(atom, counts[0], counts[1], mode);
        if (Node.repeats(repeat) > MAX_REPEAT) {
            throw in.problem(
                    "nested counts multiply to more than " + MAX_REPEAT, start, in.at() - start, "use smaller counts");
        }
        return repeat;
    }

    private record Flags(boolean anyCase, boolean lines, boolean dotAll, boolean ungreedy) {}

    private record BackReference(int group, int offset) {}
}
