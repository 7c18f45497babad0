package io.canto.operators.parser;

import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.Parser;
import io.canto.spi.ParserConfig;

/** Pairs of keys and values in text. */
@OperatorType(
        value = "key_value_parser",
        summary = "Turns pairs such as `a=1 b=2` into fields.",
        description = """
                Single or double quotes keep what they enclose together, and are taken off; a backslash keeps the next
                character from meaning anything, and stays. A pair is cut at its first delimiter: `a=b=c` is `b=c` under `a`.
                White space around keys and values is taken off; further pair delimiters in a row count as one. Of a key that
                comes twice the last value counts. All values are text.

                `format: logfmt` reads what loggers write in that form: quoted values have the escapes of JSON, and a key
                without a value is true.""",
        badInput = """
                An empty text, a pair without a delimiter, and a quote that is never closed are errors; the message gives the
                number of each bad pair. Nothing of a bad text is kept.""",
        differsFromStanza = "`format: logfmt` is new. The pairs keep their order.",
        elsewhere = {
            "Loki stage: logfmt",
            "Vector: parse_key_value, parse_logfmt",
            "Fluent Bit: parser logfmt, parser ltsv",
            "Logstash: kv filter",
            "OpenTelemetry: ParseKeyValue"
        })
@Example("""
        title: Pairs of a line
        config: {type: key_value_parser}
        in:
          - body: "name=stanza age=2 note='on time'"
        out:
          - body: "name=stanza age=2 note='on time'"
            attributes: {name: stanza, age: '2', note: on time}
        """)
@Example("""
        title: Other delimiters
        config: {type: key_value_parser, parse_to: body, delimiter: ':', pair_delimiter: ','}
        in:
          - body: 'a: 1, b: x:y,,'
        out:
          - body: {a: '1', b: 'x:y'}
        """)
@Example("""
        title: Values that tabs divide, LTSV
        config: {type: key_value_parser, parse_to: body, delimiter: ':', pair_delimiter: "\\t"}
        in:
          - body: "host:10.0.0.7\\treq:GET / HTTP/1.1\\tstatus:200"
        out:
          - body: {host: 10.0.0.7, req: GET / HTTP/1.1, status: '200'}
        """)
@Example("""
        title: logfmt
        config: {type: key_value_parser, parse_to: body, format: logfmt}
        in:
          - body: 'level=info msg="say \\"hi\\"" took=12ms cached empty='
        out:
          - body: {level: info, msg: 'say "hi"', took: 12ms, cached: true, empty: ''}
        """)
public record KeyValueParserConfig(
        @Doc("How the pairs are written.") @Default("pairs") Format format,

        @Doc("What stands between key and value.") @Default("'='")
        String delimiter,

        @Doc("What stands between two pairs.") @Default("' '")
        String pairDelimiter)
        implements ParserConfig {
    /** Ways to write pairs. */
    public enum Format {
        /** With the delimiters that the options say. */
        @Doc("with the delimiters that the options say")
        PAIRS,
        /** As loggers write logfmt. */
        @Doc("as loggers write logfmt")
        LOGFMT
    }

    /** Checks the delimiters. */
    public KeyValueParserConfig {
        if (delimiter.isEmpty() || pairDelimiter.isEmpty()) {
            throw new IllegalArgumentException("delimiter and pair_delimiter must not be empty");
        }
        if (delimiter.equals(pairDelimiter)) {
            throw new IllegalArgumentException("delimiter and pair_delimiter must not be equal");
        }
        if (format == Format.LOGFMT && !(delimiter.equals("=") && pairDelimiter.equals(" "))) {
            throw new IllegalArgumentException("delimiters are for 'format: pairs' only");
        }
    }

    @Override
    public Parser build(OperatorContext context) {
        if (format == Format.LOGFMT) {
            return CutText.parser(LogfmtText::read);
        }
        return CutText.parser(text -> PairsText.read(text, delimiter, pairDelimiter));
    }
}
