package io.canto.operators.input;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of paths: {@code *} and {@code ?} within a name, {@code **} for any number of folders, {@code [a-z]} and {@code
 * [!a-z]} for one character, {@code {a,b}} for one of several, and a backslash before a character that means itself.
 */
public final class Glob {
    private static final int MAX_LENGTH = 4096;

    private final String source;
    private final String folder;
    private final List<Part> parts;

    private Glob(String source, String folder, List<Part> parts) {
        this.source = source;
        this.folder = folder;
        this.parts = List.copyOf(parts);
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if it is none; the message says what is wrong with it
     */
    public static Glob parse(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a path pattern has 1 to " + MAX_LENGTH + " characters");
        }
        List<String> names = split(text);
        List<Part> parts = new ArrayList<>();
        StringBuilder folder = new StringBuilder(text.startsWith("/") ? "/" : "");
        for (int at = 0; at < names.size(); at++) {
            Part part = Part.parse(names.get(at), text);
            boolean isLast = at == names.size() - 1;
            if (part.literal != null && parts.isEmpty() && !isLast) {
                folder.append(part.literal).append('/');
            } else {
                parts.add(part);
            }
        }
        return new Glob(text, folder.toString(), parts);
    }

    /** Splits at slashes outside braces and brackets. */
    private static List<String> split(String text) {
        List<String> names = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == '\\') {
                at++;
            } else if (letter == '{') {
                depth++;
            } else if (letter == '}') {
                depth--;
            } else if (letter == '/') {
                if (depth > 0) {
                    throw new IllegalArgumentException("'" + text + "' has a '/' inside braces");
                }
                addName(names, text, from, at);
                from = at + 1;
            }
        }
        addName(names, text, from, text.length());
        if (names.isEmpty() || from == text.length()) {
            throw new IllegalArgumentException("'" + text + "' names a folder, not files; add /*");
        }
        return names;
    }

    private static void addName(List<String> names, String text, int from, int to) {
        if (to > from && !text.substring(from, to).equals(".")) {
            names.add(text.substring(from, to));
        }
    }

    /** Returns the folder that the pattern begins in, as it is written; empty for where relative paths begin. */
    String folder() {
        return folder;
    }

    /** Returns the names below the folder. */
    List<Part> parts() {
        return parts;
    }

    /** Whether names below the folder are matched by the parts from an index on. */
    boolean matches(List<String> names, int name, int part) {
        if (part == parts.size()) {
            return name == names.size();
        }
        if (parts.get(part).isDeep()) {
            for (int next = name; next <= names.size(); next++) {
                if (matches(names, next, part + 1)) {
                    return true;
                }
            }
            return false;
        }
        return name < names.size() && parts.get(part).matches(names.get(name)) && matches(names, name + 1, part + 1);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Glob that && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    /** Returns the pattern as it was written. */
    @Override
    public String toString() {
        return source;
    }

    /** What one name of a path must be. */
    static final class Part {
        private static final String DEEP = "**";

        /** The name if it is the only one possible. */
        private final @Nullable String literal;

        private final @Nullable Pattern pattern;

        private Part(@Nullable String literal, @Nullable Pattern pattern) {
            this.literal = literal;
            this.pattern = pattern;
        }

        /** Whether it stands for any number of folders. */
        boolean isDeep() {
            return literal == null && pattern == null;
        }

        @Nullable String literal() {
            return literal;
        }

        boolean matches(String name) {
            return literal != null
                    ? literal.equals(name)
                    : pattern == null || pattern.matcher(name).matches();
        }

        static Part parse(String name, String whole) {
            if (name.equals(DEEP)) {
                return new Part(null, null);
            }
            if (name.chars().noneMatch(letter -> "*?[]{}\\".indexOf(letter) >= 0)) {
                return new Part(name, null);
            }
            try {
                return new Part(null, Pattern.compile(new Translator(name, whole).translate(), Pattern.DOTALL));
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException("'" + whole + "' is no path pattern: " + e.getDescription(), e);
            }
        }
    }

    /** Turns one name of a pattern into a regular expression. */
    private static final class Translator {
        private final String name;
        private final String whole;
        private final StringBuilder regex = new StringBuilder();
        private int at;

        Translator(String name, String whole) {
            this.name = name;
            this.whole = whole;
        }

        String translate() {
            int depth = 0;
            while (at < name.length()) {
                char letter = name.charAt(at++);
                switch (letter) {
                    case '*' -> regex.append(".*");
                    case '?' -> regex.append('.');
                    case '[' -> translateClass();
                    case '{' -> {
                        depth++;
                        regex.append("(?:");
                    }
                    case '}' -> {
                        if (--depth < 0) {
                            throw wrong("a '}' without '{'");
                        }
                        regex.append(')');
                    }
                    case ',' -> regex.append(depth > 0 ? "|" : ",");
                    case '\\' -> {
                        if (at == name.length()) {
                            throw wrong("a backslash at its end");
                        }
                        regex.append(Pattern.quote(String.valueOf(name.charAt(at++))));
                    }
                    default -> regex.append(Pattern.quote(String.valueOf(letter)));
                }
            }
            if (depth > 0) {
                throw wrong("a '{' without '}'");
            }
            return regex.toString();
        }

        private void translateClass() {
            int end = name.indexOf(']', at + 1);
            if (end < 0) {
                throw wrong("a '[' without ']'");
            }
            String content = name.substring(at, end);
            boolean isNegated = content.startsWith("!") || content.startsWith("^");
            regex.append(isNegated ? "[^" : "[");
            for (char letter : content.substring(isNegated ? 1 : 0).toCharArray()) {
                regex.append(letter == '-' ? "-" : "\\x{" + Integer.toHexString(letter) + "}");
            }
            regex.append(']');
            at = end + 1;
        }

        private IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException("'" + whole + "' has " + what);
        }
    }
}
