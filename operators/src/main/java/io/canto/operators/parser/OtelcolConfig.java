package io.canto.operators.parser;

import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.Parser;
import io.canto.spi.ParserConfig;

/** What an OpenTelemetry Collector logs about itself. */
@OperatorType(
        value = "otelcol",
        summary = "Reads the log lines that an OpenTelemetry Collector writes about itself.",
        description = """
                The message becomes the body; time, level and the map `resource` go to the record itself: trace is 1, debug 5,
                info 9, warn 13, error 17, dpanic, panic and fatal 21; severity_text is as written. What else the line says,
                such as `caller` and `otelcol.component.id`, goes to `parse_to`, which therefore cannot be the body.

                A line is a JSON object, or, as on a console, time, level, perhaps the caller, the message and perhaps a JSON
                object, divided by tabs or spaces. Lines behind the object, where `recombine` has joined them, are `stacktrace`. The time is ISO 8601 or seconds
                since 1970.""",
        badInput = """
                A text in neither form, and a time that cannot be read, are errors, and the record stays as it was. A level
                that is not known sets severity_text alone. Where a JSON object begins behind the message and is broken, the
                attribute `otelcol.self_log.malformed_trailing_json` is true, and the body has all of it.""",
        differsFromStanza = """
                `parse_from` and `parse_to` can be set. A time that cannot be read is an error, not left out; a level or
                resource of another kind stays beside the other fields. Fields of the object at the end of a line never take
                the place of its time, level and message. Braces in a message are no broken JSON. Stack traces are
                understood.""",
        elsewhere = {"OpenTelemetry: otelcol operator"})
@Example("""
        title: As JSON
        config: {type: otelcol}
        in:
          - body: '{"level":"warn","ts":"2026-07-06T22:56:21.989Z","msg":"Failed to scrape","resource":{"service.name":"agent"},"otelcol.component.id":"prometheus"}'
        out:
          - timestamp: 2026-07-06T22:56:21.989Z
            severity: 13
            severity_text: warn
            body: Failed to scrape
            attributes: {otelcol.component.id: prometheus}
            resource: {service.name: agent}
        """)
@Example("""
        title: As on a console
        config: {type: otelcol}
        in:
          - body: "2026-07-06T22:56:21.989Z\\tinfo\\tservice/service.go:231\\tEverything is ready.\\t{\\"resource\\": {\\"service.name\\": \\"agent\\"}}"
        out:
          - timestamp: 2026-07-06T22:56:21.989Z
            severity: 9
            severity_text: info
            body: Everything is ready.
            attributes: {caller: 'service/service.go:231'}
            resource: {service.name: agent}
        """)
public record OtelcolConfig(
        @Doc("How the lines are written.") @Default("auto") Format format) implements ParserConfig {
    /** How lines are written. */
    public enum Format {
        /** Found out line by line. */
        @Doc("found out line by line: `{` begins JSON")
        AUTO,
        /** One JSON object. */
        @Doc("one JSON object")
        JSON,
        /** Columns for people. */
        @Doc("time, level, caller, message and fields")
        CONSOLE
    }

    @Override
    public Parser build(OperatorContext context) {
        return new OtelcolLine(format, context.clock());
    }

    @Override
    public boolean setsBody() {
        return true;
    }
}
