package io.canto.config;

import io.canto.config.yaml.YamlList;
import io.canto.config.yaml.YamlMap;
import io.canto.config.yaml.YamlNode;
import io.canto.config.yaml.YamlScalar;
import io.canto.graph.Place;
import io.canto.graph.SourceMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the options of an operator or graph stand. */
final class OptionPlaces implements SourceMap {
    private static final Pattern INDEX = Pattern.compile("\\[(\\d{1,9})]");

    private final YamlMap map;
    private final Place place;

    /**
     * Makes one.
     *
     * @param map the options
     * @param place of the whole
     */
    OptionPlaces(YamlMap map, Place place) {
        this.map = map;
        this.place = place;
    }

    @Override
    public Place place(String option) {
        YamlNode node = map;
        Place nearest = place;
        int at = 0;
        while (at < option.length()) {
            Matcher index = INDEX.matcher(option).region(at, option.length());
            if (index.lookingAt()) {
                int item = Integer.parseInt(index.group(1));
                if (node instanceof YamlList list && item < list.items().size()) {
                    node = list.items().get(item);
                    nearest = node.place();
                }
                at = index.end();
                continue;
            }
            at += option.charAt(at) == '.' ? 1 : 0;
            YamlMap.Entry entry = node instanceof YamlMap inner ? longest(inner, option, at) : null;
            if (entry == null) {
                return nearest;
            }
            node = entry.value();
            nearest = node instanceof YamlScalar scalar && !scalar.isEmpty()
                    ? node.place()
                    : entry.key().place();
            at += entry.key().text().length();
        }
        return nearest;
    }

    /** Finds the key that a path goes on with; keys of tables may have dots in them. */
    private static YamlMap.@Nullable Entry longest(YamlMap map, String option, int at) {
        for (int end = option.length(); end > at; end--) {
            boolean ends = end == option.length() || option.charAt(end) == '.' || option.charAt(end) == '[';
            YamlMap.Entry entry = ends ? map.entry(option.substring(at, end)) : null;
            if (entry != null) {
                return entry;
            }
        }
        return null;
    }
}
