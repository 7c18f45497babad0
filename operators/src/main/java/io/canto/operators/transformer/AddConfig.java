package io.canto.operators.transformer;

import io.canto.record.FieldPath;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.Finding;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.util.List;

/** Options of {@code add}. */
@OperatorType(
        value = "add",
        summary = "Sets a field to a value that is constant or computed.",
        description = """
                A text may hold `${...}` expressions. A text that is one `${...}` alone takes the kind of its expression,
                so that `${body.count + 1}` is a number. Texts inside lists and maps are treated alike. A map is merged into
                a map that is there already; anything else takes the place of what was there.
                """,
        badInput =
                "Where an expression has no value for a record, or the field cannot hold the value, the record is not"
                        + " changed and `on_error` decides.",
        differsFromStanza =
                "Each record gets its own copy of a constant list or map; a missing `value` is found at load;"
                        + " severity, times, trace ids and `context` can be set too. Expressions are written `${...}`, not"
                        + " `EXPR(...)`.",
        elsewhere = {
            "Loki stage: static_labels, template",
            "Vector: remap (.field = value)",
            "Fluent Bit: modify (Set)",
            "Logstash: mutate (add_field)"
        })
@Example("""
        title: A constant
        config: {type: add, field: attributes.env, value: prod}
        in:  [{body: hello}]
        out: [{body: hello, attributes: {env: prod}}]
        """)
@Example("""
        title: A computed value keeps its kind
        config: {type: add, field: body.total, value: "${body.count + 1}"}
        in:  [{body: {count: 41}}]
        out: [{body: {count: 41, total: 42}}]
        """)
@Example("""
        title: A map is merged into a map
        config: {type: add, field: resource, value: {host: "web-${body}", port: 80}}
        in:  [{body: '1', resource: {zone: a}}]
        out: [{body: '1', resource: {zone: a, host: web-1, port: 80}}]
        """)
public record AddConfig(
        @Doc("The field to set.") FieldPath field,

        @Doc("What to set it to: a value of any kind, whose texts may hold ${...} expressions.")
        Object value)
        implements TransformerConfig {
    /** Checks the expressions. */
    public AddConfig {
        ValueTemplate.of(value);
    }

    @Override
    public List<Finding> check() {
        ValueTemplate template = ValueTemplate.of(value);
        if (!template.isConstant()) {
            return List.of();
        }
        try {
            LogRecord scratch = new LogRecord();
            scratch.set(field, template.make(scratch));
            return List.of();
        } catch (RecordException e) {
            return List.of(new Finding("bad-value", true, "value", e.getMessage(), null));
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
        ValueTemplate template = ValueTemplate.of(value);
        return record -> record.set(field, template.make(record));
    }
}
