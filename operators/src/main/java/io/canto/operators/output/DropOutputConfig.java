package io.canto.operators.output;

import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.Output;
import io.canto.spi.OutputConfig;

/** The options of {@code drop_output}: there are none. */
@OperatorType(
        value = "drop_output",
        summary = "Drops what it gets, counted as discarded.",
        badInput = "Takes any record; nothing fails.",
        elsewhere = {"Vector: blackhole", "Fluent Bit: null"})
@Example("""
        title: The end of what nobody wants
        config: {type: drop_output}
        in: [{body: a}, {body: b}]
        dropped: {discarded: 2}
        """)
@Example("""
        title: The end of a route
        config:
          - {type: router, routes: [{expr: severity < 9, output: rest}], default: stdout}
          - {id: rest, type: drop_output}
          - {type: stdout, format: text}
        in: [{body: a, severity: 5}, {body: b, severity: 17}]
        stdout: |
          b
        dropped: {discarded: 1}
        """)
public record DropOutputConfig() implements OutputConfig {
    @Override
    public Output build(OperatorContext context) {
        return record -> {};
    }

    @Override
    public boolean confirms() {
        return true;
    }

    @Override
    public boolean discards() {
        return true;
    }
}
