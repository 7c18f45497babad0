package io.canto.config;

import io.canto.config.yaml.YamlNode;
import io.canto.config.yaml.YamlReader;
import io.canto.graph.GraphOptions;
import io.canto.record.Values;
import io.canto.record.json.Json;
import io.canto.spi.OperatorConfig;
import io.canto.spi.OperatorKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON Schema of a graph's file (draft 7, which editors know best), for completion and checks while typing. */
public final class JsonSchema {
    private static final String VARIABLE = "\\$\\{env:";
    private static final int MAX_DEPTH = 4;

    private final OperatorCatalog catalog;
    private final Shapes shapes;

    private JsonSchema(OperatorCatalog catalog) {
        this.catalog = catalog;
        this.shapes = catalog.shapes();
    }

    /** Returns the schema of files that use the types of a catalog, as JSON text. */
    public static String text(OperatorCatalog catalog) {
        return Json.pretty(Values.of(new JsonSchema(catalog).file())) + "\n";
    }

    private Map<String, Object> file() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "A graph of Canto");
        Map<String, Object> graph = graphProperties();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(
                "name", described(schema("type", "string"), "The graph's name; the file's name if it is not written."));
        properties.putAll(graph);
        properties.put(
                "graphs",
                described(
                        schema("type", "object", "additionalProperties", object(graph, List.of("operators"))),
                        "Several graphs, by their names, in place of operators."));
        properties.put("tests", described(Map.of(), "Tests of the file's graphs, run by 'canto test'."));
        schema.putAll(object(properties, List.of()));
        schema.put("patternProperties", schema("^x-", Map.of()));
        Map<String, Object> definitions = new LinkedHashMap<>();
        definitions.put("operator", operator());
        shared().forEach((name, option) -> definitions.put("shared_" + name, option(option, 0)));
        for (String type : catalog.names()) {
            definitions.put("type_" + type, type(type));
        }
        schema.put("definitions", definitions);
        return schema;
    }

    private Map<String, Object> graphProperties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(
                "operators",
                described(
                        schema("type", "array", "minItems", 1, "items", reference("operator")),
                        "The operators; each sends to the next one if it does not say otherwise."));
        for (OptionShape option : shapes.of(GraphOptions.class).options()) {
            properties.put(option.name(), option(option, 0));
        }
        return properties;
    }

    private Map<String, Object> operator() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("required", List.of("type"));
        schema.put("properties", schema("type", Map.of("enum", catalog.names())));
        List<Object> types = new ArrayList<>();
        for (String type : catalog.names()) {
            Map<String, Object> branch = new LinkedHashMap<>();
            branch.put("if", schema("properties", Map.of("type", Map.of("const", type))));
            branch.put("then", reference("type_" + type));
            types.add(branch);
        }
        if (!types.isEmpty()) {
            schema.put("allOf", types);
        }
        return schema;
    }

    private Map<String, OptionShape> shared() {
        Map<String, OptionShape> options = new LinkedHashMap<>();
        for (OperatorKind kind : OperatorKind.values()) {
            options.putAll(OperatorOptions.shared(shapes, kind, false));
        }
        return options;
    }

    private Map<String, Object> type(String name) {
        Class<? extends OperatorConfig> type = java.util.Objects.requireNonNull(catalog.type(name));
        OperatorDescription about = catalog.find(name).orElseThrow();
        Map<String, OptionShape> own = catalog.shape(type).written();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("type", described(schema("const", name), about.summary()));
        properties.put(
                "id",
                described(
                        schema("type", List.of("string", "number", "boolean")),
                        "How other operators send to it; its type if it is not written."));
        own.forEach((option, shape) -> properties.put(option, option(shape, 0)));
        OperatorOptions.shared(shapes, about.kind(), OperatorOptions.routesOnly(type))
                .keySet()
                .forEach(option -> properties.put(option, reference("shared_" + option)));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", about.summary());
        schema.putAll(object(properties, required(own.values())));
        return schema;
    }

    private static List<String> required(Collection<OptionShape> options) {
        return options.stream()
                .filter(option -> option.defaultText() == null && !option.nullable())
                .map(OptionShape::name)
                .toList();
    }

    private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    /** Names and what they stand for, in turn; the order is kept, so that the text is the same in every run. */
    private static Map<String, Object> schema(Object... pairs) {
        Map<String, Object> schema = new LinkedHashMap<>();
        for (int at = 0; at < pairs.length; at += 2) {
            schema.put((String) pairs[at], pairs[at + 1]);
        }
        return schema;
    }

    private static Map<String, Object> reference(String definition) {
        return schema("$ref", "#/definitions/" + definition);
    }

    private static Map<String, Object> described(Map<String, ?> schema, String text) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("description", text);
        described.putAll(schema);
        return described;
    }

    private Map<String, Object> option(OptionShape option, int depth) {
        Map<String, Object> schema = new LinkedHashMap<>();
        if (!option.doc().isEmpty()) {
            schema.put("description", option.doc());
        }
        Map<String, Object> type = type(option.type(), depth);
        schema.putAll(option.nullable() && !type.isEmpty() ? anyOf(type, schema("type", "null")) : type);
        Object value = defaultValue(option.defaultText());
        if (value != null) {
            schema.put("default", value);
        }
        return schema;
    }

    private static @Nullable Object defaultValue(@Nullable String text) {
        if (text == null) {
            return null;
        }
        YamlNode node = YamlReader.read(text, "default", problem -> {});
        return node == null ? null : node.value();
    }

    private static Map<String, Object> anyOf(Object... schemas) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("anyOf", List.of(schemas));
        return schema;
    }

    private Map<String, Object> type(OptionType type, int depth) {
        if (type instanceof OptionType.Text || type instanceof OptionType.Parsed) {
            return schema("type", List.of("string", "number", "boolean"));
        }
        if (type instanceof OptionType.Bool) {
            return textOr(schema("type", List.of("boolean", "string")), "^(true|false)$|" + VARIABLE);
        }
        if (type instanceof OptionType.Number number) {
            return number(number);
        }
        if (type instanceof OptionType.Choice choice) {
            return anyOf(schema("enum", choice.names()), textOr(schema("type", "string"), VARIABLE));
        }
        if (type instanceof OptionType.ListOf list) {
            Map<String, Object> item = type(list.item(), depth);
            return item.isEmpty() ? item : anyOf(item, array(item));
        }
        if (type instanceof OptionType.MapOf map) {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", "object");
            schema.put("additionalProperties", type(map.value(), depth));
            return schema;
        }
        if (type instanceof OptionType.Either either) {
            Map<String, Object> text = either.words().isEmpty()
                    ? type(either.text(), depth)
                    : anyOf(schema("enum", either.words()), textOr(schema("type", "string"), VARIABLE));
            return anyOf(text, type(either.options(), depth));
        }
        return type instanceof OptionType.Nested nested && depth < MAX_DEPTH ? nested(nested, depth) : Map.of();
    }

    private static Map<String, Object> array(Map<String, Object> item) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "array");
        schema.put("items", item);
        return schema;
    }

    private Map<String, Object> nested(OptionType.Nested nested, int depth) {
        Map<String, OptionShape> options = nested.shape().get().written();
        Map<String, Object> properties = new LinkedHashMap<>();
        options.forEach((name, option) -> properties.put(name, option(option, depth + 1)));
        return object(properties, required(options.values()));
    }

    private static Map<String, Object> number(OptionType.Number number) {
        boolean whole = number.box() != Double.class;
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", List.of(whole ? "integer" : "number", "string"));
        schema.put("pattern", "^[-+]?[0-9]+" + (whole ? "$|" : "(\\.[0-9]+)?([eE][-+]?[0-9]+)?$|") + VARIABLE);
        if (Double.isFinite(number.min())) {
            schema.put("minimum", bound(number.min()));
        }
        if (Double.isFinite(number.max())) {
            schema.put("maximum", bound(number.max()));
        }
        return schema;
    }

    private static Object bound(double bound) {
        return bound == Math.rint(bound) && Math.abs(bound) < 1e15 ? (Object) (long) bound : bound;
    }

    private static Map<String, Object> textOr(Map<String, Object> type, String pattern) {
        Map<String, Object> schema = new LinkedHashMap<>(type);
        schema.put("pattern", pattern);
        return schema;
    }
}
