package io.canto.operators.parser;

import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.Parser;
import io.canto.spi.ParserConfig;

/** The parts of a URI. */
@OperatorType(
        value = "uri_parser",
        summary = "Takes a URI apart into scheme, user, host, port, path, query and fragment.",
        description = """
                The text is an absolute URI, a path that starts with `/`, or a query that starts with `?`. Parts that are empty
                are left out. The user is without its password; the path stays percent-encoded as written, and what should be
                encoded in it is; the query is a map
                from key to the list of its values, decoded, in their order.""",
        badInput = """
                A text that is none of the three, a wrong percent sign, a port that is no number, a `;` in the query and
                control characters are errors; the message says which.""",
        differsFromStanza = """
                What follows `#` is `fragment`, not the end of path or query. The path of a URI without `//`, such as
                `mailto:ann@example.com`, is kept. The query keeps its order.""",
        elsewhere = {"Vector: parse_url", "OpenTelemetry: URL"})
@Example("""
        title: A URL
        config: {type: uri_parser}
        in:
          - body: 'https://ann:secret@example.com:8443/a%20b?x=1&y=%C3%A9&x=2'
        out:
          - body: 'https://ann:secret@example.com:8443/a%20b?x=1&y=%C3%A9&x=2'
            attributes:
              scheme: https
              user: ann
              host: example.com
              port: '8443'
              path: /a%20b
              query: {x: ['1', '2'], y: [é]}
        """)
@Example("""
        title: A path, and a query alone
        config: {type: uri_parser, parse_to: body}
        in:
          - body: '/search?q=a+b'
          - body: '?q=1'
        out:
          - body: {path: /search, query: {q: [a b]}}
          - body: {query: {q: ['1']}}
        """)
public record UriParserConfig() implements ParserConfig {
    @Override
    public Parser build(OperatorContext context) {
        return value -> UriText.parse(Parser.text(value));
    }
}
