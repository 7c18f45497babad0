package io.canto.operators.transformer;

import io.canto.record.FieldPath;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;

/** Options of {@code move}. */
@OperatorType(
        value = "move",
        summary = "Moves or renames a field.",
        description = """
                The field is taken away, then set elsewhere: a map is merged into a map that is there (or left) at `to`,
                anything else takes the place of what was there.
                """,
        badInput =
                "If `from` is missing, or `to` cannot hold the value, the record is not changed and `on_error` decides.",
        differsFromStanza = "A record that fails keeps its field; all parts of a record can be moved.",
        elsewhere = {
            "Loki stage: output",
            "Vector: remap (.to = del(.from))",
            "Fluent Bit: modify (Rename)",
            "Logstash: mutate (rename)"
        })
@Example("""
        title: Renaming
        config: {type: move, from: body.msg, to: body.message}
        in:  [{body: {msg: hello, a: 1}}]
        out: [{body: {a: 1, message: hello}}]
        """)
@Example("""
        title: A map becomes the body
        config: {type: move, from: attributes.inner, to: body}
        in:  [{body: text, attributes: {inner: {a: 1}, b: 2}}]
        out: [{body: {a: 1}, attributes: {b: 2}}]
        """)
public record MoveConfig(
        @Doc("The field to move.") FieldPath from,
        @Doc("Where it goes.") FieldPath to) implements TransformerConfig {
    /** Checks that the two differ. */
    public MoveConfig {
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
        return this::move;
    }

    private void move(LogRecord record) {
        Needed.held(record, from);
        Object value = from.take(record);
        try {
            record.set(to, value);
        } catch (RecordException e) {
            record.set(from, value);
            throw e;
        }
    }
}
