package io.canto.operators.transformer;

import io.canto.record.FieldPath;
import io.canto.record.FieldPath.Root;
import io.canto.record.LogRecord;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Options of {@code retain}. */
@OperatorType(
        value = "retain",
        summary = "Keeps the named fields and removes the others.",
        description = """
                Only what is named is cut: with fields of `body` alone, `attributes` and `resource` stay whole. Fields that
                are missing are ignored; a body of which nothing is left is null.
                """,
        badInput = "Any record can be cut; nothing fails.",
        differsFromStanza = "Severity, trace ids and scope name are kept.",
        elsewhere = {
            "Loki stage: label_keep, labelallow",
            "Vector: remap",
            "Logstash: prune (whitelist_names)",
            "OpenTelemetry: keep_keys, keep_matching_keys",
            "Fluent Bit: record_modifier (Allowlist_key)"
        })
@Example("""
        title: Two keys of the body
        config: {type: retain, fields: [body.a, body.c.d]}
        in:  [{body: {a: 1, b: 2, c: {d: 3, e: 4}}, attributes: {x: 1}, severity: 9}]
        out: [{body: {a: 1, c: {d: 3}}, attributes: {x: 1}, severity: 9}]
        """)
@Example("""
        title: Nothing that is named is there
        config: {type: retain, fields: [body.z, attributes.z]}
        in:  [{body: {a: 1}, attributes: {x: 1}, resource: {r: 1}}]
        out: [{body: null, resource: {r: 1}}]
        """)
public record RetainConfig(@Doc("The fields to keep.") List<FieldPath> fields) implements TransformerConfig {
    /** Copies the list. */
    public RetainConfig {
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("fields names nothing to keep");
        }
    }

    @Override
    public StateScope stateScope() {
        return StateScope.NONE;
    }

    @Override
    public Transformer build(OperatorContext context) {
        return change(fields).toTransformer();
    }

    static FieldChange change(List<FieldPath> fields) {
        List<Cut> cuts = Arrays.stream(Root.values())
                .filter(Root::hasKeys)
                .map(root -> cut(root, fields))
                .filter(Objects::nonNull)
                .toList();
        return record -> {
            for (Cut cut : cuts) {
                cut.apply(record);
            }
        };
    }

    private static @Nullable Cut cut(Root root, List<FieldPath> fields) {
        List<FieldPath> named =
                fields.stream().filter(path -> path.root() == root).toList();
        boolean whole = named.stream().anyMatch(FieldPath::isRoot);
        return named.isEmpty() || whole ? null : new Cut(FieldPath.of(root), named);
    }

    private record Cut(FieldPath root, List<FieldPath> kept) {
        void apply(LogRecord record) {
            List<FieldPath> found = new ArrayList<>(kept.size());
            List<@Nullable Object> values = new ArrayList<>(kept.size());
            for (FieldPath path : kept) {
                Object value = path.held(record);
                if (value != null || path.exists(record)) {
                    found.add(path);
                    values.add(value);
                }
            }
            root.take(record);
            for (int at = 0; at < found.size(); at++) {
                record.set(found.get(at), values.get(at));
            }
        }
    }
}
