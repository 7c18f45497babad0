package io.canto.operators.transformer;

import io.canto.record.FieldPath;
import io.canto.spi.ByteSize;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.Range;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Options of {@code truncate}. */
@OperatorType(
        value = "truncate",
        summary = "Cuts texts that are too long, never in the middle of a character.",
        description = """
                A text that is longer is cut so that it fits together with `suffix`. Bytes are those of UTF-8, characters are
                Unicode code points. In a list or map every text is cut. The operator's counter `truncated` says how many
                records were changed.
                """,
        badInput = "A field that is missing or holds no text is left alone; nothing fails.",
        elsewhere = {
            "Loki stage: truncate",
            "Vector: remap (truncate)",
            "Logstash: truncate",
            "OpenTelemetry: truncate_all"
        })
@Example("""
        title: Bytes
        config: {type: truncate, max_bytes: 7B, suffix: ...}
        in:  [{body: abcdefghij}, {body: abcdefg}, {body: "\\u00e4\\u00e4\\u00e4\\u00e4"}]
        out: [{body: abcd...}, {body: abcdefg}, {body: "\\u00e4\\u00e4..."}]
        """)
@Example("""
        title: Characters, in all attributes
        config: {type: truncate, field: attributes, max_characters: 2}
        in:  [{body: long, attributes: {a: xyz, b: "\\U0001F600\\U0001F600\\U0001F600", c: 1}}]
        out: [{body: long, attributes: {a: xy, b: "\\U0001F600\\U0001F600", c: 1}}]
        """)
public record TruncateConfig(
        @Doc("The text, or the list or map of texts.") @Default("body")
        FieldPath field,

        @Doc("How many bytes a text may have.") @Nullable ByteSize maxBytes,

        @Doc("How many characters a text may have.") @Nullable @Range(min = 0, max = 1_000_000_000)
        Integer maxCharacters,

        @Doc("What a text that was cut ends with.") @Default("''")
        String suffix)
        implements TransformerConfig {
    /** Checks that there is one limit, and room for the suffix. */
    public TruncateConfig {
        if ((maxBytes == null) == (maxCharacters == null)) {
            throw new IllegalArgumentException("set either max_bytes or max_characters");
        }
        boolean fits = maxBytes != null
                ? Utf8Size.length(suffix) <= maxBytes.toInt()
                : suffix.codePointCount(0, suffix.length()) <= Objects.requireNonNull(maxCharacters);
        if (!fits) {
            throw new IllegalArgumentException("suffix is longer than the limit");
        }
    }

    @Override
    public StateScope stateScope() {
        return StateScope.NONE;
    }

    @Override
    public Transformer build(OperatorContext context) {
        OperatorContext.Counter truncated = context.counter("truncated");
        UnaryOperator<String> cut =
                maxBytes != null ? bytes(maxBytes.toInt()) : characters(Objects.requireNonNull(maxCharacters));
        FieldChange change = record -> {
            Object before = record.get(field);
            Object after = Texts.map(before, cut);
            if (after != before) {
                truncated.add(1);
                Texts.put(record, field, after);
            }
        };
        return change.toTransformer();
    }

    private UnaryOperator<String> bytes(int max) {
        int room = max - Utf8Size.length(suffix);
        return text -> {
            if (text.length() <= max / 3 || Utf8Size.length(text) <= max) {
                return text;
            }
            return text.substring(0, Utf8Size.prefix(text, room)) + suffix;
        };
    }

    private UnaryOperator<String> characters(int max) {
        int room = max - suffix.codePointCount(0, suffix.length());
        return text -> {
            if (text.length() <= max || text.codePointCount(0, text.length()) <= max) {
                return text;
            }
            return text.substring(0, text.offsetByCodePoints(0, room)) + suffix;
        };
    }
}
