package io.canto.record;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The map of a record: text keys in the order they came, values of the closed set of {@link Values kinds}.
 *
 * <p>Log records have few keys, so keys and values stand side by side in arrays and a key is found by comparing. A word
 * of bits, one set for the hash of each key, answers most look-ups of keys that are missing without looking at any; so
 * filling a map costs no search for each key. Keys that come from parsers and paths are interned, which lets most other
 * look-ups end at a comparison of references. An index is made by the first look-up that would have to compare more than
 * {@value #INDEX_FROM} keys by their text.
 *
 * <p>A {@link #fork} shares the array of keys until one of the two adds or removes a key.
 *
 * <p>Not thread-safe. Removing keeps the order of the others. A null value is a value: {@link #containsKey} tells it
 * from a missing key.
 */
public final class Fields extends AbstractMap<String, @Nullable Object> {
    private static final int INDEX_FROM = 10;
    private static final int FIRST_ROOM = 4;
    private static final String[] NO_KEYS = {};
    private static final @Nullable Object[] NO_VALUES = {};

    /** Stands for a map that is not there. It cannot be changed. */
    static final Fields NONE = new Fields();

    private String[] keys;
    private @Nullable Object[] values;
    private int size;
    /** For each key the bit of its hash is set; others may be. */
    private long bits;
    /** Whether another map has the same array of keys, and the same index, which must not be changed then. */
    private boolean shared;
    /** Null until it is needed; null again after a removal. */
    private @Nullable KeyIndex index;

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
        return Values.asked(held(key));
    }

    /**
     * Returns the value of a key as it is held, or null if there is none: {@link #get} for what can do with a
     * {@link Utf8Text}, too.
     */
    public @Nullable Object held(String key) {
        int at = find(key);
        return at < 0 ? null : values[at];
    }

    /**
     * Sets a key; a new one goes to the end.
     *
     * @return the value before, or null
     * @throws IllegalArgumentException if the value is of no kind a record can hold, or this map itself
     */
    @Override
    public @Nullable Object put(String key, @Nullable Object value) {
        return Values.asked(exchange(key, value));
    }

    /** Sets a key as {@link #put}, and returns the value before as it was held. */
    @Nullable Object exchange(String key, @Nullable Object value) {
        Object kept = Values.of(value);
        if (kept == this) {
            throw new IllegalArgumentException("a map cannot hold itself");
        }
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
        return key instanceof String name ? Values.asked(take(name)) : null;
    }

    /** Removes a key and returns its value as it was held, or null if there was none. */
    @Nullable Object take(String key) {
        int at = find(key);
        return at < 0 ? null : removeAt(at);
    }

    /**
     * Removes the keys for which the test says so, in one pass.
     *
     * @return whether there were any
     */
    public boolean removeIf(BiPredicate<String, @Nullable Object> test) {
        boolean[] gone = new boolean[size];
        boolean any = false;
        for (int at = 0; at < gone.length; at++) {
            gone[at] = test.test(keys[at], Values.asked(values[at]));
            any |= gone[at];
        }
        if (any) {
            ownKeys(keys.length);
            int kept = 0;
            for (int at = 0; at < gone.length; at++) {
                if (!gone[at]) {
                    keys[kept] = keys[at];
                    values[kept++] = values[at];
                }
            }
            cut(kept);
        }
        return any;
    }

    @Override
    public void clear() {
        cut(0);
        bits = 0;
    }

    private void cut(int newSize) {
        if (newSize == 0 && shared) {
            keys = NO_KEYS;
            values = NO_VALUES;
            shared = false;
        } else {
            ownKeys(keys.length);
            Arrays.fill(keys, newSize, size, null);
            Arrays.fill(values, newSize, size, null);
        }
        size = newSize;
        index = null;
    }

    /** Returns the key at a position, counted from 0 in the order they came. */
    public String keyAt(int position) {
        return keys[Objects.checkIndex(position, size)];
    }

    /** Returns the value at a position, counted from 0 in the order they came. */
    public @Nullable Object valueAt(int position) {
        return Values.asked(heldAt(position));
    }

    /** Returns the value at a position as it is held: {@link #valueAt} for what can do with a {@link Utf8Text}, too. */
    public @Nullable Object heldAt(int position) {
        return values[Objects.checkIndex(position, size)];
    }

    /**
     * Returns the position of a key, or -1 if there is none.
     *
     * @see #valueAt
     */
    public int find(String key) {
        int hash = key.hashCode();
        if ((bits & bit(hash)) == 0) {
            return -1;
        }
        KeyIndex made = index;
        if (made != null) {
            return made.find(keys, key);
        }
        for (int at = 0; at < size; at++) {
            if (keys[at] == key) {
                return at;
            }
        }
        return size < INDEX_FROM ? findEqual(key, hash) : makeIndex().find(keys, key);
    }

    private int findEqual(String key, int hash) {
        for (int at = 0; at < size; at++) {
            if (keys[at].hashCode() == hash && keys[at].equals(key)) {
                return at;
            }
        }
        return -1;
    }

    /** The upper bits of a product depend on all bits of the hash; the shift takes six of them. */
    private static long bit(int hash) {
        return 1L << (hash * 0x9E3779B1 >>> 26);
    }

    private KeyIndex makeIndex() {
        KeyIndex made = new KeyIndex(keys, size);
        index = made;
        return made;
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
            shared = true;
            copy.shared = true;
            copy.keys = keys;
            copy.index = index;
            copy.bits = bits;
            copy.size = size;
            copy.values = Arrays.copyOf(values, size);
            for (int at = 0; at < size; at++) {
                Object value = copy.values[at];
                if (!(value instanceof String)) {
                    copy.values[at] = Values.fork(value);
                }
            }
        }
        return copy;
    }

    /** Lets no value keep the block alive that it is a part of. */
    void apart() {
        for (int at = 0; at < size; at++) {
            values[at] = Values.apart(values[at]);
        }
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

            @Override
            public boolean removeIf(Predicate<? super Map.Entry<String, @Nullable Object>> test) {
                return Fields.this.removeIf((key, value) -> test.test(new SimpleImmutableEntry<>(key, value)));
            }

            @Override
            public void clear() {
                Fields.this.clear();
            }
        };
    }

    private void append(String key, @Nullable Object value) {
        if (size == keys.length || shared) {
            ownKeys(size < keys.length ? keys.length : Math.max(FIRST_ROOM, size * 2));
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, keys.length);
        }
        keys[size] = key;
        values[size] = value;
        size++;
        bits |= bit(key.hashCode());
        if (index != null) {
            index.add(keys, size);
        }
    }

    private @Nullable Object removeAt(int at) {
        Object before = values[at];
        ownKeys(keys.length);
        int behind = size - at - 1;
        System.arraycopy(keys, at + 1, keys, at, behind);
        System.arraycopy(values, at + 1, values, at, behind);
        cut(size - 1);
        return before;
    }

    /** Makes sure that keys and index are this map's alone, and that there is room. */
    private void ownKeys(int room) {
        if (shared || room > keys.length) {
            if (this == NONE) {
                throw new UnsupportedOperationException("these fields are for reading only");
            }
            keys = Arrays.copyOf(keys, room);
            if (shared && index != null) {
                index = index.copy();
            }
            shared = false;
        }
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
            super(keys[at], Values.asked(values[at]));
            this.at = at;
        }

        /** Changes the map too, unless the key was removed from it. */
        @Override
        public @Nullable Object setValue(@Nullable Object value) {
            Object kept = Values.of(value);
            int now = at < size && keys[at] == getKey() ? at : find(getKey());
            if (now >= 0) {
                values[now] = kept;
            }
            return super.setValue(kept);
        }
    }
}
