package io.canto.operators.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GrokTest {
    static List<String> names() {
        return Grok.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_known_name_can_be_put_together(String name) {
        assertThat(Grok.compile("%{" + name + ":it}", Map.of(), true)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            USERNAME          | ann.b-c_1
            EMAILADDRESS      | ann+x@mail.example.org
            INT               | -42
            NUMBER            | +1.5e-3
            BASE16NUM         | 0xFF0a
            QUOTEDSTRING      | "say \\"hi\\""
            UUID              | 0af76519-16cd-43dd-8448-eb211c80319c
            URN               | urn:isbn:0451450523
            MAC               | 00:1a:2b:3c:4d:5e
            MAC               | 001a.2b3c.4d5e
            IP                | 10.0.0.255
            IP                | 2001:db8::8a2e:370:7334
            IP                | ::1
            IP                | fe80::1%eth0
            IP                | 1:2:3:4:5:6:7:8
            IP                | ::ffff:10.0.0.1
            HOSTNAME          | web-1.eu.example.com
            HOSTPORT          | example.com:8080
            PATH              | /var/log/my.app.log
            PATH              | C:\\Windows\\x.log
            URI               | https://u:p@example.com:8443/a/b?x=1&y=2
            URIPATHPARAM      | /a/b?x=1
            MONTH             | September
            DAY               | Wed
            TIME              | 23:59:60.5
            DATE              | 12/31/2026
            DATE              | 31.12.2026
            TIMESTAMP_ISO8601 | 2026-03-01T10:00:00.123+01:00
            TIMESTAMP_ISO8601 | 2026-03-01 10:00
            DATESTAMP_RFC2822 | Tue, 10 Mar 2026 12:00:00 +0000
            HTTPDATE          | 10/Oct/2000:13:55:36 -0700
            SYSLOGTIMESTAMP   | Mar  1 10:00:00
            LOGLEVEL          | Warning
            JAVACLASS         | com.example.Main$Inner
            """)
    void a_name_matches_what_it_says(String name, String text) {
        assertThat(Grok.compile("^%{" + name + ":it}$", Map.of(), true).read(CutText.of(text)))
                .isNotNull()
                .containsEntry("it", text);
    }

    @ParameterizedTest
    @CsvSource({
        "IP, 256.1.1.1",
        "IP, 1.2.3",
        "INT, 1.5",
        "UUID, 0af76519",
        "MONTH, Foo",
        "TIME, 24:00",
        "MAC, 00:1a",
        "LOGLEVEL, loud",
        "TIMESTAMP_ISO8601, 2026-13-01T10:00",
        "WORD, a b"
    })
    void a_name_matches_nothing_else(String name, String text) {
        assertThat(Grok.compile("^%{" + name + ":it}$", Map.of(), true).read(CutText.of(text)))
                .isNull();
    }

    @Test
    void a_long_quoted_text_does_not_overflow_the_stack() {
        String quoted = '"' + "a \\\" b ".repeat(2_000) + '"';

        assertThat(Grok.compile("%{QS:it}", Map.of(), true).read(CutText.of(quoted)))
                .containsEntry("it", quoted);
    }

    @Test
    void an_unknown_name_is_refused_with_the_nearest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Grok.compile("%{TIMESTAMP_ISO8610:t}", Map.of(), true))
                .withMessage("there is no pattern 'TIMESTAMP_ISO8610'; did you mean 'TIMESTAMP_ISO8601'?");
    }

    @Test
    void a_pattern_that_grows_without_end_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Grok.compile(
                        "%{A:x}",
                        Map.of("A", "%{B}%{B}%{B}%{B}", "B", "%{C}%{C}%{C}%{C}", "C", "x".repeat(9_000)), true))
                .withMessageContaining("longer than");
    }
}
