package io.canto.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks long lines, so that a terminal need not. */
final class Wrapping {
    /** How many columns a line may have. */
    static final int WIDTH = 100;

    private static final int DEEPER = 4;

    private Wrapping() {}

    /** Returns the words of a text in lines that begin with an indentation. */
    static List<String> words(String indent, String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.strip().split("\\s+")) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(indent.length());
            }
            line.append(line.length() > indent.length() ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /**
     * Returns YAML in lines that begin with an indentation and mean the same: broken behind a comma where that can be,
     * else at another blank; what goes on is indented deeper. Literal blocks stay as they are.
     */
    static List<String> yaml(String indent, String text) {
        List<String> lines = new ArrayList<>();
        int literal = Integer.MAX_VALUE;
        for (String line : text.strip().lines().toList()) {
            int depth = line.length() - line.stripLeading().length();
            if (depth > literal || line.isBlank()) {
                lines.add(indent + line);
            } else {
                literal = line.endsWith("|") ? depth : Integer.MAX_VALUE;
                breakYaml(indent + line, " ".repeat(indent.length() + depth + DEEPER), lines);
            }
        }
        return lines;
    }

    private static void breakYaml(String line, String deeper, List<String> into) {
        String rest = line;
        int from = line.length() - line.stripLeading().length();
        while (rest.length() > WIDTH) {
            int at = placeToBreak(rest, from);
            if (at < 0) {
                break;
            }
            into.add(rest.substring(0, at));
            rest = deeper + rest.substring(at + 1);
            from = deeper.length();
        }
        into.add(rest);
    }

    /** Returns where the blank is that a line break can take the place of, or -1. */
    private static int placeToBreak(String line, int from) {
        int blank = -1;
        int comma = -1;
        char quote = 0;
        for (int at = from + 1; at <= WIDTH; at++) {
            char letter = line.charAt(at);
            if (quote == 0 && (letter == '"' || letter == '\'')) {
                quote = letter;
            } else if (letter == quote) {
                quote = 0;
            }
            if (letter == ' ' && isSingle(line, at)) {
                blank = at;
                comma = quote == 0 && line.charAt(at - 1) == ',' ? at : comma;
            }
        }
        return comma > 0 ? comma : blank;
    }

    /** Several blanks would become one, and one behind the dash of a list is part of its form. */
    private static boolean isSingle(String line, int at) {
        return line.charAt(at - 1) != ' ' && line.charAt(at - 1) != '-' && !line.startsWith(" ", at + 1);
    }
}
