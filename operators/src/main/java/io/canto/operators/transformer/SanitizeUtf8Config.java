package io.canto.operators.transformer;

import io.canto.record.Bytes;
import io.canto.record.FieldPath;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.nio.charset.StandardCharsets;

/** Options of {@code sanitize_utf8}. */
@OperatorType(
        value = "sanitize_utf8",
        summary = "Makes a text valid: what is no UTF-8 becomes U+FFFD.",
        description = """
                Bytes are read as UTF-8 and become text. In a text, halves of surrogate pairs are replaced. Texts inside maps
                and lists are treated alike.
                """,
        badInput = "A field that is missing or neither text, bytes, list nor map is left alone; nothing fails.",
        elsewhere = {"Vector: remap (decode_charset)", "Logstash: plain codec (charset)"})
@Example("""
        title: Bytes of another encoding
        config: {type: sanitize_utf8}
        in:  [{body: {"@bytes": Z3L832U=}}, {body: grüße}]
        out: [{body: "gr\uFFFD\uFFFDe"}, {body: grüße}]
        """)
@Example("""
        title: Half of a pair
        config: {type: sanitize_utf8, field: attributes}
        in:  [{body: x, attributes: {a: "b\\uD800c"}}]
        out: [{body: x, attributes: {a: "b\\uFFFDc"}}]
        """)
public record SanitizeUtf8Config(
        @Doc("The text to make valid.") @Default("body") FieldPath field) implements TransformerConfig {
    @Override
    public StateScope stateScope() {
        return StateScope.NONE;
    }

    @Override
    public Transformer build(OperatorContext context) {
        OperatorContext.Counter replaced = context.counter("sanitized");
        FieldChange change = record -> {
            Object value = record.get(field);
            Object valid = value instanceof Bytes bytes
                    ? new String(bytes.toArray(), StandardCharsets.UTF_8)
                    : Texts.map(value, SanitizeUtf8Config::valid);
            if (valid != value) {
                replaced.add(1);
                Texts.put(record, field, valid);
            }
        };
        return change.toTransformer();
    }

    private static String valid(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                return withoutHalves(text);
            }
        }
        return text;
    }

    private static String withoutHalves(String text) {
        StringBuilder valid = new StringBuilder(text.length());
        text.codePoints().forEach(point -> valid.appendCodePoint(point >= 0xD800 && point < 0xE000 ? 0xFFFD : point));
        return valid.compareTo(new StringBuilder(text)) == 0 ? text : valid.toString();
    }
}
