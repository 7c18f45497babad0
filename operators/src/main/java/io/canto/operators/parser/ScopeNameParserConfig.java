package io.canto.operators.parser;

import io.canto.spi.Example;
import io.canto.spi.Inline;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import io.canto.spi.block.RecordBlock;
import io.canto.spi.block.ScopeNameBlock;

/** The name of a record's scope from one of its fields. */
@OperatorType(
        value = "scope_name_parser",
        summary = "Sets scope_name from a field.",
        description =
                "The block `scope_name` of a parser as an operator of its own, for the name of a logger or module.",
        badInput = "A missing field, and one that holds no text, are errors; the record stays as it was.",
        elsewhere = {"Vector: remap", "Logstash: mutate filter"})
@Example("""
        title: The logger is the scope
        config: {type: scope_name_parser, parse_from: attributes.logger}
        in:
          - attributes: {logger: com.example.Orders}
        out:
          - scope_name: com.example.Orders
            attributes: {logger: com.example.Orders}
        """)
@Example("""
        title: What is no text is an error, and the record goes on as it was
        config: {type: scope_name_parser, parse_from: body.logger}
        in:
          - body: {logger: 7}
        out:
          - body: {logger: 7}
        errors: 1
        """)
public record ScopeNameParserConfig(@Inline ScopeNameBlock block) implements TransformerConfig {
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
