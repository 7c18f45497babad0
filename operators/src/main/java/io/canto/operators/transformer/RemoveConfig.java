package io.canto.operators.transformer;

import io.canto.record.FieldPath;
import io.canto.record.LogRecord;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.util.List;

/** Options of {@code remove}. */
@OperatorType(
        value = "remove",
        summary = "Removes fields.",
        description =
                "A root such as `attributes` is emptied. The map that a key was removed from stays, even when empty.",
        badInput = "If a field is missing, the others are removed all the same, and `on_error` decides.",
        differsFromStanza = "Several fields can be named; all parts of a record can be removed.",
        elsewhere = {
            "Loki stage: label_drop, labeldrop, structured_metadata_drop",
            "Vector: remap (del)",
            "Fluent Bit: modify (Remove)",
            "Logstash: mutate (remove_field)",
            "OpenTelemetry: delete_key, delete_matching_keys"
        })
@Example("""
        title: One field
        config: {type: remove, field: body.password}
        in:  [{body: {user: a, password: b}}]
        out: [{body: {user: a}}]
        """)
@Example("""
        title: Several fields, and a whole root
        config: {type: remove, field: [resource, "attributes['log.file.name']"]}
        in:  [{body: a, attributes: {log.file.name: x, b: 1}, resource: {c: 2}}]
        out: [{body: a, attributes: {b: 1}}]
        """)
public record RemoveConfig(
        @Doc("The field to remove, or several.") List<FieldPath> field) implements TransformerConfig {
    /** Copies the list. */
    public RemoveConfig {
        field = List.copyOf(field);
        if (field.isEmpty()) {
            throw new IllegalArgumentException("field names nothing to remove");
        }
    }

    @Override
    public StateScope stateScope() {
        return StateScope.NONE;
    }

    @Override
    public Transformer build(OperatorContext context) {
        return change(field).toTransformer();
    }

    static FieldChange change(List<FieldPath> field) {
        return record -> removeAll(record, field);
    }

    private static void removeAll(LogRecord record, List<FieldPath> field) {
        FieldPath missing = null;
        for (FieldPath path : field) {
            if (path.isRoot() || path.exists(record)) {
                record.remove(path);
            } else if (missing == null) {
                missing = path;
            }
        }
        if (missing != null) {
            throw Needed.missing(missing);
        }
    }
}
