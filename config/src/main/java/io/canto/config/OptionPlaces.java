package io.canto.config;

import io.canto.config.yaml.YamlList;
import io.canto.config.yaml.YamlMap;
import io.canto.config.yaml.YamlNode;
import io.canto.config.yaml.YamlScalar;
import io.canto.graph.Place;
import io.canto.graph.SourceMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the options of an operator or graph stand. */
final class OptionPlaces implements SourceMap {
    private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[(\\d{1,9})]");

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
        Matcher step = STEP.matcher(option);
        while (step.find()) {
            if (step.group(2) != null) {
                int index = Integer.parseInt(step.group(2));
                if (node instanceof YamlList list && index < list.items().size()) {
                    node = list.items().get(index);
                    nearest = node.place();
                }
            } else if (node instanceof YamlMap inner) {
                YamlMap.Entry entry = inner.entry(step.group(1));
                if (entry != null) {
                    node = entry.value();
                    nearest = node instanceof YamlScalar scalar && !scalar.isEmpty()
                            ? node.place()
                            : entry.key().place();
                }
            }
        }
        return nearest;
    }
}
