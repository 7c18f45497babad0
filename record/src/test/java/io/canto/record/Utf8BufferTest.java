package io.canto.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8BufferTest {
    private static final DateTimeFormatter NANOS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSSX").withZone(ZoneOffset.UTC);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "plain ASCII text",
                "Grüße",
                "ключ",
                "日本語",
                "x\ud83d\ude00y",
                "\ud800",
                "\udc00",
                "a\ud800b",
                "\ud800\ud83d\ude00",
                "ends high \ud83d"
            })
    void text_is_encoded_as_the_platform_encodes_it(String text) {
        assertThat(bytes(new Utf8Buffer(1).append("<").append(text).append(">")))
                .isEqualTo(("<" + text + ">").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void long_text_of_any_characters_is_encoded_as_the_platform_encodes_it() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(10_000);
            int bound = new int[] {0x80, 0x100, 0x800, 0x10000}[random.nextInt(4)];
            for (int at = 0; at < length; at++) {
                text.append((char) random.nextInt(random.nextInt(20) == 0 ? 0x10000 : bound));
            }
            assertThat(bytes(new Utf8Buffer(16).append(text.toString())))
                    .isEqualTo(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void integers_are_written_as_java_writes_them() {
        for (long power = 1; power > 0 && power <= Long.MAX_VALUE / 10; power *= 10) {
            for (long near = -2; near <= 2; near++) {
                assertThat(number(power + near)).isEqualTo(Long.toString(power + near));
                assertThat(number(-power + near)).isEqualTo(Long.toString(-power + near));
            }
        }
        Random random = new Random(1);
        for (int round = 0; round < 10_000; round++) {
            long value = random.nextLong() >> random.nextInt(64);
            assertThat(number(value)).isEqualTo(Long.toString(value));
        }
        assertThat(number(Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
        assertThat(number(Long.MAX_VALUE)).isEqualTo("9223372036854775807");
    }

    @Test
    void times_are_written_as_rfc_3339_with_nine_digits() {
        Random random = new Random(2);
        for (int round = 0; round < 20_000; round++) {
            long nanos = random.nextLong() >> random.nextInt(20);
            assertThat(new Utf8Buffer(40).appendTime(nanos).toString()).isEqualTo(NANOS.format(Times.instant(nanos)));
        }
    }

    @Test
    void every_day_of_four_centuries_around_now_and_the_edges_have_the_right_date() {
        for (long day = LocalDate.of(1799, 1, 1).toEpochDay();
                day < LocalDate.of(2202, 1, 1).toEpochDay();
                day++) {
            Instant time = Instant.ofEpochSecond(day * 86_400 + 86_399, 999_999_999);
            assertThat(Times.text(time))
                    .startsWith(LocalDate.ofEpochDay(day).toString())
                    .endsWith("T23:59:59.999999999Z");
        }
        for (String edge : new String[] {"0000-01-01T00:00:00.000000000Z", "9999-12-31T23:59:59.999999999Z"}) {
            assertThat(Times.text(Instant.parse(edge))).isEqualTo(edge);
        }
    }

    @Test
    void times_that_rfc_3339_does_not_know_are_written_so_that_they_can_be_read_again() {
        for (Instant time : new Instant[] {Instant.MIN, Instant.MAX, Instant.parse("+10000-01-01T00:00:00Z")}) {
            assertThat(Times.parse(Times.text(time))).isEqualTo(time);
        }
    }

    @Test
    void it_can_be_cut_cleared_and_filled_again() throws IOException {
        Utf8Buffer buffer = new Utf8Buffer(0)
                .append("hello")
                .append((byte) '!')
                .append("xyz".getBytes(StandardCharsets.UTF_8), 1, 1);
        assertThat(buffer.toString()).isEqualTo("hello!y");
        buffer.truncate(4);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        buffer.append('.').writeTo(out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("hell.");
        buffer.reserve(10_000);
        buffer.clear(100);
        assertThat(buffer.length()).isZero();
        assertThat(buffer.array()).hasSize(100);
    }

    @Test
    void it_refuses_to_be_cut_longer_or_advanced_without_room() {
        Utf8Buffer buffer = new Utf8Buffer(16).append("abc");
        assertThatThrownBy(() -> buffer.truncate(4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> buffer.truncate(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> buffer.advance(14)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> buffer.advance(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> buffer.reserve(Integer.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }

    private static String number(long value) {
        return new Utf8Buffer(0).appendNumber(value).toString();
    }

    private static byte[] bytes(Utf8Buffer buffer) {
        return java.util.Arrays.copyOf(buffer.array(), buffer.length());
    }
}
