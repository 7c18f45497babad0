package io.canto.operators.parser;

import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.record.Utf8Text;
import io.canto.record.Values;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.Parser;
import io.canto.spi.ParserConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Separated values in text. */
@OperatorType(
        value = "csv_parser",
        summary = "Turns a line of separated values into fields named by a header.",
        description = """
                A value may stand in double quotes; inside, two quotes write one, and delimiters and line breaks are part of the
                value. All values are text. The names of the values come from either `header` or `header_attribute`. A record is
                one row: where its text has several lines, each further line goes on
                with the last value of the line before; empty lines vanish.

                `lazy_quotes` accepts a quote inside a value without quotes, and a single one inside a quoted value;
                `ignore_quotes` takes quotes as letters like all others.""",
        badInput = """
                More or fewer values than the header has, a quote that is never closed, one in the wrong place, and a
                `header_attribute` that is missing or no text are errors. The message gives the count, or the character.""",
        differsFromStanza = """
                A header of one column is accepted. A missing `header_attribute` follows `on_error` and loses no record. A
                header that names a column twice is an error.""",
        elsewhere = {"Vector: parse_csv", "Logstash: csv filter", "OpenTelemetry: ParseCSV"})
@Example("""
        title: Values with and without quotes
        config: {type: csv_parser, header: 'id,severity,message'}
        in:
          - body: '1,debug,"said ""no"", then left"'
        out:
          - body: '1,debug,"said ""no"", then left"'
            attributes: {id: '1', severity: debug, message: 'said "no", then left'}
        """)
@Example("""
        title: Each record brings its header
        config: {type: csv_parser, parse_to: body, delimiter: "\\t", header_attribute: columns, header_delimiter: '|'}
        in:
          - {body: "a\\tb", attributes: {columns: 'x|y'}}
        out:
          - {body: {x: a, y: b}, attributes: {columns: 'x|y'}}
        """)
public record CsvParserConfig(
        @Doc("The names of the values, separated by header_delimiter.") @Nullable String header,

        @Doc("The attribute that holds the header, record by record.") @Nullable String headerAttribute,

        @Doc("The character between two values.") @Default("','")
        String delimiter,

        @Doc("The text between two names of the header; if not set, that of delimiter.") @Nullable String headerDelimiter,

        @Doc("Whether quotes in the wrong place are letters.") @Default("false")
        boolean lazyQuotes,

        @Doc("Whether all quotes are letters.") @Default("false")
        boolean ignoreQuotes)
        implements ParserConfig {
    /** Checks what the options say together. */
    public CsvParserConfig {
        if ((header == null) == (headerAttribute == null)) {
            throw new IllegalArgumentException("set either header or header_attribute");
        }
        boolean isOne = !delimiter.isEmpty() && delimiter.codePointCount(0, delimiter.length()) == 1;
        if (!isOne || "\"\r\n".contains(delimiter)) {
            throw new IllegalArgumentException(
                    "invalid 'delimiter'; it is exactly one character, and no quote or line break");
        }
        if (headerDelimiter != null && headerDelimiter.isEmpty()) {
            throw new IllegalArgumentException("header_delimiter is empty");
        }
        if (lazyQuotes && ignoreQuotes) {
            throw new IllegalArgumentException("lazy_quotes and ignore_quotes exclude each other");
        }
        if (header != null) {
            Columns.of(header, headerDelimiter == null ? delimiter : headerDelimiter);
        }
    }

    @Override
    public Parser build(OperatorContext context) {
        CsvRow.Quotes quotes =
                ignoreQuotes ? CsvRow.Quotes.IGNORED : lazyQuotes ? CsvRow.Quotes.LAZY : CsvRow.Quotes.STRICT;
        String between = headerDelimiter == null ? delimiter : headerDelimiter;
        if (header != null) {
            Columns columns = Columns.of(header, between);
            return CutText.parser(text -> columns.name(CsvRow.read(text, delimiter, quotes)));
        }
        return new HeaderPerRecord(headerAttribute == null ? "" : headerAttribute, between, delimiter, quotes);
    }

    /** Reads the row first, and names its values when it sees the record. */
    private static final class HeaderPerRecord implements Parser {
        private final String attribute;
        private final String headerDelimiter;
        private final String delimiter;
        private final CsvRow.Quotes quotes;
        private List<Object> values = List.of();
        private String lastHeader = "";
        private @Nullable Columns lastColumns;

        HeaderPerRecord(String attribute, String headerDelimiter, String delimiter, CsvRow.Quotes quotes) {
            this.attribute = attribute;
            this.headerDelimiter = headerDelimiter;
            this.delimiter = delimiter;
            this.quotes = quotes;
        }

        @Override
        public Object parse(Object value) {
            return parse(CutText.of(value));
        }

        @Override
        public Object parseUtf8(Utf8Text text) {
            return parse(CutText.of(text));
        }

        private Fields parse(CutText text) {
            values = CsvRow.read(text, delimiter, quotes);
            return new Fields(values.size());
        }

        @Override
        public void promote(Fields result, LogRecord record) {
            List<Object> row = values;
            values = List.of();
            Object header = record.attribute(attribute);
            if (!(header instanceof String names)) {
                throw new RecordException(
                        "the header needs text at attribute '" + attribute + "', found " + Values.kind(header));
            }
            result.merge(columns(names).name(row));
        }

        /** Records that follow each other mostly have one header. */
        private Columns columns(String names) {
            Columns columns = lastColumns;
            if (columns == null || !lastHeader.equals(names)) {
                try {
                    columns = Columns.of(names, headerDelimiter);
                } catch (IllegalArgumentException e) {
                    throw new RecordException(
                            "the header at attribute '" + attribute + "' is empty or names a column twice", e);
                }
                lastHeader = names;
                lastColumns = columns;
            }
            return columns;
        }
    }
}
