package io.canto.config;

import io.canto.config.yaml.YamlList;
import io.canto.config.yaml.YamlMap;
import io.canto.config.yaml.YamlNode;
import io.canto.config.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ids of a list of operators: what is written, or else the type, with a number from the second on. Numbers that would
 * make an id that is written elsewhere in the list are passed over.
 */
final class OperatorIds {
    private OperatorIds() {}

    /** Returns the ids in the order of the list; for what is no map too. */
    static List<String> of(YamlList operators) {
        Set<String> taken = new HashSet<>();
        for (YamlNode operator : operators.items()) {
            String id = text(operator, "id");
            if (id != null) {
                taken.add(id);
            }
        }
        Map<String, Integer> numbers = new HashMap<>();
        List<String> ids = new ArrayList<>();
        for (YamlNode operator : operators.items()) {
            String id = text(operator, "id");
            ids.add(id == null ? next(operator, taken, numbers) : id);
        }
        return ids;
    }

    private static String next(YamlNode operator, Set<String> taken, Map<String, Integer> numbers) {
        String type = text(operator, "type");
        String base = type == null ? OperatorBinder.NO_TYPE : type;
        int number = numbers.getOrDefault(base, 0);
        String id = number == 0 ? base : base + number;
        while (!taken.add(id)) {
            number++;
            id = base + number;
        }
        numbers.put(base, number + 1);
        return id;
    }

    private static @Nullable String text(YamlNode operator, String key) {
        return operator instanceof YamlMap map && map.get(key) instanceof YamlScalar scalar && !scalar.isEmpty()
                ? scalar.text()
                : null;
    }
}
