package io.canto.expr.regex;

/**
 * Writes a tree as a pattern for {@code java.util.regex} or for RE2/J, with every mode spelled out, so that both mean
 * what RE2 means by the source. Groups are numbered, not named.
 */
final class Emitter {
    private static final String WORD = "[0-9A-Z_a-z]";

    private final StringBuilder out = new StringBuilder();
    private final boolean forJava;

    private Emitter(boolean forJava) {
        this.forJava = forJava;
    }

    static String java(Node root) {
        return new Emitter(true).write(root);
    }

    static String re2(Node root) {
        return new Emitter(false).write(root);
    }

    private String write(Node root) {
        node(root);
        return out.toString();
    }

    private void node(Node node) {
        if (node instanceof Node.Chars chars) {
            out.append(chars.set().toPattern(forJava));
        } else if (node instanceof Node.Sequence sequence) {
            sequence.parts().forEach(this::part);
        } else if (node instanceof Node.Choice choice) {
            String separator = "";
            for (Node option : choice.options()) {
                out.append(separator);
                node(option);
                separator = "|";
            }
        } else if (node instanceof Node.Repeat repeat) {
            repeat(repeat);
        } else if (node instanceof Node.Capture capture) {
            group("(", capture.body());
        } else if (node instanceof Node.Assertion assertion) {
            out.append(assertion(assertion.place()));
        } else if (node instanceof Node.Look look) {
            group((look.ahead() ? "(?" : "(?<") + (look.negative() ? "!" : "="), look.body());
        } else if (node instanceof Node.Back back) {
            out.append(back.anyCase() ? "(?iu:\\" : "(?:\\")
                    .append(back.index())
                    .append(')');
        } else if (node instanceof Node.Atomic atomic) {
            group("(?>", atomic.body());
        }
    }

    private void part(Node node) {
        if (node instanceof Node.Choice) {
            group("(?:", node);
        } else {
            node(node);
        }
    }

    private void group(String open, Node body) {
        out.append(open);
        node(body);
        out.append(')');
    }

    private void repeat(Node.Repeat repeat) {
        if (repeat.body() instanceof Node.Chars || repeat.body() instanceof Node.Capture) {
            node(repeat.body());
        } else {
            group("(?:", repeat.body());
        }
        if (repeat.max() == Node.UNBOUNDED && repeat.min() < 2) {
            out.append(repeat.min() == 0 ? '*' : '+');
        } else if (repeat.min() == 0 && repeat.max() == 1) {
            out.append('?');
        } else {
            out.append('{').append(repeat.min());
            if (repeat.max() != repeat.min()) {
                out.append(',').append(repeat.max() == Node.UNBOUNDED ? "" : repeat.max());
            }
            out.append('}');
        }
        out.append(
                switch (repeat.mode()) {
                    case GREEDY -> "";
                    case LAZY -> "?";
                    case POSSESSIVE -> "+";
                });
    }

    private String assertion(Node.Place place) {
        return switch (place) {
            case TEXT_START -> "\\A";
            case TEXT_END -> "\\z";
            case LINE_START -> forJava ? "(?<![^\\n])" : "(?m:^)";
            case LINE_END -> forJava ? "(?![^\\n])" : "(?m:$)";
            case WORD_EDGE -> forJava ? edge("!", "=", "=", "!") : "\\b";
            case NO_WORD_EDGE -> forJava ? edge("!", "!", "=", "=") : "\\B";
            case LAST_LINE_END -> "(?=\\n?\\z)";
        };
    }

    private static String edge(String before1, String after1, String before2, String after2) {
        return "(?:(?<" + before1 + WORD + ")(?" + after1 + WORD + ")|(?<" + before2 + WORD + ")(?" + after2 + WORD
                + "))";
    }
}
