package io.canto.operators.transformer;

import io.canto.expr.Regex;
import io.canto.record.FieldPath;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Options of {@code regex_replace}. */
@OperatorType(
        value = "regex_replace",
        summary = "Replaces every match of a pattern in a text.",
        description = """
                `$1`, `${1}` and `${name}` in the replacement stand for groups, `$$` for a dollar sign. A missing field is
                left alone.
                """,
        badInput = "If the field is no text, or the pattern takes too many steps on it, the record is not changed and"
                + " `on_error` decides.",
        differsFromStanza = "More patterns have a name; no text can make a pattern run for ever.",
        elsewhere = {
            "Stanza: strip_ansi_escape_codes",
            "Loki stage: replace, decolorize",
            "Vector: remap (replace)",
            "Logstash: mutate (gsub)",
            "OpenTelemetry: replace_pattern, replace_all_patterns"
        })
@Example("""
        title: Groups
        config: {type: regex_replace, field: body, regex: '(\\w+)@(\\w+)', replace_with: '$2 at ${1}'}
        in:  [{body: 'a@b, c@d'}]
        out: [{body: 'b at a, d at c'}]
        """)
@Example("""
        title: Colours vanish
        config: {type: regex_replace, field: body, regex_name: ansi_control_sequences}
        in:  [{body: "\\e[31mred\\e[0m"}]
        out: [{body: red}]
        """)
@Example("""
        title: Addresses
        config: {type: regex_replace, field: body, regex_name: ipv4, replace_with: x.x.x.x}
        in:  [{body: from 10.0.0.1 to 10.0.0.2}]
        out: [{body: from x.x.x.x to x.x.x.x}]
        """)
public record RegexReplaceConfig(
        @Doc("The text to change.") FieldPath field,
        @Doc("What to replace.") @Nullable Regex regex,
        @Doc("What to replace, by name.") @Nullable KnownPattern regexName,

        @Doc("What to put there.") @Default("''") String replaceWith)
        implements TransformerConfig {
    /** Checks that there is one pattern, and the replacement. */
    public RegexReplaceConfig {
        if ((regex == null) == (regexName == null)) {
            throw new IllegalArgumentException("set either regex or regex_name");
        }
        pattern(regex, regexName).checkReplacement(replaceWith);
    }

    private static Regex pattern(@Nullable Regex regex, @Nullable KnownPattern regexName) {
        return regexName == null ? Objects.requireNonNull(regex) : regexName.regex();
    }

    @Override
    public StateScope stateScope() {
        return StateScope.NONE;
    }

    @Override
    public Transformer build(OperatorContext context) {
        UnaryOperator<String> replacer = pattern(regex, regexName).replacer(replaceWith);
        FieldChange change = record -> {
            String text = Needed.textIfAny(record, field);
            if (text != null) {
                record.set(field, replacer.apply(text));
            }
        };
        return change.toTransformer();
    }
}
