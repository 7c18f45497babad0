package io.canto.expr;

import java.util.ArrayList;
import java.util.List;

/** What a match is replaced by: texts and groups in turn. */
final class Replacement {
    private final List<String> texts = new ArrayList<>();
    private final List<Integer> groups = new ArrayList<>();

    private Replacement() {}

    static Replacement parse(String source, Regex regex) {
        Replacement replacement = new Replacement();
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c != '$') {
                text.append(c);
                at++;
            } else if (source.startsWith("$$", at)) {
                text.append('$');
                at += 2;
            } else {
                int end = endOfName(source, at);
                String name = source.substring(at + 1, end).replace("{", "").replace("}", "");
                replacement.texts.add(text.toString());
                replacement.groups.add(group(name, regex, at, end));
                text.setLength(0);
                at = end;
            }
        }
        replacement.texts.add(text.toString());
        return replacement;
    }

    private static int endOfName(String source, int dollar) {
        int at = dollar + 1;
        boolean braced = source.startsWith("{", at);
        at += braced ? 1 : 0;
        int from = at;
        while (at < source.length() && isNameCharacter(source.charAt(at))) {
            at++;
        }
        if (at == from || braced && !source.startsWith("}", at)) {
            throw new ExpressionException(
                    "a '$' that names no group", dollar, 1, "write '$$' for the character itself, or ${name}");
        }
        return braced ? at + 1 : at;
    }

    private static boolean isNameCharacter(char c) {
        return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static int group(String name, Regex regex, int start, int end) {
        boolean number = name.chars().allMatch(c -> c >= '0' && c <= '9') && name.length() < 4;
        int group = number ? Integer.parseInt(name) : regex.group(name);
        if (group < 0 || group > regex.groupCount()) {
            throw new ExpressionException(
                    "the pattern has no group '" + name + "'",
                    start,
                    end - start,
                    "put braces around the name if text follows it: ${1}, ${name}");
        }
        return group;
    }

    void appendTo(StringBuilder out, String text, int[] places) {
        for (int i = 0; i < groups.size(); i++) {
            out.append(texts.get(i));
            int group = groups.get(i);
            if (places[2 * group] >= 0 && places[2 * group + 1] >= 0) {
                out.append(text, places[2 * group], places[2 * group + 1]);
            }
        }
        out.append(texts.get(groups.size()));
    }
}
