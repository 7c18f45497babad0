package io.canto.config;

import io.canto.config.yaml.YamlList;
import io.canto.config.yaml.YamlMap;
import io.canto.config.yaml.YamlNode;
import io.canto.config.yaml.YamlReader;
import io.canto.config.yaml.YamlScalar;
import io.canto.graph.Place;
import io.canto.graph.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settings that take the place of options of files, such as {@code max_seen_counter=3} and {@code
 * operators.out.path=/tmp/out.log}: an option of the file, or {@code operators}, an operator's id and its option; of a file
 * with several graphs {@code graphs}, a graph's name and the rest. Immutable.
 */
public final class Overrides {
    /** No settings. */
    public static final Overrides NONE = new Overrides(List.of());

    private final List<Setting> settings;

    private Overrides(List<Setting> settings) {
        this.settings = settings;
    }

    private record Setting(String argument, String path, YamlScalar key, YamlNode value) {}

    /**
     * Reads settings.
     *
     * @param arguments each {@code path=value}; a value that begins with <code>[</code> or <code>{</code> is read as YAML,
     *     any other is the text itself
     * @throws io.canto.graph.GraphException if one is not written like that
     */
    public static Overrides parse(List<String> arguments) {
        List<Setting> settings = new ArrayList<>();
        Problems problems = new Problems();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals <= 0) {
                YamlScalar whole = YamlScalar.of(argument, "--set", argument, 0);
                problems.error(
                        Codes.UNKNOWN_SETTING,
                        "'" + argument + "' is no setting",
                        whole.place(),
                        "write path=value, such as operators.out.path=out.log");
                continue;
            }
            String path = argument.substring(0, equals).strip();
            String text = argument.substring(equals + 1);
            YamlNode value = text.startsWith("[") || text.startsWith("{")
                    ? YamlReader.read(text, "--set", problems)
                    : YamlScalar.of(text, "--set", argument, equals + 1);
            if (value != null) {
                String name = path.substring(path.lastIndexOf('.') + 1);
                settings.add(new Setting(argument, path, YamlScalar.of(name, "--set", argument, 0), value));
            }
        }
        if (problems.count() > 0) {
            throw new io.canto.graph.GraphException(problems.list());
        }
        return new Overrides(List.copyOf(settings));
    }

    /** Returns a file's tree with the settings in it, and notes which of them it has a place for. */
    YamlNode apply(YamlNode root, Set<String> used) {
        YamlNode result = root;
        for (Setting setting : settings) {
            if (result instanceof YamlMap map) {
                YamlNode changed = set(map, setting.path(), setting);
                if (changed != null) {
                    used.add(setting.argument());
                    result = changed;
                }
            }
        }
        return result;
    }

    /** Returns what is to be said about settings that no file has a place for. */
    List<Problem> unused(Set<String> used) {
        return settings.stream()
                .filter(setting -> !used.contains(setting.argument()))
                .map(setting -> Problem.error(
                        Codes.UNKNOWN_SETTING,
                        "'" + setting.path() + "' fits no graph",
                        place(setting),
                        "write operators.ID.OPTION, graphs.NAME.operators.ID.OPTION, or an option of the file"))
                .toList();
    }

    private static Place place(Setting setting) {
        return YamlScalar.of(setting.path(), "--set", setting.argument(), 0).place();
    }

    /** Returns the node changed, or null if the path leads nowhere. */
    private @Nullable YamlNode set(YamlNode node, String path, Setting setting) {
        if (node instanceof YamlMap map) {
            return setInMap(map, path, setting);
        }
        return node instanceof YamlList list ? setInList(list, path, setting) : null;
    }

    private @Nullable YamlNode setInMap(YamlMap map, String path, Setting setting) {
        for (YamlMap.Entry entry : map.entries()) {
            String key = entry.key().text();
            if (path.equals(key)) {
                return map.with(entry.key(), setting.value());
            }
            if (path.startsWith(key + ".") || path.startsWith(key + "[")) {
                boolean byKey = path.charAt(key.length()) == '.';
                YamlNode changed = set(entry.value(), path.substring(key.length() + (byKey ? 1 : 0)), setting);
                if (changed != null) {
                    return map.with(entry.key(), changed);
                }
            }
        }
        int dot = path.indexOf('.');
        if (dot < 0) {
            return path.indexOf('[') < 0 ? map.with(setting.key(), setting.value()) : null;
        }
        String first = path.substring(0, dot);
        boolean isList = first.equals("operators") || first.equals("graphs");
        if (isList || map.get(first) != null) {
            return null;
        }
        YamlMap empty = new YamlMap(Map.of(), place(setting));
        YamlNode inner = set(empty, path.substring(dot + 1), setting);
        return inner == null ? null : map.with(YamlScalar.of(first, "--set", setting.argument(), 0), inner);
    }

    private @Nullable YamlNode setInList(YamlList list, String path, Setting setting) {
        List<YamlNode> items = new ArrayList<>(list.items());
        for (Map.Entry<String, Integer> name : names(list).entrySet()) {
            String key = name.getKey();
            int at = name.getValue();
            if (path.equals(key)) {
                items.set(at, setting.value());
                return new YamlList(items, list.place());
            }
            if (path.startsWith(key + ".")) {
                YamlNode changed = set(items.get(at), path.substring(key.length() + 1), setting);
                if (changed != null) {
                    items.set(at, changed);
                    return new YamlList(items, list.place());
                }
            }
        }
        return null;
    }

    /** What an item of a list can be called: an operator's id, or its position. */
    private static Map<String, Integer> names(YamlList list) {
        Map<String, Integer> names = new LinkedHashMap<>();
        List<String> ids = OperatorIds.of(list);
        for (int at = 0; at < ids.size(); at++) {
            if (list.items().get(at) instanceof YamlMap map && map.get("type") != null) {
                names.putIfAbsent(ids.get(at), at);
            }
            names.put("[" + at + "]", at);
        }
        return names;
    }
}
