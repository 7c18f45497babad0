package io.canto.operators.parser;

import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.Parser;
import io.canto.spi.ParserConfig;
import org.jspecify.annotations.Nullable;

/** Fields between fixed texts. */
@OperatorType(
        value = "pattern_parser",
        summary = "Cuts a text at fixed delimiters into fields, without a regular expression.",
        description = """
                A pattern is written as in LogQL, `<ip> - <user> [<_>]`, where `<_>` is skipped; or as for dissect,
                `%{ip} - %{user} [%{?time}]`. A pattern with `%{` in it is read as dissect. It covers the whole text: end it
                with `<_>` or `%{}` where more may follow. Each field ends where the text behind it in the pattern comes first.

                Of dissect there are: `%{}` and `%{?name}` skip; `%{+name}` appends to the field, `%{+name/2}` says in which
                order; `%{name->}` skips further delimiters of the same kind; `%{*key}` or `%{?key}` with `%{&key}` make a
                field whose name stands in the text. All values are text, and may be empty.""",
        badInput = """
                A text that misses a delimiter is an error; the message says which, and behind which field. Nothing of a bad
                text is kept.""",
        elsewhere = {"Loki stage: pattern", "Logstash: dissect filter", "Beats: dissect"})
@Example("""
        title: A pattern as in LogQL
        config: {type: pattern_parser, pattern: '<ip> - <user> [<_>] "<method> <path>" <status>'}
        in:
          - body: '10.0.0.7 - ann [today] "GET /a b" 200'
        out:
          - body: '10.0.0.7 - ann [today] "GET /a b" 200'
            attributes: {ip: 10.0.0.7, user: ann, method: GET, path: /a b, status: '200'}
        """)
@Example("""
        title: Dissect with padding and a joined date
        config: {type: pattern_parser, parse_to: body, pattern: '%{date} %{+date} %{level->} %{?pid} %{message}'}
        in:
          - body: 'Mar 10 WARN    4711 disk is full'
        out:
          - body: {date: Mar 10, level: WARN, message: disk is full}
        """)
public record PatternParserConfig(
        @Doc("The pattern, as in LogQL or as for dissect.") String pattern,

        @Doc(
                "What stands between the parts of a field that are appended; if not set, what stands before them in the pattern.")
        @Nullable String appendSeparator)
        implements ParserConfig {
    /** Checks the pattern. */
    public PatternParserConfig {
        CutPattern.parse(pattern, appendSeparator);
    }

    @Override
    public Parser build(OperatorContext context) {
        CutPattern cuts = CutPattern.parse(pattern, appendSeparator);
        return value -> cuts.read(Parser.text(value));
    }
}
