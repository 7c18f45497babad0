package io.canto.operators.parser;

import io.canto.record.RecordException;
import io.canto.record.Values;
import io.canto.record.json.Json;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.Parser;
import io.canto.spi.ParserConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON lists in text. */
@OperatorType(
        value = "json_array_parser",
        summary = "Turns a JSON list in text into a list, or into fields named by a header.",
        description = """
                Without `header` the result is a list, which needs a place of its own: `parse_to: body` or
                `parse_to: attributes.items`. Line breaks and tabs inside quoted texts are accepted as they are. `assign_keys`
                gives the items of a list names later.""",
        badInput = """
                A text that is no JSON list, text behind the list, and a list whose length is not that of the header are
                errors. A graph that puts a list to `attributes` or `resource` themselves, which hold fields only, is
                refused.""",
        differsFromStanza = """
                Numbers keep their fractions, objects stay maps and lists inside the list are kept. A list without a place to
                go is found at load, not with every record.""",
        elsewhere = "Vector: parse_json")
@Example("""
        title: A header names the items
        config: {type: json_array_parser, header: 'time,level,took'}
        in:
          - body: '["10:00","warn",1.5]'
        out:
          - body: '["10:00","warn",1.5]'
            attributes: {time: '10:00', level: warn, took: 1.5}
        """)
@Example("""
        title: Without a header it stays a list
        config: {type: json_array_parser, parse_to: attributes.items}
        in:
          - body: '[1, "two", true, null, {"a": 1}, [2.5]]'
        out:
          - body: '[1, "two", true, null, {"a": 1}, [2.5]]'
            attributes: {items: [1, two, true, null, {a: 1}, [2.5]]}
        """)
public record JsonArrayParserConfig(
        @Doc("Names for the items, separated by commas.") @Nullable String header) implements ParserConfig {
    /** Checks the names. */
    public JsonArrayParserConfig {
        if (header != null) {
            Columns.of(header, ",");
        }
    }

    @Override
    public Parser build(OperatorContext context) {
        Columns columns = header == null ? null : Columns.of(header, ",");
        return value -> {
            List<?> items = parse(Parser.text(value));
            return columns == null ? items : columns.name(items);
        };
    }

    @Override
    public boolean givesMaps() {
        return header != null;
    }

    private static List<?> parse(String text) {
        Object parsed = Json.parse(escapeControls(text));
        if (parsed instanceof List<?> items) {
            return items;
        }
        throw new RecordException("needs a JSON list, found " + Values.kind(parsed));
    }

    /** Writes control characters inside quoted texts as JSON wants them. */
    private static String escapeControls(String text) {
        int first = 0;
        while (first < text.length() && text.charAt(first) >= ' ') {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == '"') {
                quoted = !quoted;
            }
            if (quoted && letter < ' ') {
                escaped.append(String.format("\\u%04x", (int) letter));
            } else {
                escaped.append(letter);
                if (quoted && letter == '\\' && at + 1 < text.length() && text.charAt(at + 1) >= ' ') {
                    escaped.append(text.charAt(++at));
                }
            }
        }
        return escaped.toString();
    }
}
