package io.canto.config.yaml;

import io.canto.graph.Place;
import io.canto.record.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list in a YAML file. */
public final class YamlList implements YamlNode {
    private final List<YamlNode> items;
    private final Place place;
    private final int size;
    private final int height;

    /**
     * Makes one.
     *
     * @param items its items, in order
     * @param place where it begins
     */
    public YamlList(List<YamlNode> items, Place place) {
        this.items = List.copyOf(items);
        this.place = place;
        this.size = 1 + items.stream().mapToInt(YamlNode::size).sum();
        this.height = 1 + items.stream().mapToInt(YamlNode::height).max().orElse(0);
    }

    /** Returns its items. */
    public List<YamlNode> items() {
        return items;
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
        @Nullable Object[] values = new @Nullable Object[items.size()];
        for (int at = 0; at < values.length; at++) {
            values[at] = items.get(at).value();
        }
        return Values.list(values);
    }

    @Override
    public String kind() {
        return "a list";
    }
}
