package io.canto.record.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random times, written by java.time and read by us, and the other way round. */
class TimeLayoutDifferentialTest {
    private static final int TIMES = 2_000;
    private static final List<String> ZONES = List.of(
            "UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Africa/Monrovia");

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "STRPTIME; %Y-%m-%d %H:%M:%S.%f %z; yyyy-MM-dd HH:mm:ss.SSSSSS XX",
                "STRPTIME; %d/%b/%Y:%H:%M:%S %z; dd/MMM/yyyy:HH:mm:ss XX",
                "STRPTIME; %A, %d %B %Y %I:%M:%S.%L %p %j; EEEE, dd MMMM yyyy hh:mm:ss.SSS a xxx",
                "GOTIME; 2006-01-02T15:04:05.000000000Z07:00; yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSSXXX",
                "GOTIME; Mon Jan 2 15:4:5 2006 -0700; EEE MMM d HH:m:s yyyy xx",
                "GOTIME; 2006-002 15:04:05 -07:00; yyyy-DDD HH:mm:ss xxx",
                "AUTO; ''; yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSSXXX",
                "AUTO; ''; yyyy-MM-dd HH:mm:ss,SSS xx",
                "AUTO; ''; dd/MMM/yyyy:HH:mm:ss xx",
                "JAVA; yyyy-MM-dd HH:mm:ss xx; yyyy-MM-dd HH:mm:ss xx",
            })
    void random_times_go_there_and_back(LayoutType type, String layout, String pattern) {
        long seed = Long.getLong("canto.seed", 20_261_122L);
        Random random = new Random(seed);
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        for (String zone : ZONES) {
            TimeLayout times = TimeLayout.parse(type, layout == null ? "" : layout, ZoneId.of(zone), Map.of());
            for (int i = 0; i < TIMES; i++) {
                // From 1975 on: until then Monrovia had seconds in its offset, which the patterns cannot say.
                long nanos = Math.floorMod(random.nextLong(), 7_000_000_000L) * 1_000_000_000L
                        + 157_766_400_000_000_000L
                        + random.nextInt(1_000_000_000);
                ZonedDateTime time = Instant.ofEpochSecond(0, nanos).atZone(ZoneId.of(zone));
                String text = formatter.format(time);
                Instant expected = Instant.from(formatter.parse(text));
                String where = "seed " + seed + ", " + text;

                long read = times.parseNanos(text, InstantSource.system());

                assertThat(Instant.ofEpochSecond(0, read)).as(where).isEqualTo(expected);
                if (type != LayoutType.AUTO) {
                    assertThat(times.format(nanos)).as(where).isEqualTo(text);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kathmandu"})
    void local_times_are_in_their_zone(String zone) {
        long seed = Long.getLong("canto.seed", 20_261_122L);
        Random random = new Random(seed);
        ZoneId id = ZoneId.of(zone);
        TimeLayout times = TimeLayout.parse(LayoutType.STRPTIME, "%Y-%m-%dT%H:%M:%S", id, Map.of());
        for (int i = 0; i < 20_000; i++) {
            Instant instant = Instant.ofEpochSecond(random.nextInt());
            ZonedDateTime time = instant.atZone(id);
            // Where clocks show a time twice java.time and Go choose apart: the table has those.
            if (id.getRules().getValidOffsets(time.toLocalDateTime()).size() == 1) {
                String text = time.toLocalDateTime().format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss"));

                assertThat(times.parseNanos(text, InstantSource.system()))
                        .as("seed %d, %s", seed, text)
                        .isEqualTo(instant.getEpochSecond() * 1_000_000_000L);
            }
        }
    }
}
