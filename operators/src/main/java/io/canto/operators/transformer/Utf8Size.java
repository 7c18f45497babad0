package io.canto.operators.transformer;

/** How long texts are in UTF-8, without encoding them. */
final class Utf8Size {
    private Utf8Size() {}

    /** Returns how many bytes a text has. */
    static int length(String text) {
        int bytes = 0;
        for (int at = 0; at < text.length(); at++) {
            bytes += bytesAt(text, at);
        }
        return bytes;
    }

    /** Returns how many chars of a text fit into this many bytes, no pair of surrogates parted. */
    static int prefix(String text, int maxBytes) {
        int bytes = 0;
        int at = 0;
        while (at < text.length()) {
            int chars = isPair(text, at) ? 2 : 1;
            bytes += chars == 2 ? 4 : bytesAt(text, at);
            if (bytes > maxBytes) {
                break;
            }
            at += chars;
        }
        return at;
    }

    /** Each half of a pair counts for two; a half alone is written as one question mark. */
    private static int bytesAt(String text, int at) {
        char letter = text.charAt(at);
        if (letter < 0x80) {
            return 1;
        }
        if (letter < 0x800) {
            return 2;
        }
        if (!Character.isSurrogate(letter)) {
            return 3;
        }
        return isPair(text, at) || at > 0 && isPair(text, at - 1) ? 2 : 1;
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length()
                && Character.isHighSurrogate(text.charAt(at))
                && Character.isLowSurrogate(text.charAt(at + 1));
    }
}
