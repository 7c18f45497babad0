package io.canto.config;

import io.canto.config.yaml.YamlList;
import io.canto.config.yaml.YamlMap;
import io.canto.config.yaml.YamlNode;
import io.canto.config.yaml.YamlReader;
import io.canto.config.yaml.YamlScalar;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code ${env:NAME}} and {@code ${env:NAME:-default}} inside the texts of a tree; {@code $${env:} stands for
 * itself. It works on the tree, so a value can never add a key or an item; and values are never part of a message.
 */
final class Substitution {
    private static final String BEGIN = "${env:";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,199}");

    private final Function<String, @Nullable String> environment;
    private final Problems problems;
    private final Map<YamlNode, YamlNode> done = new IdentityHashMap<>();
    private int room = YamlReader.MAX_BYTES;

    Substitution(Function<String, @Nullable String> environment, Problems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    /** Returns the tree with all variables replaced. What aliases share stays shared. */
    YamlNode apply(YamlNode node) {
        YamlNode known = done.get(node);
        if (known == null) {
            known = replace(node);
            done.put(node, known);
        }
        return known;
    }

    private YamlNode replace(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            return scalar.text().contains(BEGIN) ? replace(scalar) : scalar;
        }
        if (node instanceof YamlList list) {
            return new YamlList(list.items().stream().map(this::apply).toList(), list.place());
        }
        YamlMap map = (YamlMap) node;
        Map<String, YamlMap.Entry> entries = new LinkedHashMap<>();
        for (YamlMap.Entry entry : map.entries()) {
            entries.put(entry.key().text(), new YamlMap.Entry(entry.key(), apply(entry.value())));
        }
        return new YamlMap(entries, map.place());
    }

    private YamlScalar replace(YamlScalar scalar) {
        String text = scalar.text();
        StringBuilder result = new StringBuilder();
        int from = 0;
        boolean changed = false;
        for (int at = text.indexOf(BEGIN); at >= 0; at = text.indexOf(BEGIN, from)) {
            if (at > from && text.charAt(at - 1) == '$') {
                result.append(text, from, at - 1).append(BEGIN);
                from = at + BEGIN.length();
                changed = true;
                continue;
            }
            int end = text.indexOf('}', at);
            if (end < 0) {
                error(scalar, "'${env:' is never closed", "write ${env:NAME}, or $${env: for the text itself", at, 6);
                return scalar.broken();
            }
            String value = value(scalar, at, text.substring(at + BEGIN.length(), end));
            room -= value == null ? 0 : value.length();
            if (value == null) {
                return scalar.broken();
            }
            if (room < 0) {
                error(scalar, "the variables of this file are too long", null, at, end + 1 - at);
                return scalar.broken();
            }
            result.append(text, from, at).append(value);
            from = end + 1;
            changed = true;
        }
        return changed
                ? scalar.withText(result.append(text, from, text.length()).toString())
                : scalar;
    }

    private @Nullable String value(YamlScalar scalar, int at, String inside) {
        int separator = inside.indexOf(":-");
        String name = separator < 0 ? inside : inside.substring(0, separator);
        int length = BEGIN.length() + inside.length() + 1;
        if (!NAME.matcher(name).matches()) {
            error(
                    scalar,
                    "'" + name + "' is no name of a variable",
                    "write ${env:NAME} or ${env:NAME:-default}",
                    at,
                    length);
            return null;
        }
        String value = environment.apply(name);
        if (separator >= 0 && (value == null || value.isEmpty())) {
            return inside.substring(separator + 2);
        }
        if (value == null) {
            error(
                    scalar,
                    "the environment variable '" + name + "' is not set",
                    "set it, or write ${env:" + name + ":-default}",
                    at,
                    length);
        }
        return value;
    }

    private void error(YamlScalar scalar, String message, @Nullable String hint, int offset, int length) {
        problems.error(Codes.BAD_VARIABLE, message, scalar.part(offset, length), hint);
    }
}
