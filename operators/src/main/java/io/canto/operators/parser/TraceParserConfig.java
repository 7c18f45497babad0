package io.canto.operators.parser;

import io.canto.spi.Example;
import io.canto.spi.Inline;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import io.canto.spi.block.RecordBlock;
import io.canto.spi.block.TraceBlock;

/** The trace ids of a record from its fields. */
@OperatorType(
        value = "trace_parser",
        summary = "Sets trace_id, span_id and trace_flags from fields that hold hex.",
        description = """
                The block `trace` of a parser as an operator of its own. Ids are kept in lower case; their length is the
                source's affair. A field that is missing or empty sets nothing.""",
        badInput = """
                A field that is no text in hex is an error; the others of the three are set all the same. Flags must be one
                byte.""",
        differsFromStanza = "The message names the field that is wrong.",
        elsewhere = {"Vector: remap"})
@Example("""
        title: Ids at their usual places
        config: {type: trace_parser}
        in:
          - body: {trace_id: 480140F3D770A5AE32F0A22B6A812CFF, span_id: 92c3792d54ba94f3, trace_flags: '01'}
        out:
          - trace_id: 480140f3d770a5ae32f0a22b6a812cff
            span_id: 92c3792d54ba94f3
            trace_flags: 1
            body: {trace_id: 480140F3D770A5AE32F0A22B6A812CFF, span_id: 92c3792d54ba94f3, trace_flags: '01'}
        """)
@Example("""
        title: The trace id from an attribute, the others missing
        config: {type: trace_parser, trace_id: {parse_from: attributes.trace}}
        in:
          - attributes: {trace: 480140f3d770a5ae32f0a22b6a812cff}
        out:
          - trace_id: 480140f3d770a5ae32f0a22b6a812cff
            attributes: {trace: 480140f3d770a5ae32f0a22b6a812cff}
        """)
public record TraceParserConfig(@Inline TraceBlock block) implements TransformerConfig {
    @Override
    public StateScope stateScope() {
        return StateScope.NONE;
    }

    @Override
    public Transformer build(OperatorContext context) {
        RecordBlock.Step step = block.build(context);
        return (record, out) -> {
            step.apply(record);
            out.emit(record);
        };
    }
}
