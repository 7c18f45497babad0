package io.canto.operators.transformer;

import io.canto.expr.Regex;
import io.canto.record.FieldPath;
import io.canto.record.Fields;
import io.canto.record.Values;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Options of {@code rename_keys}. */
@OperatorType(
        value = "rename_keys",
        summary = "Renames the keys of a map, by name or by pattern.",
        description = """
                Each key goes through `rename` (exact names), then `regex` with `replace_with`, then `case`. The order of keys
                stays. Where two keys become one the later value wins, and the operator's counter `collisions` grows.
                """,
        badInput = "If the field is missing or no map, the record is not changed and `on_error` decides.",
        elsewhere = {"Vector: remap (map_keys)", "Fluent Bit: modify (Rename)", "Logstash: mutate (rename), de_dot"})
@Example("""
        title: By name
        config: {type: rename_keys, field: body, rename: {msg: message, lvl: level}}
        in:  [{body: {lvl: info, msg: hello, x: 1}}]
        out: [{body: {level: info, message: hello, x: 1}}]
        """)
@Example("""
        title: By pattern, at all depths
        config: {type: rename_keys, regex: '[.-]', replace_with: _, deep: true}
        in:  [{body: x, attributes: {a.b: {c-d: 1}}}]
        out: [{body: x, attributes: {a_b: {c_d: 1}}}]
        """)
@Example("""
        title: To snake case
        config: {type: rename_keys, field: body, case: snake}
        in:  [{body: {userId: 1, HTTPStatus: 2, "Content-Type": 3}}]
        out: [{body: {user_id: 1, http_status: 2, content_type: 3}}]
        """)
public record RenameKeysConfig(
        @Doc("The map.") @Default("attributes") FieldPath field,

        @Doc("New names by old names.") @Default("{}") Map<String, String> rename,

        @Doc("What to replace in keys.") @Nullable Regex regex,

        @Doc("What to put there.") @Default("''") String replaceWith,

        @Doc("How to write keys.") @Nullable Case case_,

        @Doc("Whether the keys of maps inside are renamed too.") @Default("false")
        boolean deep)
        implements TransformerConfig {
    /** How to write keys. */
    public enum Case {
        @Doc("userid: as it is, in lower case.")
        LOWER,
        @Doc("USERID: as it is, in upper case.")
        UPPER,
        @Doc("user_id.")
        SNAKE
    }

    private static final Pattern WORD_END = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[\\s.-]+");

    /** Copies the map and checks that there is something to do. */
    public RenameKeysConfig {
        rename = Map.copyOf(rename);
        if (rename.isEmpty() && regex == null && case_ == null) {
            throw new IllegalArgumentException("set rename, regex or case");
        }
        if (regex != null) {
            regex.checkReplacement(replaceWith);
        }
    }

    @Override
    public StateScope stateScope() {
        return StateScope.NONE;
    }

    @Override
    public Transformer build(OperatorContext context) {
        OperatorContext.Counter collisions = context.counter("collisions");
        FieldChange change = record -> {
            Fields renamed = renamed(Needed.map(record, field), collisions);
            Texts.put(record, field, renamed);
        };
        return change.toTransformer();
    }

    private Fields renamed(Fields map, OperatorContext.Counter collisions) {
        Fields result = new Fields(map.size());
        for (int at = 0; at < map.size(); at++) {
            Object value = map.valueAt(at);
            String key = newName(map.keyAt(at));
            if (result.containsKey(key)) {
                collisions.add(1);
            }
            result.put(key, deep ? renamedInside(value, collisions) : value);
        }
        return result;
    }

    private @Nullable Object renamedInside(@Nullable Object value, OperatorContext.Counter collisions) {
        if (value instanceof Fields fields) {
            return renamed(fields, collisions);
        }
        if (value instanceof List<?> list) {
            @Nullable Object[] items = list.toArray();
            for (int at = 0; at < items.length; at++) {
                items[at] = renamedInside(items[at], collisions);
            }
            return Values.list(items);
        }
        return value;
    }

    private String newName(String key) {
        String name = rename.getOrDefault(key, key);
        if (regex != null) {
            name = regex.replaceAll(name, replaceWith);
        }
        if (case_ == null) {
            return name;
        }
        return switch (case_) {
            case LOWER -> name.toLowerCase(Locale.ROOT);
            case UPPER -> name.toUpperCase(Locale.ROOT);
            case SNAKE -> WORD_END.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
        };
    }
}
