package io.canto.operators.transformer;

import io.canto.record.FieldPath;
import io.canto.record.Fields;
import io.canto.record.RecordException;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Options of {@code assign_keys}. */
@OperatorType(
        value = "assign_keys",
        summary = "Turns a list into a map, with names for its items.",
        badInput =
                "If the field is missing, no list, or has another number of items than there are keys, the record is not"
                        + " changed and `on_error` decides.",
        differsFromStanza = "The same key twice is found at load.",
        elsewhere = {"Vector: remap (object from array)", "Logstash: csv (columns)"})
@Example("""
        title: Columns
        config: {type: assign_keys, field: body, keys: [method, status]}
        in:  [{body: [GET, 200]}]
        out: [{body: {method: GET, status: 200}}]
        """)
@Example("""
        title: One item too many
        config: {type: assign_keys, field: attributes.row, keys: [a, b]}
        in:  [{body: x, attributes: {row: [1, 2, 3]}}]
        out: [{body: x, attributes: {row: [1, 2, 3]}}]
        errors: 1
        """)
public record AssignKeysConfig(
        @Doc("The list.") FieldPath field,
        @Doc("The keys, in the order of the items.") List<String> keys) implements TransformerConfig {
    /** Copies the keys and checks that they differ. */
    public AssignKeysConfig {
        keys = List.copyOf(keys);
        Set<String> seen = new HashSet<>();
        for (String key : keys) {
            if (!seen.add(key)) {
                throw new IllegalArgumentException("keys names '" + key + "' twice");
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("keys is empty");
        }
    }

    @Override
    public StateScope stateScope() {
        return StateScope.NONE;
    }

    @Override
    public Transformer build(OperatorContext context) {
        FieldChange change = record -> {
            List<?> items = Needed.list(record, field);
            if (items.size() != keys.size()) {
                throw new RecordException(
                        "'" + field + "' has " + items.size() + " items for " + keys.size() + " keys");
            }
            Fields map = new Fields(keys.size());
            for (int at = 0; at < keys.size(); at++) {
                map.put(keys.get(at), items.get(at));
            }
            record.set(field, map);
        };
        return change.toTransformer();
    }
}
