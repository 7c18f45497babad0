package io.canto.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads one path from left to right. */
final class FieldPathParser {
    private static final int MAX_KEYS = 64;

    private final String text;
    private int at;

    FieldPathParser(String text) {
        this.text = text;
    }

    FieldPath parse() {
        String name = plainKey();
        FieldPath.Root root = Arrays.stream(FieldPath.Root.values())
                .filter(candidate -> candidate.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text
                        + "' is not a field; a field begins with body, attributes, resource or another part of a"
                        + " record, like body.user or attributes['k8s.pod']"));
        List<String> keys = new ArrayList<>();
        while (at < text.length()) {
            if (text.charAt(at) == '.') {
                at++;
                keys.add(plainKey());
            } else if (text.charAt(at) == '[') {
                keys.add(quotedKey());
            } else {
                throw wrong("has '" + text.charAt(at) + "' where a '.' or '[' should be");
            }
            if (keys.size() > MAX_KEYS) {
                throw wrong("has more than " + MAX_KEYS + " keys");
            }
        }
        if (!keys.isEmpty() && !root.hasKeys()) {
            throw wrong("goes too far: '" + root + "' has no fields");
        }
        return FieldPath.of(root, keys.toArray(new String[0]));
    }

    private String plainKey() {
        int from = at;
        while (at < text.length() && ".[]'\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (from == at) {
            throw wrong(at == text.length() ? "ends where a name should be" : "has an empty name");
        }
        return text.substring(from, at);
    }

    private String quotedKey() {
        at++;
        if (at >= text.length()) {
            throw wrong("has an unclosed bracket");
        }
        char quote = text.charAt(at);
        if (quote != '\'' && quote != '"') {
            throw wrong("needs quotes inside its brackets, like ['a.b']");
        }
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw wrong("has an unclosed quote");
        }
        String key = text.substring(at + 1, end);
        at = end + 1;
        if (at >= text.length() || text.charAt(at) != ']') {
            throw wrong("has no ']' behind the quote");
        }
        at++;
        return key;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("field '" + text + "' " + what);
    }
}
