package io.canto.record.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keeps keys that were read before, so that the same key is the same object everywhere and its text is copied once.
 *
 * <p>A fixed number of places; a new key takes the place of the old one. Threads share them without a lock: a text is
 * immutable, so whatever a thread finds is a whole key, at worst one that has to be made again.
 */
final class Keys {
    private static final int PLACES = 2048;
    private static final int LONGEST_KEPT = 64;
    private static final @Nullable Kept[] KEPT = new Kept[PLACES];

    private Keys() {}

    /** Returns the interned text of a part of UTF-8; {@code hash} depends on all its bytes. */
    static String canonical(byte[] utf8, int from, int to, int hash) {
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        Kept kept = KEPT[place];
        if (kept != null && Arrays.equals(kept.utf8, 0, kept.utf8.length, utf8, from, to)) {
            return kept.key;
        }
        String key = new String(utf8, from, to - from, StandardCharsets.UTF_8);
        if (to - from <= LONGEST_KEPT) {
            key = key.intern();
            KEPT[place] = new Kept(Arrays.copyOfRange(utf8, from, to), key);
        }
        return key;
    }

    private record Kept(byte[] utf8, String key) {}
}
