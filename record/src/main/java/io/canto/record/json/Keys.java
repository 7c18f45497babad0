package io.canto.record.json;

/**
 * Keeps keys that were read before, so that the same key is the same object everywhere and its text is copied once.
 *
 * <p>A fixed number of places; a new key takes the place of the old one. Threads share them without a lock: a text is
 * immutable, so whatever a thread finds is a whole key, at worst one that has to be made again.
 */
final class Keys {
    private static final int PLACES = 2048;
    private static final int LONGEST_KEPT = 64;
    private static final String[] KEPT = new String[PLACES];

    private Keys() {}

    /** Returns the interned text of a part; {@code hash} is its {@link String#hashCode}. */
    static String canonical(String text, int from, int to, int hash) {
        int length = to - from;
        if (length > LONGEST_KEPT) {
            return text.substring(from, to);
        }
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        String kept = KEPT[place];
        if (kept != null && kept.length() == length && text.startsWith(kept, from)) {
            return kept;
        }
        String key = text.substring(from, to).intern();
        KEPT[place] = key;
        return key;
    }
}
