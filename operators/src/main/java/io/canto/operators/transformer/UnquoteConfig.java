package io.canto.operators.transformer;

import io.canto.record.FieldPath;
import io.canto.record.RecordException;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;

/** Options of {@code unquote}. */
@OperatorType(
        value = "unquote",
        summary = "Takes the quotes off a text and reads its escapes.",
        description = """
                The quotes are those of the Go language: `"..."` with escapes such as `\\n`, `\\x41`, `\\u00e9` and `\\101`;
                a text in back quotes, taken as it is; `'x'` with one character. A missing field is left alone.
                """,
        badInput =
                "If the text is not in quotes, an escape is wrong, or the field is no text, the record is not changed and"
                        + " `on_error` decides.",
        elsewhere = {"Vector: remap (parse_json)", "Fluent Bit: parser (unescape_key)", "Logstash: json"})
@Example("""
        title: Escapes
        config: {type: unquote, field: body}
        in:  [{body: '"a\\tb \\u00e9 \\x41"'}]
        out: [{body: "a\\tb \\u00e9 A"}]
        """)
@Example("""
        title: No quotes
        config: {type: unquote, field: attributes.path}
        in:  [{body: x, attributes: {path: plain}}]
        out: [{body: x, attributes: {path: plain}}]
        errors: 1
        """)
public record UnquoteConfig(@Doc("The text to unquote.") FieldPath field) implements TransformerConfig {
    @Override
    public StateScope stateScope() {
        return StateScope.NONE;
    }

    @Override
    public Transformer build(OperatorContext context) {
        FieldChange change = record -> {
            String text = Needed.textIfAny(record, field);
            if (text != null) {
                record.set(field, unquoted(text));
            }
        };
        return change.toTransformer();
    }

    private String unquoted(String text) {
        try {
            return QuotedText.unquote(text);
        } catch (IllegalArgumentException e) {
            throw new RecordException("'" + field + "' " + e.getMessage(), e);
        }
    }
}
