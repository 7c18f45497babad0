package io.canto.operators.parser;

import io.canto.spi.Example;
import io.canto.spi.Inline;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import io.canto.spi.block.RecordBlock;
import io.canto.spi.block.SeverityBlock;

/** The severity of a record from one of its fields. */
@OperatorType(
        value = "severity_parser",
        summary = "Sets severity and severity_text from a field.",
        description = """
                The block `severity` of a parser as an operator of its own. Values are compared without regard to case; a number
                and its digits are the same. The most exact entry wins: a single value before a range, a narrow range before a
                wide one, the mapping before the preset.""",
        badInput = """
                A value that no entry names is no error: the severity is 0 (not known) and severity_text the value. A missing
                field, a decimal that is not whole, and a value that is neither text nor number are errors.""",
        differsFromStanza = """
                An unknown level in `mapping` is an error at load that names the nearest level, not severity 0. A value that
                stands for two levels is an error. Integers of any parser work. `1xx` is known beside `2xx` to `5xx`. A value that means
                nothing keeps its own text under `overwrite_text`.""",
        elsewhere = {"Vector: to_syslog_severity", "Logstash: translate filter", "OpenTelemetry: ParseSeverity"})
@Example("""
        title: Levels by name and by number
        config: {type: severity_parser, parse_from: attributes.level}
        in:
          - attributes: {level: Warning}
          - attributes: {level: 9}
          - attributes: {level: verbose}
        out:
          - {severity: 13, severity_text: Warning, attributes: {level: Warning}}
          - {severity: 9, severity_text: '9', attributes: {level: 9}}
          - {severity_text: verbose, attributes: {level: verbose}}
        """)
@Example("""
        title: Status codes to levels
        config:
          type: severity_parser
          parse_from: attributes.status
          overwrite_text: true
          mapping: {info: [1xx, 2xx, 3xx], warn: 4xx, error: {min: 500, max: 599}, fatal: 507}
        in:
          - attributes: {status: 204}
          - attributes: {status: '404'}
          - attributes: {status: 503}
          - attributes: {status: 507}
        out:
          - {severity: 9, severity_text: INFO, attributes: {status: 204}}
          - {severity: 13, severity_text: WARN, attributes: {status: '404'}}
          - {severity: 17, severity_text: ERROR, attributes: {status: 503}}
          - {severity: 21, severity_text: FATAL, attributes: {status: 507}}
        """)
public record SeverityParserConfig(@Inline SeverityBlock block) implements TransformerConfig {
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
