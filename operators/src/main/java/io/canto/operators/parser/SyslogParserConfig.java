package io.canto.operators.parser;

import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.Severity;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.Parser;
import io.canto.spi.ParserConfig;
import io.canto.spi.Range;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Syslog messages. */
@OperatorType(
        value = "syslog_parser",
        summary = "Takes syslog messages apart, RFC 3164 or RFC 5424.",
        description = """
                The result has `priority`, `facility`, `facility_text`, `hostname`, `appname`, `proc_id`, `msg_id`, `message`,
                and of RFC 5424 `version` and `structured_data`; a part that is `-` or not there is left out. Timestamp,
                severity and severity_text go to the record itself: emerg is 21, alert 19, crit 18, err 17, warning 13,
                notice 10, info 9, debug 5.

                RFC 3164 is what senders make of it: the time is `Jan  2 15:04:05`, with a year or a fraction if there is one,
                or RFC 3339; a time without a year is of this year, or of the last one if that were more than seven days ahead;
                host and tag may be missing.
                Under RFC 5424 the lengths and ranges of the standard hold.""",
        badInput = """
                A message that departs from its protocol is an error; the message says what was expected and at which
                character. Nothing of a bad message is kept.""",
        differsFromStanza = """
                An error names the part that was expected and the character where it was. Days may have a leading zero or one
                space, years and fractions are read, a message without a host (as programs write it to their own machine) is
                understood. A trailer that is not there is no error.""",
        elsewhere = {
            "Loki: syslog target",
            "Vector: parse_syslog",
            "Fluent Bit: parser syslog-rfc5424",
            "Logstash: syslog input"
        })
@Example("""
        title: RFC 5424
        config: {type: syslog_parser, protocol: rfc5424}
        in:
          - body: '<165>1 2026-03-01T10:00:00.003Z host1 app 8710 ID47 [ex@32473 iut="3"] it began'
        out:
          - timestamp: 2026-03-01T10:00:00.003Z
            severity: 10
            severity_text: notice
            body: '<165>1 2026-03-01T10:00:00.003Z host1 app 8710 ID47 [ex@32473 iut="3"] it began'
            attributes:
              priority: 165
              facility: 20
              facility_text: local4
              version: 1
              hostname: host1
              appname: app
              proc_id: '8710'
              msg_id: ID47
              structured_data: {ex@32473: {iut: '3'}}
              message: it began
        """)
@Example("""
        title: RFC 3164 with a zone
        config: {type: syslog_parser, protocol: rfc3164, location: Europe/Berlin, parse_to: body}
        in:
          - body: '<34>Oct 11 2026 22:14:15 mymachine su[12]: failed for lonvick'
        out:
          - timestamp: 2026-10-11T20:14:15Z
            severity: 18
            severity_text: crit
            body:
              priority: 34
              facility: 4
              facility_text: auth
              hostname: mymachine
              appname: su
              proc_id: '12'
              message: failed for lonvick
        """)
public record SyslogParserConfig(
        @Doc("Which standard the messages follow.") Protocol protocol,

        @Doc("The zone of times of rfc3164, which name none.") @Default("UTC")
        ZoneId location,

        @Doc("Whether a message begins with its length in bytes and a space; rfc5424 only.") @Default("false")
        boolean enableOctetCounting,

        @Doc("What ends a message and is no part of it; rfc5424 only, not with octet counting.") @Nullable Trailer nonTransparentFramingTrailer,

        @Doc("Whether a message may come without its <PRI>; severity and facility are not known then.")
        @Default("false")
        boolean allowSkipPriHeader,

        @Doc("The longest message in bytes, with octet counting.") @Default("8192") @Range(min = 1)
        int maxOctets)
        implements ParserConfig {
    /** Standards of syslog. */
    public enum Protocol {
        /** The BSD syslog protocol. */
        @Doc("the BSD syslog protocol, as senders write it")
        RFC3164,
        /** The syslog protocol of 2009. */
        @Doc("the syslog protocol of 2009, with structured data")
        RFC5424
    }

    /** Ends of messages. */
    public enum Trailer {
        /** A line feed. */
        @Doc("a line feed")
        LF,
        /** A zero byte. */
        @Doc("a zero byte")
        NUL
    }

    /** The number of the record's severity for each of syslog's eight. */
    private static final int[] LEVELS = {
        Severity.FATAL,
        Severity.ERROR + 2,
        Severity.ERROR + 1,
        Severity.ERROR,
        Severity.WARN,
        Severity.INFO + 1,
        Severity.INFO,
        Severity.DEBUG
    };

    private static final String[] LEVEL_TEXTS = {"emerg", "alert", "crit", "err", "warning", "notice", "info", "debug"};

    /** Checks what the options say together. */
    public SyslogParserConfig {
        if (protocol == Protocol.RFC3164 && (enableOctetCounting || nonTransparentFramingTrailer != null)) {
            throw new IllegalArgumentException(
                    "enable_octet_counting and non_transparent_framing_trailer are for 'protocol: rfc5424' only");
        }
        if (enableOctetCounting && nonTransparentFramingTrailer != null) {
            throw new IllegalArgumentException(
                    "enable_octet_counting and non_transparent_framing_trailer exclude each other");
        }
        if (enableOctetCounting && allowSkipPriHeader) {
            throw new IllegalArgumentException("enable_octet_counting and allow_skip_pri_header exclude each other");
        }
    }

    @Override
    public Parser build(OperatorContext context) {
        SyslogMessage message = protocol == Protocol.RFC5424
                ? new Rfc5424Message(context.clock())
                : new Rfc3164Message(location, context.clock());
        return new SyslogParser(message);
    }

    /** Between parse and promote the message keeps what goes to the record itself. */
    private final class SyslogParser implements Parser {
        private final SyslogMessage message;

        SyslogParser(SyslogMessage message) {
            this.message = message;
        }

        @Override
        public Object parse(Object value) {
            String text = Parser.text(value);
            int end = text.length();
            if (nonTransparentFramingTrailer != null && end > 0) {
                char trailer = nonTransparentFramingTrailer == Trailer.LF ? '\n' : '\0';
                end -= text.charAt(end - 1) == trailer ? 1 : 0;
            }
            message.begin(text, end);
            if (enableOctetCounting) {
                message.skipLength(maxOctets);
            }
            return message.read(allowSkipPriHeader);
        }

        @Override
        public void promote(Fields result, LogRecord record) {
            if (message.timestamp() != LogRecord.NO_TIME) {
                record.setTimestampNanos(message.timestamp());
            }
            if (message.level() >= 0) {
                record.setSeverity(LEVELS[message.level()]);
                record.setSeverityText(LEVEL_TEXTS[message.level()]);
            }
        }
    }
}
