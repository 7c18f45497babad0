package io.canto.record.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.record.Bytes;
import io.canto.record.RecordException;
import io.canto.record.Times;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TimeLayoutTest {
    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-03-10T12:00:00Z"));

    static Stream<Arguments> table() throws IOException {
        List<Arguments> rows = new ArrayList<>();
        String now = "";
        try (InputStream in = TimeLayoutTest.class.getResourceAsStream("layouts.txt")) {
            String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : table.lines().toList()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                String[] cells = line.split(" ; ?", -1);
                if (cells[0].equals("now")) {
                    now = cells[1];
                } else {
                    rows.add(Arguments.of(
                            now.isEmpty() ? "2026-03-10T12:00:00Z" : now,
                            cells[0],
                            cells[1],
                            cells[2],
                            cells[3],
                            cells[4]));
                }
            }
        }
        assertThat(rows).hasSizeGreaterThan(150);
        return rows.stream();
    }

    @ParameterizedTest(name = "{1} {2} {3}: {4}")
    @MethodSource("table")
    void texts_are_read_as_the_layout_says(
            String now, String type, String location, String layout, String text, String expected) {
        TimeLayout times = TimeLayout.parse(
                LayoutType.valueOf(type.toUpperCase(Locale.ROOT)),
                layout.equals("-") ? "" : layout,
                location.equals("-") ? null : ZoneId.of(location),
                Map.of("PDT", ZoneId.of("America/Los_Angeles"), "PST", ZoneId.of("America/Los_Angeles")));
        InstantSource clock = InstantSource.fixed(Instant.parse(now));

        if (expected.startsWith("! ")) {
            assertThatThrownBy(() -> times.parseNanos(text, clock))
                    .isInstanceOf(RecordException.class)
                    .hasMessageContaining(expected.substring(2));
        } else {
            assertThat(Times.instant(times.parseNanos(text, clock))).isEqualTo(Instant.parse(expected));
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "STRPTIME; ``; the layout is empty",
                "STRPTIME; %Y-%Q; unknown directive '%Q' at character 4 of the layout; did you mean '%q'?",
                "STRPTIME; %Y-%N; unknown directive '%N' at character 4 of the layout",
                "STRPTIME; %Y-%; the layout ends in a '%' at character 4",
                "STRPTIME; %s; '%s' at character 1 is a fraction of a second",
                "GOTIME; %Y-%m-%d; has no part of the reference time",
                "GOTIME; yyyy-mm-dd; has no part of the reference time",
                "EPOCH; seconds; 'seconds' is no epoch layout",
                "JAVA; bogus; 'bogus' is no java.time layout",
            })
    void a_wrong_layout_is_told(LayoutType type, String layout, String message) {
        assertThatThrownBy(() -> TimeLayout.parse(type, layout == null ? "" : layout, null, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void numbers_are_read_exactly() {
        TimeLayout nanos = TimeLayout.parse(LayoutType.EPOCH, "s.ns", null, Map.of());

        assertThat(nanos.parseNanos(1_136_214_245L, NOW)).isEqualTo(1_136_214_245_000_000_000L);
        assertThat(nanos.parseNanos(1136214245.123456789, NOW)).isEqualTo(1_136_214_245_123_456_700L);
        assertThat(nanos.parseNanos(new BigDecimal("1136214245.123456789"), NOW))
                .isEqualTo(1_136_214_245_123_456_789L);
        assertThat(nanos.parseNanos(BigInteger.TWO, NOW)).isEqualTo(2_000_000_000L);
        assertThatThrownBy(() -> nanos.parseNanos(Double.NaN, NOW)).hasMessageContaining("no number");
        assertThatThrownBy(() -> nanos.parseNanos(1e300, NOW)).hasMessageContaining("outside");
        assertThatThrownBy(() -> nanos.parseNanos(Long.MIN_VALUE, NOW)).hasMessageContaining("outside");
        assertThatThrownBy(() -> nanos.parseNanos(true, NOW))
                .hasMessage("a value of kind boolean is no time in this layout");
    }

    @Test
    void other_kinds_of_values_are_read_where_they_make_sense() {
        Instant instant = Instant.parse("2024-03-04T05:06:07.5Z");
        TimeLayout days = TimeLayout.parse(LayoutType.STRPTIME, "%Y%m%d", ZoneId.of("UTC"), Map.of());

        assertThat(days.parseNanos(20240304L, NOW)).isEqualTo(Times.nanos(Instant.parse("2024-03-04T00:00:00Z")));
        assertThat(days.parseNanos(Bytes.of("20240304".getBytes(StandardCharsets.UTF_8)), NOW))
                .isEqualTo(days.parseNanos("20240304", NOW));
        assertThatThrownBy(() -> days.parseNanos(1.5, NOW))
                .hasMessage("a value of kind decimal is no time in this layout");
        assertThat(TimeLayout.parse(LayoutType.NATIVE, "", null, Map.of()).parseNanos(instant, NOW))
                .isEqualTo(Times.nanos(instant));
        assertThat(TimeLayout.auto().parseNanos(instant, NOW)).isEqualTo(Times.nanos(instant));
        assertThat(TimeLayout.auto().parseNanos(1_136_214_245_123L, NOW)).isEqualTo(1_136_214_245_123_000_000L);
        assertThatThrownBy(() ->
                        TimeLayout.parse(LayoutType.NATIVE, "", null, Map.of()).parseNanos("x", NOW))
                .hasMessage("a value of kind text is no time in this layout");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "STRPTIME; UTC; %Y-%m-%d %H:%M:%S.%L; 2024-03-04 05:06:07.120",
                "STRPTIME; UTC; %y %q %g %o %e %l:%I %p %P %h %B %a %A; 24 3 4  3  4 5:05 AM am Mar March Mon Monday",
                "STRPTIME; Europe/Berlin; %F %T %z %Z; 2024-03-04 06:06:07 +0100 CET",
                "STRPTIME; Europe/Berlin; %i %j %k %w; +01 +01:00 +01:00:00 +010000",
                "GOTIME; UTC; 2006-01-02T15:04:05.999999999Z07:00; 2024-03-04T05:06:07.12Z",
                "GOTIME; Europe/Berlin; 2006-01-02T15:04:05.000Z07:00; 2024-03-04T06:06:07.120+01:00",
                "GOTIME; UTC; Mon, 02 Jan 2006 15:04:05 MST; Mon, 04 Mar 2024 05:06:07 UTC",
                "GOTIME; UTC; 002 __2 _2 3PM; 064  64  4 5AM",
                "EPOCH; UTC; s; 1709528767",
                "EPOCH; UTC; ms; 1709528767120",
                "EPOCH; UTC; s.ns; 1709528767.120000000",
                "JAVA; Europe/Berlin; dd.MM.yyyy HH:mm; 04.03.2024 06:06",
                "AUTO; Europe/Berlin; ''; 2024-03-04T06:06:07.12+01:00",
                "NATIVE; UTC; ''; 2024-03-04T05:06:07.120Z",
            })
    void times_are_written_as_the_layout_says(LayoutType type, String zone, String layout, String expected) {
        TimeLayout times = TimeLayout.parse(type, layout == null ? "" : layout, ZoneId.of(zone), Map.of());

        assertThat(times.format(Times.nanos(Instant.parse("2024-03-04T05:06:07.12Z"))))
                .isEqualTo(expected);
    }
}
