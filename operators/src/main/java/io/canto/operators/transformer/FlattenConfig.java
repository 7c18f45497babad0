package io.canto.operators.transformer;

import io.canto.record.FieldPath;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Options of {@code flatten}. */
@OperatorType(
        value = "flatten",
        summary = "Lifts the keys of a map one level up, or out of all levels.",
        description = """
                Without `separator` the keys of the map take its place one level up; a key that is there already is
                overwritten. With `separator` all maps inside the field are dissolved, and keys are joined from the way to
                them: `{a: {b: 1}}` becomes `{a.b: 1}`. Empty maps and lists stay as they are.
                """,
        badInput =
                "If the field is missing or no map, or the keys would have more than four million characters when they"
                        + " are joined, the record is not changed and `on_error` decides.",
        differsFromStanza =
                "All levels can be dissolved with `separator`; the whole of the body or the attributes too.",
        elsewhere = {"Vector: flatten", "Fluent Bit: nest (lift)", "Logstash: ruby", "OpenTelemetry: flatten"})
@Example("""
        title: One level up
        config: {type: flatten, field: body.nested}
        in:  [{body: {a: 1, nested: {b: 2, c: {d: 3}}}}]
        out: [{body: {a: 1, b: 2, c: {d: 3}}}]
        """)
@Example("""
        title: All levels
        config: {type: flatten, field: body, separator: "."}
        in:  [{body: {a: 1, k8s: {pod: {name: x}, ns: y}}}]
        out: [{body: {a: 1, k8s.pod.name: x, k8s.ns: y}}]
        """)
public record FlattenConfig(
        @Doc("The map to flatten.") FieldPath field,

        @Doc("What joins the keys when all levels are dissolved; without it one level is lifted.") @Nullable String separator)
        implements TransformerConfig {
    private static final int MAX_KEY_CHARACTERS = 4 << 20;

    /** Checks that there is a level above. */
    public FlattenConfig {
        if (separator == null && field.isRoot()) {
            throw new IllegalArgumentException(
                    "'" + field + "' has no level above it; name a field inside it, or set separator");
        }
    }

    @Override
    public StateScope stateScope() {
        return StateScope.NONE;
    }

    @Override
    public Transformer build(OperatorContext context) {
        return change().toTransformer();
    }

    FieldChange change() {
        return separator == null ? this::lift : record -> dissolve(record, separator);
    }

    private void lift(LogRecord record) {
        Fields children = Needed.map(record, field);
        List<String> keys = field.keys();
        FieldPath parent =
                FieldPath.of(field.root(), keys.subList(0, keys.size() - 1).toArray(new String[0]));
        record.remove(field);
        Fields siblings = Needed.map(record, parent);
        for (int at = 0; at < children.size(); at++) {
            siblings.put(children.keyAt(at), children.valueAt(at));
        }
    }

    private void dissolve(LogRecord record, String joint) {
        Fields map = Needed.map(record, field);
        Fields flat = new Fields(map.size());
        collect(map, "", joint, flat, MAX_KEY_CHARACTERS);
        map.clear();
        map.merge(flat);
    }

    /** Returns how many characters joined keys may still have: a long key is repeated for all that is inside it. */
    private int collect(Fields map, String prefix, String joint, Fields into, int room) {
        int left = room;
        for (int at = 0; at < map.size(); at++) {
            String name = map.keyAt(at);
            left -= prefix.isEmpty() ? 0 : prefix.length() + name.length();
            if (left < 0) {
                throw new RecordException(
                        "the joined keys of '" + field + "' have more than " + MAX_KEY_CHARACTERS + " characters");
            }
            String key = prefix + name;
            if (map.valueAt(at) instanceof Fields child && !child.isEmpty()) {
                left = collect(child, key + joint, joint, into, left);
            } else {
                into.put(key, map.valueAt(at));
            }
        }
        return left;
    }
}
