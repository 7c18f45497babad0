package io.canto.expr.regex;

/** What can be asked about a place of a text, assertions of patterns among them. */
final class Places {
    private static final Node.Place[] ALL = Node.Place.values();

    private Places() {}

    static boolean holds(int ordinal, String text, int at) {
        return switch (ALL[ordinal]) {
            case TEXT_START -> at == 0;
            case TEXT_END -> at == text.length();
            case LINE_START -> at == 0 || text.charAt(at - 1) == '\n';
            case LINE_END -> at == text.length() || text.charAt(at) == '\n';
            case WORD_EDGE -> isWord(text, at - 1) != isWord(text, at);
            case NO_WORD_EDGE -> isWord(text, at - 1) == isWord(text, at);
            case LAST_LINE_END -> at == text.length() || at == text.length() - 1 && text.charAt(at) == '\n';
        };
    }

    /** Whether a place is in the middle of a code point. */
    static boolean isInsidePair(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
    }

    /** Tells it of UTF-8 that stands from {@code from} to {@code to} in an array. */
    static boolean holds(int ordinal, byte[] text, int at, int from, int to) {
        return switch (ALL[ordinal]) {
            case TEXT_START -> at == from;
            case TEXT_END -> at == to;
            case LINE_START -> at == from || text[at - 1] == '\n';
            case LINE_END -> at == to || text[at] == '\n';
            case WORD_EDGE -> isWord(text, at - 1, from, to) != isWord(text, at, from, to);
            case NO_WORD_EDGE -> isWord(text, at - 1, from, to) == isWord(text, at, from, to);
            case LAST_LINE_END -> at == to || at == to - 1 && text[at] == '\n';
        };
    }

    private static boolean isWord(byte[] text, int at, int from, int to) {
        return at >= from && at < to && isWord((char) text[at]);
    }

    private static boolean isWord(String text, int at) {
        return at >= 0 && at < text.length() && isWord(text.charAt(at));
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }
}
