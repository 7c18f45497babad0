package io.canto.record;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The map of a record: text keys in the order they came, values of the closed set of {@link Values kinds}.
 *
 * <p>Log records have few keys, so keys and values stand side by side in arrays and a key is found by comparing; from
 * {@value #INDEX_FROM} keys on a hash index is kept beside them. Keys that come from parsers and paths are interned,
 * which lets most look-ups end at the first comparison of references.
 *
 * <p>Not thread-safe. Removing keeps the order of the others. A null value is a value: {@link #containsKey} tells it
 * from a missing key.
 */
public final class Fields extends AbstractMap<String, @Nullable Object> {
    private static final int INDEX_FROM = 9;
    private static final String[] NO_KEYS = {};
    private static final @Nullable Object[] NO_VALUES = {};

    private String[] keys;
    private @Nullable Object[] values;
    private int size;
    /** Open addressing: position + 1 of a key, 0 for free; null while there are few keys or after a removal. */
    private int @Nullable [] index;

    /** Makes an empty map. */
    public Fields() {
        keys = NO_KEYS;
        values = NO_VALUES;
    }

    /**
     * Makes an empty map with room.
     *
     * @param capacity how many keys fit before the arrays grow; at least 0
     */
    public Fields(int capacity) {
        keys = capacity == 0 ? NO_KEYS : new String[capacity];
        values = capacity == 0 ? NO_VALUES : new Object[capacity];
    }

    /**
     * Copies a map, its values brought to record kinds (see {@link Values#of}).
     *
     * @throws IllegalArgumentException if a key is no text, or a value of no kind a record can hold
     */
    public static Fields of(Map<?, ?> map) {
        if (map instanceof Fields fields) {
            return fields.fork();
        }
        Fields copy = new Fields(map.size());
        map.forEach((key, value) -> {
            if (!(key instanceof String name)) {
                throw new IllegalArgumentException("a key of a map must be text, not " + Values.kind(key));
            }
            copy.put(name, value);
        });
        return copy;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean isEmpty() {
        return size == 0;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String name && find(name) >= 0;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return key instanceof String name ? get(name) : null;
    }

    /** Returns the value of a key, or null if there is none. */
    public @Nullable Object get(String key) {
        int at = find(key);
        return at < 0 ? null : values[at];
    }

    /**
     * Sets a key; a new one goes to the end.
     *
     * @return the value before, or null
     * @throws IllegalArgumentException if the value is of no kind a record can hold
     */
    @Override
    public @Nullable Object put(String key, @Nullable Object value) {
        Object kept = Values.of(value);
        int at = find(key);
        if (at >= 0) {
            Object before = values[at];
            values[at] = kept;
            return before;
        }
        append(key, kept);
        return null;
    }

    @Override
    public @Nullable Object remove(@Nullable Object key) {
        int at = key instanceof String name ? find(name) : -1;
        return at < 0 ? null : removeAt(at);
    }

    @Override
    public void clear() {
        Arrays.fill(keys, 0, size, null);
        Arrays.fill(values, 0, size, null);
        size = 0;
        index = null;
    }

    /** Returns the key at a position, counted from 0 in the order they came. */
    public String keyAt(int position) {
        return keys[Objects.checkIndex(position, size)];
    }

    /** Returns the value at a position, counted from 0 in the order they came. */
    public @Nullable Object valueAt(int position) {
        return values[Objects.checkIndex(position, size)];
    }

    /**
     * Returns the position of a key, or -1 if there is none.
     *
     * @see #valueAt
     */
    public int find(String key) {
        int[] slots = index;
        if (slots == null) {
            for (int at = 0; at < size; at++) {
                if (keys[at] == key) {
                    return at;
                }
            }
            if (size >= INDEX_FROM) {
                return find(key, buildIndex());
            }
            int hash = key.hashCode();
            for (int at = 0; at < size; at++) {
                if (keys[at].hashCode() == hash && keys[at].equals(key)) {
                    return at;
                }
            }
            return -1;
        }
        return find(key, slots);
    }

    /**
     * Puts every key of the other map into this one, maps into maps, anything else in place of what was there. The other
     * map must not be used afterwards: its values move over.
     */
    public void merge(Fields other) {
        for (int at = 0; at < other.size; at++) {
            Object value = other.values[at];
            int mine = find(other.keys[at]);
            if (mine < 0) {
                append(other.keys[at], value);
            } else if (value instanceof Fields child && values[mine] instanceof Fields existing) {
                existing.merge(child);
            } else {
                values[mine] = value;
            }
        }
    }

    /** Returns a copy that shares nothing mutable with this map. */
    public Fields fork() {
        Fields copy = new Fields(0);
        if (size > 0) {
            copy.keys = Arrays.copyOf(keys, size);
            copy.values = Arrays.copyOf(values, size);
            copy.size = size;
            for (int at = 0; at < size; at++) {
                Object value = values[at];
                if (!(value instanceof String)) {
                    copy.values[at] = Values.fork(value);
                }
            }
        }
        return copy;
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
                return new Entries();
            }
        };
    }

    private int find(String key, int[] slots) {
        int mask = slots.length - 1;
        for (int slot = spread(key) & mask; slots[slot] != 0; slot = slot + 1 & mask) {
            String candidate = keys[slots[slot] - 1];
            if (candidate == key || candidate.equals(key)) {
                return slots[slot] - 1;
            }
        }
        return -1;
    }

    private void append(String key, @Nullable Object value) {
        if (size == keys.length) {
            int room = Math.max(4, size * 2);
            keys = Arrays.copyOf(keys, room);
            values = Arrays.copyOf(values, room);
        }
        keys[size] = key;
        values[size] = value;
        size++;
        int[] slots = index;
        if (slots != null) {
            if (size * 2 > slots.length) {
                buildIndex();
            } else {
                place(key, size, slots);
            }
        }
    }

    private @Nullable Object removeAt(int at) {
        Object before = values[at];
        int behind = size - at - 1;
        System.arraycopy(keys, at + 1, keys, at, behind);
        System.arraycopy(values, at + 1, values, at, behind);
        size--;
        Arrays.fill(keys, size, size + 1, null);
        values[size] = null;
        index = null;
        return before;
    }

    private int[] buildIndex() {
        int[] slots = new int[Integer.highestOneBit(size * 2 + 1) * 2];
        for (int at = 0; at < size; at++) {
            place(keys[at], at + 1, slots);
        }
        index = slots;
        return slots;
    }

    private static void place(String key, int value, int[] slots) {
        int mask = slots.length - 1;
        int slot = spread(key) & mask;
        while (slots[slot] != 0) {
            slot = slot + 1 & mask;
        }
        slots[slot] = value;
    }

    private static int spread(String key) {
        int hash = key.hashCode();
        return hash ^ hash >>> 16;
    }

    private final class Entries implements Iterator<Map.Entry<String, @Nullable Object>> {
        private int next;
        private boolean removable;

        @Override
        public boolean hasNext() {
            return next < size;
        }

        @Override
        public Map.Entry<String, @Nullable Object> next() {
            if (next >= size) {
                throw new NoSuchElementException();
            }
            removable = true;
            return new Entry(next++);
        }

        @Override
        public void remove() {
            if (!removable) {
                throw new IllegalStateException("next has not been called");
            }
            removable = false;
            removeAt(--next);
        }
    }

    private final class Entry extends SimpleEntry<String, @Nullable Object> {
        private static final long serialVersionUID = 1;
        private final int at;

        Entry(int at) {
            super(keys[at], values[at]);
            this.at = at;
        }

        @Override
        public @Nullable Object setValue(@Nullable Object value) {
            values[at] = Values.of(value);
            return super.setValue(values[at]);
        }
    }
}
