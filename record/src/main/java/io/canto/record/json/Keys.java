package io.canto.record.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keeps keys that were read before, so that the same key is the same object everywhere and its text is made once. Each
 * remembers which key came behind it, as records of one source have the same keys in the same order.
 *
 * <p>A fixed number of places; a new key takes the place of the old one. Threads share them without a lock: a key is
 * immutable, so whatever a thread finds is a whole key, at worst one that has to be made again, or a wrong guess.
 */
public final class Keys {
    private static final int PLACES = 2048;
    private static final int LONGEST_KEPT = 64;
    private static final @Nullable Key[] KEPT = new Key[PLACES];

    private Keys() {}

    /** Returns a part of well-formed UTF-8 as a key. */
    public static String key(byte[] utf8, int from, int to) {
        int hash = 0;
        for (int at = from; at < to; at++) {
            hash = 31 * hash + utf8[at];
        }
        return key(utf8, from, to, hash).text;
    }

    /** Returns the key of a part of UTF-8 that stands between quotes as it is; {@code hash} depends on all its bytes. */
    static Key key(byte[] utf8, int from, int to, int hash) {
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        Key kept = KEPT[place];
        if (kept == null || !Arrays.equals(kept.utf8, 0, kept.utf8.length, utf8, from, to)) {
            kept = new Key(Arrays.copyOfRange(utf8, from, to));
            if (to - from <= LONGEST_KEPT) {
                KEPT[place] = kept;
            }
        }
        return kept;
    }

    /** A key, and the one that came behind it the last time. */
    static final class Key {
        final String text;
        private final byte[] utf8;
        private @Nullable Key next;

        /** Makes the place before the first key. */
        Key() {
            this(new byte[0]);
        }

        private Key(byte[] utf8) {
            this.utf8 = utf8;
            String made = new String(utf8, StandardCharsets.UTF_8);
            text = utf8.length <= LONGEST_KEPT ? made.intern() : made;
        }

        /** Returns the key that comes behind this one, if it is the one of the last time, or null. */
        @Nullable Key next(byte[] json, int from, int end) {
            Key guess = next;
            return guess != null && guess.isAt(json, from, end) ? guess : null;
        }

        private boolean isAt(byte[] json, int from, int end) {
            int to = from + utf8.length;
            return to < end && json[to] == '"' && Arrays.equals(utf8, 0, utf8.length, json, from, to);
        }

        /** Remembers which key came behind this one. */
        void follow(Key key) {
            if (key.utf8.length <= LONGEST_KEPT) {
                next = key;
            }
        }

        /** Returns how many bytes it has. */
        int length() {
            return utf8.length;
        }
    }
}
