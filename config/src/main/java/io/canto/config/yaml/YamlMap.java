package io.canto.config.yaml;

import io.canto.graph.Place;
import io.canto.record.Fields;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mapping in a YAML file: keys to values, in the order of the file. */
public final class YamlMap implements YamlNode {
    private final Map<String, Entry> entries;
    private final Place place;
    private final int size;
    private final int height;

    /**
     * Makes one.
     *
     * @param entries by their keys
     * @param place where it begins
     */
    public YamlMap(Map<String, Entry> entries, Place place) {
        this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        this.place = place;
        int values = 1;
        int deepest = 0;
        for (Entry entry : entries.values()) {
            values += entry.value().size();
            deepest = Math.max(deepest, entry.value().height());
        }
        this.size = values;
        this.height = 1 + deepest;
    }

    /**
     * A key and its value.
     *
     * @param key the key, with where it stands
     * @param value the value
     */
    public record Entry(YamlScalar key, YamlNode value) {}

    /** Returns the value under a key, or null if there is no such key. */
    public @Nullable YamlNode get(String key) {
        Entry entry = entries.get(key);
        return entry == null ? null : entry.value();
    }

    /** Returns the key and value under a key, or null if there is no such key. */
    public @Nullable Entry entry(String key) {
        return entries.get(key);
    }

    /** Returns where a key stands, or the map if there is no such key. */
    public Place keyPlace(String key) {
        Entry entry = entries.get(key);
        return entry == null ? place : entry.key().place();
    }

    /** Returns the entries, in order. */
    public Collection<Entry> entries() {
        return entries.values();
    }

    /** Returns the keys, in order. */
    public Collection<String> keys() {
        return entries.keySet();
    }

    /** Returns this map with one more entry, or with another value under a key it has. */
    public YamlMap with(YamlScalar key, YamlNode value) {
        Map<String, Entry> more = new LinkedHashMap<>(entries);
        more.put(key.text(), new Entry(key, value));
        return new YamlMap(more, place);
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public Object value() {
        Fields fields = new Fields(entries.size());
        entries.forEach((key, entry) -> fields.put(key, entry.value().value()));
        return fields;
    }

    @Override
    public String kind() {
        return "a map";
    }
}
