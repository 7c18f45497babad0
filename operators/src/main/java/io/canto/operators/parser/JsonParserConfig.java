package io.canto.operators.parser;

import io.canto.record.Fields;
import io.canto.record.RecordException;
import io.canto.record.Utf8Text;
import io.canto.record.Values;
import io.canto.record.json.Json;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.Finding;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.Parser;
import io.canto.spi.ParserConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON objects in text. */
@OperatorType(
        value = "json_parser",
        summary = "Turns a JSON object in text into fields.",
        description = """
                The keys keep their order; of a key that comes twice the last value counts. Integers are exact whatever their
                size, decimals keep all their digits. Nesting is limited to 100 levels.""",
        badInput = """
                No JSON, an empty text, text behind the object, and a list or single value in place of the object are errors;
                the message says at which character the text stops being JSON. Nothing of a bad text is kept.""",
        differsFromStanza = """
                Integers stay integers without `parse_ints`, and beyond 64 bits too. The order of the keys is kept.""",
        elsewhere = {
            "Loki stage: json",
            "Vector: parse_json",
            "Fluent Bit: parser json",
            "Logstash: json filter",
            "OpenTelemetry: ParseJSON"
        })
@Example("""
        title: An object becomes attributes
        config: {type: json_parser}
        in:
          - body: '{"level":"warn","took_ms":12,"ratio":0.5,"tags":["a","b"]}'
        out:
          - body: '{"level":"warn","took_ms":12,"ratio":0.5,"tags":["a","b"]}'
            attributes: {level: warn, took_ms: 12, ratio: 0.5, tags: [a, b]}
        """)
@Example("""
        title: The object takes the place of the text and says time and severity
        config:
          type: json_parser
          parse_to: body
          timestamp: {parse_from: body.at, layout_type: epoch, layout: s}
          severity: {parse_from: body.level}
        in:
          - body: '{"at":1700000000,"level":"error","message":"disk full"}'
        out:
          - timestamp: 2023-11-14T22:13:20Z
            severity: 17
            severity_text: error
            body: {at: 1700000000, level: error, message: disk full}
        """)
public record JsonParserConfig(
        @Doc("Accepted for graphs that come from Stanza; integers are always exact.") @Nullable Boolean parseInts) implements ParserConfig {
    @Override
    public Parser build(OperatorContext context) {
        return new ObjectParser();
    }

    @Override
    public List<Finding> check() {
        if (!Boolean.FALSE.equals(parseInts)) {
            return List.of();
        }
        return List.of(new Finding(
                "no-effect",
                false,
                "parse_ints",
                "integers stay integers, whatever parse_ints says",
                "leave parse_ints out"));
    }

    private static final class ObjectParser implements Parser {
        @Override
        public Fields parse(Object value) {
            return object(Json.parse(Parser.text(value)));
        }

        @Override
        public Fields parseUtf8(Utf8Text text) {
            return object(Json.parse(text));
        }

        private static Fields object(@Nullable Object parsed) {
            if (parsed instanceof Fields fields) {
                return fields;
            }
            throw new RecordException("needs a JSON object, found " + Values.kind(parsed));
        }
    }
}
