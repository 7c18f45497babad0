package io.canto.record.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.record.Bytes;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.RandomValues;
import io.canto.record.RecordCodec;
import io.canto.record.RecordError;
import io.canto.record.RecordException;
import io.canto.record.Utf8Buffer;
import io.canto.record.Utf8Text;
import io.canto.record.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CodecTest {
    private static final Charset UTF_8 = StandardCharsets.UTF_8;

    @Test
    void the_record_format_loses_nothing() {
        RecordCodec codec = RecordFormat.RECORD.codec(UTF_8);
        for (long seed = 0; seed < 5_000; seed++) {
            LogRecord record = new RandomValues(seed).record();
            LogRecord back = decode(codec, encode(codec, record));
            assertSame(back, record, seed);
        }
    }

    @Test
    void the_record_format_writes_what_is_set_in_a_fixed_order() {
        LogRecord record = LogRecord.of(Map.of("user", "ann"));
        assertThat(encode(RecordFormat.RECORD.codec(UTF_8), record)).isEqualTo("{\"body\":{\"user\":\"ann\"}}");
        record.setTimestamp(Instant.parse("2026-01-02T03:04:05.000000006Z"));
        record.setObservedTimestamp(Instant.parse("2026-01-02T03:04:06Z"));
        record.attributes().put("a", 1);
        record.resource().put("host", "h");
        record.setSeverity(9);
        record.setSeverityText("info");
        record.setTraceId("0af7");
        record.setSpanId("b7ad");
        record.setTraceFlags(1);
        record.setScopeName("s");
        record.context().values().put("scratch", 1);
        assertThat(encode(RecordFormat.RECORD.codec(UTF_8), record))
                .isEqualTo("{\"timestamp\":\"2026-01-02T03:04:05.000000006Z\",\"observed_timestamp\":"
                        + "\"2026-01-02T03:04:06.000000000Z\",\"body\":{\"user\":\"ann\"},\"attributes\":{\"a\":1},"
                        + "\"resource\":{\"host\":\"h\"},\"severity\":9,\"severity_text\":\"info\",\"trace_id\":\"0af7\","
                        + "\"span_id\":\"b7ad\",\"trace_flags\":1,\"scope_name\":\"s\"}");
        assertThat(encode(RecordFormat.RECORD.codec(UTF_8), new LogRecord())).isEqualTo("{}");
    }

    static Stream<Arguments> wrapped() {
        return Stream.of(
                Arguments.of(Instant.parse("2026-01-02T03:04:05Z"), "{\"@time\":\"2026-01-02T03:04:05.000000000Z\"}"),
                Arguments.of(Bytes.of(new byte[] {1}), "{\"@bytes\":\"AQ==\"}"),
                Arguments.of(Double.NaN, "{\"@number\":\"NaN\"}"),
                Arguments.of(Double.NEGATIVE_INFINITY, "{\"@number\":\"-Infinity\"}"),
                Arguments.of(new BigDecimal("1.50"), "{\"@decimal\":\"1.50\"}"),
                Arguments.of(BigInteger.TEN.pow(1_200), "{\"@integer\":\"1" + "0".repeat(1_200) + "\"}"),
                Arguments.of(Map.of("@time", "x"), "{\"@@time\":\"x\"}"),
                Arguments.of(Map.of("@@time", "x"), "{\"@@@time\":\"x\"}"),
                Arguments.of(Map.of("@", 1), "{\"@@\":1}"),
                Arguments.of(List.of(Double.NaN), "[{\"@number\":\"NaN\"}]"));
    }

    @ParameterizedTest
    @MethodSource("wrapped")
    void kinds_that_json_lacks_are_wrapped(Object value, String json) {
        RecordCodec codec = RecordFormat.RECORD.codec(UTF_8);
        String line = "{\"body\":" + json + "}";
        assertThat(encode(codec, LogRecord.of(value))).isEqualTo(line);
        assertThat(decode(codec, line).body()).isEqualTo(Values.of(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                              | the record format needs an object, not list",
                "{\"bdoy\":1}                    | the record format does not know the key \"bdoy\"",
                "{\"timestamp\":5}               | 'timestamp' must be text, not integer",
                "{\"timestamp\":\"yesterday\"}   | no time as in RFC 3339, like 2026-01-02T03:04:05.000000006Z",
                "{\"timestamp\":\"9999-01-01T00:00:00Z\"} | 'timestamp': a time must lie between the years 1677 and 2262",
                "{\"attributes\":\"x\"}          | 'attributes' must be a map, not text",
                "{\"severity\":25}               | 'severity' must be 0 to 24",
                "{\"severity\":\"info\"}         | 'severity' must be an integer, not text",
                "{\"trace_flags\":256}           | 'trace_flags' must be 0 to 255",
                "{\"trace_id\":7}                | 'trace_id' must be text, not integer",
                "{\"body\":{\"@time\":1}}        | a value with '@time' must be text",
                "{\"body\":{\"@bytes\":\"%\"}}   | a value with '@bytes' cannot be read",
                "{\"body\":{\"@number\":\"1\"}}  | a value with '@number' cannot be read",
                "{\"body\":{\"@decimal\":\"1e999999999\"}} | a value with '@decimal' cannot be read",
            })
    void a_line_that_is_no_record_is_refused_with_the_reason(String line, String message) {
        assertThatThrownBy(() -> decode(RecordFormat.RECORD.codec(UTF_8), line))
                .isInstanceOf(RecordException.class)
                .hasMessage(message);
    }

    @Test
    void a_map_that_only_looks_like_a_wrapper_stays_a_map() {
        assertThat(decode(RecordFormat.RECORD.codec(UTF_8), "{\"body\":{\"@odd\":1}}")
                        .body())
                .isEqualTo(Map.of("@odd", 1L));
        assertThat(decode(RecordFormat.RECORD.codec(UTF_8), "{\"body\":{\"@time\":1,\"b\":2}}")
                        .body())
                .isEqualTo(Map.of("@time", 1L, "b", 2L));
    }

    @Test
    void nulls_stand_for_what_is_not_set_and_offsets_are_understood() {
        LogRecord record = decode(
                RecordFormat.RECORD.codec(UTF_8),
                "{\"body\":null,\"attributes\":null,\"timestamp\":\"2026-01-02T03:04:05+02:00\"}");
        assertThat(record.body()).isNull();
        assertThat(record.timestamp()).isEqualTo("2026-01-02T01:04:05Z");
    }

    @Test
    void the_context_goes_along_only_when_asked_for() {
        RecordError error = new RecordError("parse", "parse_error", "no JSON", Instant.parse("2026-01-02T03:04:05Z"));
        LogRecord record = LogRecord.of("x");
        record.context().values().put("note", "n");
        record.context().setError(error);
        record.context().countSeen("g/loop");
        record.context().countSeen("g/loop");

        String line = encode(RecordJsonCodec.withContext(), record);
        LogRecord back = decode(RecordJsonCodec.withContext(), line);
        assertThat(back.context().values()).isEqualTo(record.context().values());
        assertThat(back.context().error()).isEqualTo(error);
        Object checkpoint = new StringBuilder("g/loop");
        assertThat(back.context().countSeen(checkpoint)).isEqualTo(3);
        assertThat(back.context().countSeen(checkpoint)).isEqualTo(4);

        assertThat(encode(new RecordJsonCodec(), record)).isEqualTo("{\"body\":\"x\"}");
        assertThat(decode(new RecordJsonCodec(), line).contextIfAny()).isNull();
        assertThatThrownBy(() -> decode(RecordJsonCodec.withContext(), "{\"seen\":{\"a\":-1}}"))
                .hasMessage("a count of the seen guard must be 0 to 2147483647");
    }

    @Test
    void a_value_too_deep_to_write_leaves_nothing_behind() {
        Object deep = "x";
        for (int depth = 0; depth < 300; depth++) {
            deep = Values.list(deep);
        }
        LogRecord record = LogRecord.of(deep);
        for (RecordFormat format : RecordFormat.values()) {
            Utf8Buffer out = new Utf8Buffer(0).append("before");
            assertThatThrownBy(() -> format.codec(UTF_8).encode(record, out)).isInstanceOf(RecordException.class);
            assertThat(out.toString()).isEqualTo("before");
        }
    }

    @Test
    void the_json_format_takes_an_object_and_writes_any_body() {
        RecordCodec codec = RecordFormat.JSON.codec(UTF_8);
        assertThat(decode(codec, "{\"a\":1}").body()).isInstanceOf(Fields.class).isEqualTo(Map.of("a", 1L));
        assertThatThrownBy(() -> decode(codec, "[1]")).hasMessage("the json format needs an object, not list");
        assertThatThrownBy(() -> decode(codec, "plain")).isInstanceOf(RecordException.class);
        assertThat(encode(codec, LogRecord.of("text"))).isEqualTo("\"text\"");
        assertThat(encode(codec, LogRecord.of(null))).isEqualTo("null");
    }

    static Stream<Arguments> textBodies() {
        return Stream.of(
                Arguments.of("as it is", "as it is"),
                Arguments.of("two\nlines ä", "two\nlines ä"),
                Arguments.of(null, ""),
                Arguments.of(7, "7"),
                Arguments.of(true, "true"),
                Arguments.of(Instant.parse("2026-01-02T03:04:05Z"), "2026-01-02T03:04:05.000000000Z"),
                Arguments.of(Bytes.of("raw".getBytes(UTF_8)), "raw"),
                Arguments.of(Map.of("a", "ä"), "{\"a\":\"ä\"}"));
    }

    @ParameterizedTest
    @MethodSource("textBodies")
    void the_text_format_writes_the_body_as_people_read_it(Object body, String expected) {
        for (Charset charset : new Charset[] {UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE}) {
            Utf8Buffer out = new Utf8Buffer(0);
            RecordFormat.TEXT.codec(charset).encode(LogRecord.of(body), out);
            Charset used = body instanceof Bytes ? UTF_8 : charset;
            assertThat(new String(out.array(), 0, out.length(), used)).isEqualTo(expected);
        }
    }

    @Test
    void a_body_that_is_bytes_still_is_written_as_its_text() {
        for (long seed = 0; seed < 2_000; seed++) {
            String body = randomText(new Random(seed));
            byte[] block = ("before " + body + "\" after").getBytes(UTF_8);
            LogRecord read = new LogRecord();
            read.setBody(new Utf8Text(block, 7, block.length - 7, block.length == body.length() + 14));
            for (RecordFormat format : RecordFormat.values()) {
                assertThat(encode(format.codec(UTF_8), read.fork()))
                        .as("seed %s, %s", seed, format)
                        .isEqualTo(encode(format.codec(UTF_8), LogRecord.of(body)));
            }
        }
    }

    private static String randomText(Random random) {
        String[] pieces = {
            "plain words, ", "?", "\"", "\\", "\n", "\u0007", "x", random.nextBoolean() ? "y" : "\u00FC\uD83D\uDE00"
        };
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(12); left > 0; left--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    @Test
    void text_that_is_malformed_is_replaced_and_counted() {
        RecordCodec utf8 = RecordFormat.TEXT.codec(UTF_8);
        byte[] latin = "größe".getBytes(StandardCharsets.ISO_8859_1);
        LogRecord record = new LogRecord();
        utf8.decode(latin, 0, latin.length, record);
        assertThat(record.body()).isEqualTo("gr\ufffd\ufffde");
        utf8.decode("gut".getBytes(UTF_8), 0, 3, record);
        byte[] meant = "\ufffd".getBytes(UTF_8);
        utf8.decode(meant, 0, meant.length, record);
        assertThat(utf8.malformed()).isEqualTo(1);

        RecordCodec ascii = RecordFormat.TEXT.codec(StandardCharsets.US_ASCII);
        ascii.decode(latin, 0, latin.length, record);
        assertThat(ascii.malformed()).isEqualTo(1);
    }

    @Test
    void json_formats_are_read_and_written_in_other_encodings_too() {
        for (RecordFormat format : new RecordFormat[] {RecordFormat.JSON, RecordFormat.RECORD}) {
            RecordCodec codec = format.codec(StandardCharsets.UTF_16BE);
            LogRecord record = LogRecord.of(Map.of("größe", "ä"));
            Utf8Buffer out = new Utf8Buffer(0);
            codec.encode(record, out);
            assertThat(out.array()[0]).isZero();
            LogRecord back = new LogRecord();
            codec.decode(out.array(), 0, out.length(), back);
            assertThat(back.body()).isEqualTo(record.body());
        }
    }

    private static void assertSame(LogRecord actual, LogRecord expected, long seed) {
        assertThat(actual.body()).as("seed %s", seed).isEqualTo(expected.body());
        assertThat(actual.readAttributes()).as("seed %s", seed).isEqualTo(expected.readAttributes());
        assertThat(actual.readAttributes().keySet())
                .containsExactlyElementsOf(expected.readAttributes().keySet());
        assertThat(actual.readResource()).as("seed %s", seed).isEqualTo(expected.readResource());
        assertThat(actual.timestampNanos()).isEqualTo(expected.timestampNanos());
        assertThat(actual.observedTimestampNanos()).isEqualTo(expected.observedTimestampNanos());
        assertThat(actual.severity()).isEqualTo(expected.severity());
        assertThat(actual.severityText()).isEqualTo(expected.severityText());
        assertThat(actual.traceId()).isEqualTo(expected.traceId());
        assertThat(actual.spanId()).isEqualTo(expected.spanId());
        assertThat(actual.traceFlags()).isEqualTo(expected.traceFlags());
        assertThat(actual.scopeName()).isEqualTo(expected.scopeName());
    }

    private static String encode(RecordCodec codec, LogRecord record) {
        Utf8Buffer out = new Utf8Buffer(64);
        codec.encode(record, out);
        return out.toString();
    }

    private static LogRecord decode(RecordCodec codec, String line) {
        byte[] bytes = line.getBytes(UTF_8);
        LogRecord record = new LogRecord();
        codec.decode(bytes, 0, bytes.length, record);
        return record;
    }
}
