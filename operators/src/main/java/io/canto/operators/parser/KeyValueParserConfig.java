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
import java.util.ArrayList;
import java.util.List;

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
            LogfmtText logfmt = new LogfmtText();
            return value -> logfmt.read(Parser.text(value));
        }
        return new Pairs(delimiter, pairDelimiter);
    }

    private static final class Pairs implements Parser {
        private final String delimiter;
        private final String pairDelimiter;
        private final StringBuilder piece = new StringBuilder();

        Pairs(String delimiter, String pairDelimiter) {
            this.delimiter = delimiter;
            this.pairDelimiter = pairDelimiter;
        }

        @Override
        public Object parse(Object value) {
            String text = Parser.text(value);
            if (text.isEmpty()) {
                throw new RecordException("there are no pairs in an empty text");
            }
            Fields fields = new Fields(8);
            List<Integer> bad = new ArrayList<>(0);
            int pairs = 0;
            int at = 0;
            while (at < text.length()) {
                int from = at;
                at = readPiece(text, at);
                if (at > from) {
                    pairs++;
                    if (!put(fields)) {
                        bad.add(pairs);
                    }
                }
                at += text.startsWith(pairDelimiter, at) ? pairDelimiter.length() : 0;
            }
            if (!bad.isEmpty()) {
                throw new RecordException("no '" + delimiter + "' in pair " + numbers(bad) + " of " + pairs);
            }
            return fields;
        }

        /** Reads up to the next pair delimiter outside of quotes, into {@link #piece} without its quotes. */
        private int readPiece(String text, int from) {
            piece.setLength(0);
            char quote = 0;
            int opened = from;
            int at = from;
            while (at < text.length() && (quote != 0 || !text.startsWith(pairDelimiter, at))) {
                char letter = text.charAt(at);
                if (letter == '\\') {
                    piece.append(letter);
                    at++;
                    if (at < text.length()) {
                        piece.append(text.charAt(at));
                    }
                } else if (quote == 0 && (letter == '"' || letter == '\'')) {
                    quote = letter;
                    opened = at;
                } else if (letter == quote) {
                    quote = 0;
                } else {
                    piece.append(letter);
                }
                at++;
            }
            if (quote != 0) {
                throw new RecordException("the quote at character " + (opened + 1) + " is never closed");
            }
            return Math.min(at, text.length());
        }

        private boolean put(Fields fields) {
            int cut = piece.indexOf(delimiter);
            if (cut < 0) {
                return false;
            }
            fields.put(
                    piece.substring(0, cut).strip(),
                    piece.substring(cut + delimiter.length()).strip());
            return true;
        }

        private static String numbers(List<Integer> bad) {
            String first = bad.subList(0, Math.min(5, bad.size())).toString();
            return first.substring(1, first.length() - 1)
                    + (bad.size() > 5 ? " and " + (bad.size() - 5) + " more" : "");
        }
    }
}
