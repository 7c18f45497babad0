package io.canto.operators.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.config.OperatorCatalog;
import io.canto.operators.BuiltinOperators;
import io.canto.record.LogRecord;
import io.canto.record.RecordError;
import io.canto.record.Utf8Buffer;
import io.canto.record.Utf8Text;
import io.canto.record.json.RecordJsonCodec;
import io.canto.testkit.GraphTester;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that are nearly right: cut, doubled, with letters that mean something in the wrong place. */
class HostileTextTest {
    private static final OperatorCatalog CATALOG = OperatorCatalog.of(new BuiltinOperators().operators());
    private static final String LETTERS = "<>[]{}()\"'\\=:;,.%&?#/ \n\r\t\0-+0129aZé\ud83d\ude00\udc00\ufeff";
    private static final int ROUNDS = 1_500;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {type: json_parser} | {"a":{"b":[1,-2.5e3,null,true,"x\\n\\u00e9"]},"c":"d"}
            {type: json_array_parser, parse_to: body} | ["a",1.5,{"b":[null]},"x"]
            {type: csv_parser, header: 'a,b,c'} | one,"2 ""two"" x",three
            {type: csv_parser, header: 'a,b,c', lazy_quotes: true} | one,"two "2"",three
            {type: csv_parser, header: 'a;b', delimiter: '→', header_delimiter: ';', parse_to: body} | one→"two"
            {type: csv_parser, header: 'a,b,c', ignore_quotes: true} | one,"two",three
            {type: key_value_parser} | a=1 b="x y" c='z' d=\\= e=
            {type: key_value_parser, delimiter: ':=', pair_delimiter: '; ', parse_to: body} | a:=1; b :="x; y" ; 'c' := \\; d:=x"y"'z'
            {type: key_value_parser, format: logfmt} | level=info msg="say \\"hi\\" \\u00e9" x y=
            {type: uri_parser} | https://ann:pw@[::1]:8443/a%20b/c?x=1&y=%C3%A9#top
            {type: syslog_parser, protocol: rfc5424} | <165>1 2026-03-01T10:00:00.003Z h a 1 m [i@1 p="v\\""][j] it began
            {type: syslog_parser, protocol: rfc5424, enable_octet_counting: true} | 32 <34>1 - host app - - [x y="z"] m
            {type: syslog_parser, protocol: rfc3164, allow_skip_pri_header: true} | <34>Oct 11 2026 22:14:15.5 host su[12]: failed
            {type: container} | 2026-03-01T10:00:00.5Z stdout F it began
            {type: container} | {"log":"it began\\n","stream":"stdout","time":"2026-03-01T10:00:00Z"}
            {type: otelcol} | 2026-07-06T22:56:21Z info a.go:1 a {b} c {"resource": {"k": "v"}, "n": [1]}
            {type: pattern_parser, pattern: '%{+n/2} %{+n/1} %{l->} %{*k}=%{&k}.'} | ann smith warn   key=value.
            {type: pattern_parser, pattern: '<a> - <b> [<c>]'} | 10.0.0.1 - ann [now]
            {type: grok_parser, pattern: '%{COMMONAPACHELOG}'} | 10.0.0.1 - - [10/Oct/2000:13:55:36 -0700] "GET / HTTP/1.0" 200 5
            {type: xml_parser, parse_to: body} | <?xml version="1.0"?><a x="1">t<b/><![CDATA[c]]>&amp;</a>
            {type: xml_parser, strict: false, parse_to: body} | <!DOCTYPE a [<!ENTITY b "c">]><a x=1 y='2' z>t<b/><![CDATA[c]]>&#65;</b></a>
            {type: regex_parser, regex: '^(?P<a>[^ ]+) (?P<b>.*)$'} | one two three
            {type: severity_parser, parse_from: body, mapping: {error: [5xx, -3]}} | 503
            """)
    void a_text_that_is_nearly_right_gives_fields_or_a_clean_error_the_same_held_as_bytes(
            String operator, String text) {
        long seed = text.hashCode();
        Random random = new Random(seed);
        String graph = "operators: [" + operator + ", {id: out, type: drop_output}]";
        try (GraphTester ofText = GraphTester.of(CATALOG, graph);
                GraphTester ofBytes = GraphTester.of(CATALOG, graph)) {
            for (int round = 0; round < ROUNDS; round++) {
                String changed = mutate(text, random);
                ofText.send(LogRecord.of(changed));
                ofBytes.send(held(changed));
            }

            assertThat(ofText.errors())
                    .as("seed %d", seed)
                    .extracting(RecordError::message)
                    .noneMatch(message -> message.contains("Exception") || message.contains("out of bounds"));
            assertThat(outcome(ofBytes)).as("seed %d", seed).isEqualTo(outcome(ofText));
        }
    }

    /** Returns a record whose text is held as bytes, where there is no half of a surrogate pair in it. */
    private static LogRecord held(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        LogRecord record = LogRecord.of(text);
        if (text.equals(new String(utf8, StandardCharsets.UTF_8))) {
            record.setBody(new Utf8Text(utf8, 0, utf8.length, utf8.length == text.length()));
        }
        return record;
    }

    private static List<String> outcome(GraphTester test) {
        List<String> outcome = new ArrayList<>();
        test.errors().forEach(error -> outcome.add(error.message()));
        Utf8Buffer json = new Utf8Buffer(256);
        for (LogRecord record : test.received("out")) {
            json.truncate(0);
            new RecordJsonCodec().encode(record, json);
            outcome.add(json.toString());
        }
        return outcome;
    }

    private static String mutate(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int times = random.nextInt(4); times >= 0; times--) {
            int at = random.nextInt(changed.length() + 1);
            char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
            switch (random.nextInt(5)) {
                case 0 -> changed.insert(at, letter);
                case 1 -> changed.setLength(at);
                case 2 -> changed.delete(at, Math.min(changed.length(), at + 1 + random.nextInt(3)));
                case 3 -> changed.insert(at, changed.substring(at, Math.min(changed.length(), at + 5)));
                default -> changed.replace(at, Math.min(changed.length(), at + 1), String.valueOf(letter));
            }
        }
        return changed.toString();
    }
}
