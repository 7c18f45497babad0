package io.canto.record.json;

import io.canto.record.Utf8Buffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the JSON of keys that were written before, as the same few come in every record. Shared between threads without
 * a lock in the same way as {@link Keys}.
 */
final class EncodedKeys {
    private static final int PLACES = 1024;
    private static final int LONGEST_KEPT = 64;
    private static final @Nullable Encoded[] KEPT = new Encoded[PLACES];

    private EncodedKeys() {}

    /** Writes a key and its colon, after a comma if asked for. */
    static void append(String key, boolean comma, Utf8Buffer out) {
        int hash = key.hashCode();
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        Encoded kept = KEPT[place];
        if (kept == null || kept.key != key && !kept.key.equals(key)) {
            kept = encode(key);
            if (key.length() <= LONGEST_KEPT) {
                KEPT[place] = kept;
            }
        }
        int skipped = comma ? 0 : 1;
        out.append(kept.json, skipped, kept.json.length - skipped);
    }

    private static Encoded encode(String key) {
        Utf8Buffer buffer = new Utf8Buffer(key.length() + 4).append(',');
        JsonWriter.text(key, buffer);
        buffer.append(':');
        return new Encoded(key, Arrays.copyOf(buffer.array(), buffer.length()));
    }

    private record Encoded(String key, byte[] json) {}
}
