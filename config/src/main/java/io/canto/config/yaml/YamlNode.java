package io.canto.config.yaml;

import io.canto.graph.Place;
import org.jspecify.annotations.Nullable;

/** A part of a YAML file that knows where it stands. Immutable. */
public sealed interface YamlNode permits YamlScalar, YamlList, YamlMap {
    /** Returns where it begins. */
    Place place();

    /** Returns how many values there are in it, itself and what aliases stand for among them. */
    int size();

    /** Returns how deep it is nested: 1 for a scalar. */
    int height();

    /**
     * Returns the value of a record that it stands for, by the core rules of YAML 1.2: null, true and false, exact
     * integers, decimals, and text for all else.
     */
    @Nullable Object value();

    /** Returns what it is, as messages say it: text, list or map. */
    String kind();
}
