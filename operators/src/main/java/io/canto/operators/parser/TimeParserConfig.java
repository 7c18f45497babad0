package io.canto.operators.parser;

import io.canto.spi.Example;
import io.canto.spi.Inline;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import io.canto.spi.block.RecordBlock;
import io.canto.spi.block.TimestampBlock;

/** The timestamp of a record from one of its fields. */
@OperatorType(
        value = "time_parser",
        summary = "Sets the timestamp from a field.",
        description = """
                The block `timestamp` of a parser as an operator of its own. Layouts are written for strptime (`%Y-%m-%d`), as
                Go's reference time (`2006-01-02`), with the pattern letters of Java, or name a unit of time since 1970
                (`epoch`); `auto` reads ISO 8601 without a layout. A time without a zone is in `location`; one without a year
                is of this year, or of the last one if that were more than seven days ahead.""",
        badInput = """
                A missing field and a value that is not written as the layout says are errors; the message says at which
                position the value departs from the layout. The timestamp stays as it was.""",
        differsFromStanza = """
                `layout_type: auto` and `java` are new. A wrong layout is reported at load with the directive that is wrong.
                Decimal seconds of JSON keep all their digits. In strptime, digits and other letters may stand between the
                directives, and a fraction needs no point before it. An abbreviation of a zone that nobody explains is an
                error, never UTC. [Times](../times.md) has all of it.""",
        elsewhere = {
            "Loki stage: timestamp",
            "Vector: parse_timestamp",
            "Fluent Bit: Time_Key, Time_Format",
            "Logstash: date filter",
            "OpenTelemetry: Time"
        })
@Example("""
        title: A local time in its zone
        config:
          type: time_parser
          parse_from: attributes.time
          layout: '%Y-%m-%d %H:%M:%S'
          location: Europe/Berlin
        in:
          - attributes: {time: '2026-03-01 12:00:00'}
        out:
          - timestamp: 2026-03-01T11:00:00Z
            attributes: {time: '2026-03-01 12:00:00'}
        """)
@Example("""
        title: Milliseconds since 1970
        config: {type: time_parser, parse_from: body.ts, layout_type: epoch, layout: ms}
        in:
          - body: {ts: 1700000000123}
        out:
          - timestamp: 2023-11-14T22:13:20.123Z
            body: {ts: 1700000000123}
        """)
public record TimeParserConfig(@Inline TimestampBlock block) implements TransformerConfig {
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
