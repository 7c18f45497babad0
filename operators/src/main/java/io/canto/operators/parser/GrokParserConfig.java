package io.canto.operators.parser;

import io.canto.record.Fields;
import io.canto.record.RecordException;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.Parser;
import io.canto.spi.ParserConfig;
import java.util.List;
import java.util.Map;

/** Fields by patterns with names. */
@OperatorType(
        value = "grok_parser",
        summary = "Takes fields out of text by patterns that are put together from named ones.",
        description = """
                `%{NAME:field}` stands for the pattern of that name and puts what it matches into the field; `%{NAME}` only
                matches; `%{NAME:field:type}` makes it an `int`, `float` or `bool`. The rest is a regular expression, whose
                named groups are fields as well. The pattern is searched for; of several the first that matches counts. A
                field that took no part is left out.

                Known are the usual names: USERNAME, INT, NUMBER, WORD, NOTSPACE, DATA, GREEDYDATA, QUOTEDSTRING, UUID, MAC, IP,
                HOSTNAME, IPORHOST, PATH, URI and its parts, the months, days and times, TIMESTAMP_ISO8601, HTTPDATE,
                SYSLOGTIMESTAMP, SYSLOGBASE, SYSLOG5424LINE, SYSLOGPAMSESSION, CRONLOG, CISCO_TAGGED_SYSLOG, LOGLEVEL,
                COMMONAPACHELOG, COMBINEDAPACHELOG, HTTPD_ERRORLOG, HAPROXYHTTP, HAPROXYTCP, SQUID3, S3_ACCESS_LOG, ELB_ACCESS_LOG,
                BIND9, MONGO3_LOG, POSTGRESQL, RUBY_LOGGER, JAVACLASS, JAVASTACKTRACEPART, CATALINALOG, TOMCATLOG and what they
                are made of. `pattern_definitions` adds names, or gives others their meaning.""",
        badInput = """
                A text that no pattern matches is an error, and so is a value that cannot be made what its type says. Patterns
                run under the budget of steps of all patterns.""",
        elsewhere = {"Vector: parse_grok", "Logstash: grok filter", "OpenTelemetry: ExtractGrokPatterns"})
@Example("""
        title: An access log
        config: {type: grok_parser, pattern: '%{IPORHOST:client} %{WORD:method} %{URIPATHPARAM:path} %{INT:bytes:int} %{NUMBER:took:float}'}
        in:
          - body: 55.3.244.1 GET /index.html?a=1 15824 0.043
        out:
          - body: 55.3.244.1 GET /index.html?a=1 15824 0.043
            attributes: {client: 55.3.244.1, method: GET, path: '/index.html?a=1', bytes: 15824, took: 0.043}
        """)
@Example("""
        title: The first pattern that matches, with names of one's own
        config:
          type: grok_parser
          parse_to: body
          pattern:
            - '%{LOGLEVEL:level} %{ORDER:order}'
            - '%{ORDER:order}: %{GREEDYDATA:message}'
          pattern_definitions: {ORDER: 'A-\\d+'}
        in:
          - body: 'warn A-17'
          - body: 'A-18: paid'
        out:
          - body: {level: warn, order: A-17}
          - body: {order: A-18, message: paid}
        """)
public record GrokParserConfig(
        @Doc("The pattern, or several that are tried in order.")
        List<String> pattern,

        @Doc("Names for patterns of one's own.") @Default("{}")
        Map<String, String> patternDefinitions,

        @Doc("Whether %{NAME} without a field is no field; else it is one of that name.") @Default("true")
        boolean namedCapturesOnly)
        implements ParserConfig {
    /** Checks the patterns. */
    public GrokParserConfig {
        pattern = List.copyOf(pattern);
        patternDefinitions = Map.copyOf(patternDefinitions);
        if (pattern.isEmpty()) {
            throw new IllegalArgumentException("pattern is empty; write at least one");
        }
        for (String source : pattern) {
            Grok.compile(source, patternDefinitions, namedCapturesOnly);
        }
    }

    @Override
    public Parser build(OperatorContext context) {
        Grok[] groks = pattern.stream()
                .map(source -> Grok.compile(source, patternDefinitions, namedCapturesOnly))
                .toArray(Grok[]::new);
        return CutText.parser(text -> {
            for (Grok grok : groks) {
                Fields fields = grok.read(text);
                if (fields != null) {
                    return fields;
                }
            }
            throw new RecordException(groks.length == 1 ? "grok pattern does not match" : "no grok pattern matches");
        });
    }
}
