package io.canto.record;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds keys of large {@link Fields}: by open addressing, and in very large ones by a {@link HashMap}, whose cost stays
 * bounded when a hostile record brings thousands of keys of one hash.
 */
final class KeyIndex {
    /** So many keys are no longer those of a log line; and their positions would not fit a byte. */
    private static final int HOSTILE_FROM = 127;

    private static final byte[] NO_SLOTS = {};

    /** Position + 1 of a key, 0 for free. */
    private byte[] slots;

    private @Nullable Map<String, Integer> positions;

    KeyIndex(String[] keys, int size) {
        slots = NO_SLOTS;
        build(keys, size);
    }

    private KeyIndex(KeyIndex other) {
        slots = other.slots.clone();
        positions = other.positions == null ? null : new HashMap<>(other.positions);
    }

    KeyIndex copy() {
        return new KeyIndex(this);
    }

    /** Returns the position of a key, or -1. */
    int find(String[] keys, String key) {
        if (positions != null) {
            Integer at = positions.get(key);
            return at == null ? -1 : at;
        }
        int mask = slots.length - 1;
        for (int slot = spread(key) & mask; slots[slot] != 0; slot = slot + 1 & mask) {
            String candidate = keys[slots[slot] - 1];
            if (candidate == key || candidate.equals(key)) {
                return slots[slot] - 1;
            }
        }
        return -1;
    }

    /** Takes up the last key. */
    void add(String[] keys, int size) {
        if (positions != null) {
            positions.put(keys[size - 1], size - 1);
        } else if (size * 2 > slots.length || size >= HOSTILE_FROM) {
            build(keys, size);
        } else {
            place(keys[size - 1], size);
        }
    }

    private void build(String[] keys, int size) {
        if (size >= HOSTILE_FROM) {
            slots = NO_SLOTS;
            positions = new HashMap<>(size * 2);
            for (int at = 0; at < size; at++) {
                positions.put(keys[at], at);
            }
        } else {
            slots = new byte[Integer.highestOneBit(size) * 4];
            for (int at = 0; at < size; at++) {
                place(keys[at], at + 1);
            }
        }
    }

    private void place(String key, int value) {
        int mask = slots.length - 1;
        int slot = spread(key) & mask;
        while (slots[slot] != 0) {
            slot = slot + 1 & mask;
        }
        slots[slot] = (byte) value;
    }

    private static int spread(String key) {
        int hash = key.hashCode();
        return hash ^ hash >>> 16;
    }
}
