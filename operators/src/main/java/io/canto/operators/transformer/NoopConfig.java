package io.canto.operators.transformer;

import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;

/** Options of {@code noop}. */
@OperatorType(
        value = "noop",
        summary = "Passes records on as they are.",
        description = "Useful as the place where branches join.",
        badInput = "Takes any record; nothing fails.",
        elsewhere = {"Vector: a remap with an empty source", "Logstash: a pipeline without filters"})
@Example("""
        title: Nothing changes
        config: {type: noop}
        in:  [{body: hello, attributes: {a: 1}}]
        out: [{body: hello, attributes: {a: 1}}]
        """)
@Example("""
        title: Branches join
        config:
          - type: router
            routes: [{expr: "body matches 'a.*'", output: mark}]
            default: join
          - {id: mark, type: add, field: attributes.a, value: true}
          - {id: join, type: noop}
        in:  [{body: apple}, {body: pear}]
        out: [{body: apple, attributes: {a: true}}, {body: pear}]
        """)
public record NoopConfig() implements TransformerConfig {
    @Override
    public StateScope stateScope() {
        return StateScope.NONE;
    }

    @Override
    public Transformer build(OperatorContext context) {
        return (record, out) -> out.emit(record);
    }
}
