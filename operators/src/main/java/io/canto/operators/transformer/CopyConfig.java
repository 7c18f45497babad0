package io.canto.operators.transformer;

import io.canto.record.FieldPath;
import io.canto.record.Values;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;

/** Options of {@code copy}. */
@OperatorType(
        value = "copy",
        summary = "Copies a field to another.",
        description =
                "A map is merged into a map that is there already; anything else takes the place of what was there.",
        badInput =
                "If `from` is missing, or `to` cannot hold the value, the record is not changed and `on_error` decides.",
        differsFromStanza =
                "A copy keeps every kind of value (integers stay integers, times stay times); missing options are"
                        + " found at load; all parts of a record can be copied.",
        elsewhere = {"Vector: remap (.to = .from)", "Fluent Bit: modify (Copy)", "Logstash: mutate (copy)"})
@Example("""
        title: A part of the body becomes an attribute
        config: {type: copy, from: body.user.id, to: attributes.user}
        in:  [{body: {user: {id: 7}}}]
        out: [{body: {user: {id: 7}}, attributes: {user: 7}}]
        """)
@Example("""
        title: The body goes into itself
        config: {type: copy, from: body, to: body.message}
        in:  [{body: hello}]
        out: [{body: {message: hello}}]
        """)
public record CopyConfig(
        @Doc("The field to copy.") FieldPath from,
        @Doc("Where the copy goes.") FieldPath to) implements TransformerConfig {
    /** Checks that the two differ. */
    public CopyConfig {
        if (from.equals(to)) {
            throw new IllegalArgumentException("from and to are the same field");
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
        return record -> record.set(to, Values.fork(Needed.held(record, from)));
    }
}
