package io.canto.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks values against those parts of JSON Schema that ours uses; a part it does not know fails the test. */
final class SchemaCheck {
    private static final Set<String> WORDS = Set.of("$schema", "title", "description", "default", "definitions");

    private final Map<?, ?> root;
    private final List<String> errors = new ArrayList<>();

    private SchemaCheck(Map<?, ?> root) {
        this.root = root;
    }

    static List<String> errors(Map<?, ?> schema, @Nullable Object value) {
        SchemaCheck check = new SchemaCheck(schema);
        check.check(schema, value, "");
        return check.errors;
    }

    private boolean holds(Map<?, ?> schema, @Nullable Object value) {
        SchemaCheck inner = new SchemaCheck(root);
        inner.check(schema, value, "");
        return inner.errors.isEmpty();
    }

    private void check(Map<?, ?> schema, @Nullable Object value, String at) {
        schema.forEach((keyword, argument) -> {
            if (!WORDS.contains(String.valueOf(keyword))
                    && !holds(String.valueOf(keyword), argument, schema, value, at)) {
                errors.add(at + " breaks " + keyword);
            }
        });
    }

    private boolean holds(String keyword, Object argument, Map<?, ?> schema, @Nullable Object value, String at) {
        return switch (keyword) {
            case "$ref" -> reference(String.valueOf(argument), value, at);
            case "type" ->
                (argument instanceof List<?> types ? types : List.of(argument))
                        .stream().anyMatch(type -> isOf(String.valueOf(type), value));
            case "enum" -> ((List<?>) argument).contains(value);
            case "const" -> argument.equals(value);
            case "required" -> !(value instanceof Map<?, ?> map) || map.keySet().containsAll((List<?>) argument);
            case "properties" -> properties((Map<?, ?>) argument, value, at);
            case "additionalProperties" -> additional(argument, schema, value, at);
            case "patternProperties", "then" -> true;
            case "if" -> conditional((Map<?, ?>) argument, (Map<?, ?>) schema.get("then"), value, at);
            case "items" -> items((Map<?, ?>) argument, value, at);
            case "minItems" -> !(value instanceof List<?> list) || list.size() >= ((Number) argument).intValue();
            case "anyOf" -> ((List<?>) argument).stream().anyMatch(one -> holds((Map<?, ?>) one, value));
            case "allOf" -> all((List<?>) argument, value, at);
            case "pattern" ->
                !(value instanceof String text)
                        || Pattern.compile(String.valueOf(argument))
                                .matcher(text)
                                .find();
            case "minimum" -> !(value instanceof Number number) || compare(number, argument) >= 0;
            case "maximum" -> !(value instanceof Number number) || compare(number, argument) <= 0;
            default -> throw new IllegalStateException("the check does not know " + keyword);
        };
    }

    private boolean reference(String to, @Nullable Object value, String at) {
        Map<?, ?> definitions = (Map<?, ?>) Objects.requireNonNull(root.get("definitions"));
        check((Map<?, ?>) Objects.requireNonNull(definitions.get(to.substring(to.lastIndexOf('/') + 1))), value, at);
        return true;
    }

    private boolean properties(Map<?, ?> properties, @Nullable Object value, String at) {
        if (value instanceof Map<?, ?> map) {
            properties.forEach((name, schema) -> {
                if (map.containsKey(name)) {
                    check((Map<?, ?>) schema, map.get(name), at + "/" + name);
                }
            });
        }
        return true;
    }

    private boolean additional(Object argument, Map<?, ?> schema, @Nullable Object value, String at) {
        if (!(value instanceof Map<?, ?> map)) {
            return true;
        }
        Map<?, ?> known = schema.get("properties") instanceof Map<?, ?> properties ? properties : Map.of();
        boolean fine = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (known.containsKey(entry.getKey())
                    || String.valueOf(entry.getKey()).startsWith("x-")) {
                continue;
            }
            if (argument instanceof Map<?, ?> other) {
                check(other, entry.getValue(), at + "/" + entry.getKey());
            } else {
                fine = false;
            }
        }
        return fine;
    }

    private boolean conditional(Map<?, ?> condition, Map<?, ?> then, @Nullable Object value, String at) {
        if (holds(condition, value)) {
            check(then, value, at);
        }
        return true;
    }

    private boolean items(Map<?, ?> schema, @Nullable Object value, String at) {
        if (value instanceof List<?> list) {
            for (int index = 0; index < list.size(); index++) {
                check(schema, list.get(index), at + "/" + index);
            }
        }
        return true;
    }

    private boolean all(List<?> schemas, @Nullable Object value, String at) {
        schemas.forEach(schema -> check((Map<?, ?>) schema, value, at));
        return true;
    }

    private static int compare(Number number, Object bound) {
        return new BigDecimal(number.toString()).compareTo(new BigDecimal(bound.toString()));
    }

    private static boolean isOf(String type, @Nullable Object value) {
        return switch (type) {
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "number" -> value instanceof Number;
            case "integer" -> value instanceof Long;
            case "null" -> value == null;
            default -> throw new IllegalStateException("no type: " + type);
        };
    }
}
