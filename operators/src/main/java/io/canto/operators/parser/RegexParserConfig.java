package io.canto.operators.parser;

import io.canto.expr.Regex;
import io.canto.record.Fields;
import io.canto.record.RecordException;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.Parser;
import io.canto.spi.ParserConfig;
import io.canto.spi.Range;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Named groups of a pattern. */
@OperatorType(
        value = "regex_parser",
        summary = "Takes fields out of text by the named groups of a pattern.",
        description = """
                The pattern is searched for, not matched as a whole: anchor it with `^` and `$` where the whole text is meant;
                the first match counts. A named group becomes a field of its name, in the order of the groups; one that took no
                part in the match becomes the empty text. Groups without a name are ignored. Both `(?<name>...)` and
                `(?P<name>...)` name a group.""",
        badInput = """
                A text in which the pattern does not occur is an error. So is one on which matching takes more steps than the
                budget of patterns allows: no input can hold the graph up.""",
        differsFromStanza = "The fields keep the order of the groups.",
        elsewhere = {
            "Loki stage: regex",
            "Vector: parse_regex",
            "Fluent Bit: parser regex",
            "Logstash: grok filter",
            "OpenTelemetry: ExtractPatterns"
        })
@Example("""
        title: Fields of an access log
        config:
          type: regex_parser
          regex: '^(?P<host>\\S+) "(?P<method>[A-Z]+) (?P<path>\\S+)" (?P<status>\\d{3})$'
        in:
          - body: '10.0.0.7 "GET /health" 200'
        out:
          - body: '10.0.0.7 "GET /health" 200'
            attributes: {host: 10.0.0.7, method: GET, path: /health, status: '200'}
        """)
@Example("""
        title: A group that takes no part is empty
        config: {type: regex_parser, parse_to: body, regex: '(?<user>\\w+)(?:@(?<domain>\\w+))?'}
        in:
          - body: ann@example
          - body: bob
        out:
          - body: {user: ann, domain: example}
          - body: {user: bob, domain: ''}
        """)
public record RegexParserConfig(
        @Doc("The pattern; at least one of its groups must have a name.")
        Regex regex,

        @Doc("What runs the pattern: what suits it (`auto`), or RE2/J, slower but linear in every text (`re2`).")
        @Default("auto")
        Regex.Engine engine,

        @Doc("Keeps the results for texts that come again.") @Default("{}")
        Cache cache)
        implements ParserConfig {
    /** Texts that were parsed before. */
    public record Cache(
            @Doc("How many results are kept, those used last; 0 for none. Texts over 1000 characters are not kept.")
            @Default("0")
            @Range(min = 0, max = 100_000)
            int size) {}

    private static final int MAX_CACHED_LENGTH = 1_000;

    /** Checks that a group has a name, and that the engine knows the pattern. */
    public RegexParserConfig {
        Regex.parse(regex.source(), engine);
        if (regex.groupNames().isEmpty()) {
            throw new IllegalArgumentException(
                    "no named capture groups in regex pattern; name one with (?<name>...) for each field");
        }
    }

    @Override
    public Parser build(OperatorContext context) {
        Regex pattern = engine == Regex.Engine.AUTO ? regex : Regex.parse(regex.source(), engine);
        String[] names = pattern.groupNames().stream().map(String::intern).toArray(String[]::new);
        int[] groups = Arrays.stream(names).mapToInt(pattern::group).toArray();
        Parser plain = CutText.parser(text -> read(text, pattern, names, groups));
        return cache.size == 0 ? plain : new Remembering(plain, cache.size);
    }

    private static Fields read(CutText text, Regex pattern, String[] names, int[] groups) {
        Regex.Match match = pattern.search(text.text());
        if (match == null) {
            throw new RecordException("regex pattern does not match");
        }
        Fields fields = new Fields(names.length);
        for (int at = 0; at < names.length; at++) {
            int start = match.start(groups[at]);
            int end = match.end(groups[at]);
            fields.put(names[at], start < 0 || end < 0 ? "" : text.part(start, end));
        }
        return fields;
    }

    /** Asks the parser only for texts that are new. Every result is a copy: records never share maps. */
    private static final class Remembering implements Parser {
        private final Parser parser;
        private final Map<String, Fields> results;

        Remembering(Parser parser, int size) {
            this.parser = parser;
            results = new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Fields> eldest) {
                    return size() > size;
                }
            };
        }

        @Override
        public Object parse(Object value) {
            String text = Parser.text(value);
            Fields known = results.get(text);
            if (known == null) {
                known = (Fields) Objects.requireNonNull(parser.parse(text));
                if (text.length() <= MAX_CACHED_LENGTH) {
                    results.put(text, known);
                }
            }
            return known.fork();
        }
    }
}
