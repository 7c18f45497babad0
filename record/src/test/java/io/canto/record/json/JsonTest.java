package io.canto.record.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.record.Bytes;
import io.canto.record.Fields;
import io.canto.record.RandomValues;
import io.canto.record.RecordException;
import io.canto.record.Utf8Buffer;
import io.canto.record.Utf8Text;
import io.canto.record.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    static Stream<Arguments> readings() {
        return Stream.of(
                Arguments.of("0", 0L),
                Arguments.of("-0", 0L),
                Arguments.of("9223372036854775807", Long.MAX_VALUE),
                Arguments.of("-9223372036854775808", Long.MIN_VALUE),
                Arguments.of("9223372036854775808", new BigInteger("9223372036854775808")),
                Arguments.of("1.0", 1.0),
                Arguments.of("0.0", 0.0),
                Arguments.of("-0.0", -0.0),
                Arguments.of("0.1", 0.1),
                Arguments.of("1e3", 1000.0),
                Arguments.of("0.30000000000000004", 0.30000000000000004),
                Arguments.of("0.1234567890123456789", new BigDecimal("0.1234567890123456789")),
                Arguments.of("1e400", new BigDecimal("1e400")),
                Arguments.of("-1e400", new BigDecimal("-1e400")),
                Arguments.of("1e-400", new BigDecimal("1e-400")),
                Arguments.of("1.2345678e-320", new BigDecimal("1.2345678e-320")),
                Arguments.of("0e999999999", 0.0),
                Arguments.of("\"a\\u0041\\n\\ud83d\\ude00\"", "aA\n\ud83d\ude00"),
                Arguments.of("\"\\ud800\"", "\ud800"),
                Arguments.of(
                        " [1, [], {}, null, true, false] ", Arrays.asList(1L, List.of(), Map.of(), null, true, false)),
                Arguments.of("{\"b\":1,\"a\":{\"c\":\"\"}}", Map.of("b", 1L, "a", Map.of("c", ""))));
    }

    @ParameterizedTest
    @MethodSource("readings")
    void a_value_is_read_without_loss_from_text_and_from_bytes(String json, Object expected) {
        assertThat(Json.parse(json)).isEqualTo(expected);
        byte[] bytes = ("xx" + json + "yy").getBytes(StandardCharsets.UTF_8);
        assertThat(Json.parse(bytes, 2, bytes.length - 4)).isEqualTo(expected);
        boolean isAscii = bytes.length == json.length() + 4;
        assertThat(Json.parse(new Utf8Text(bytes, 2, bytes.length - 2, isAscii)))
                .isEqualTo(expected);
    }

    @Test
    void half_a_surrogate_pair_in_a_text_stays_what_it_is() {
        assertThat(Json.parse("{\"\udc00\":\"?\ud800 \ud83d\ude00\"}"))
                .isEqualTo(Map.of("\udc00", "?\ud800 \ud83d\ude00"));
    }

    @Test
    void texts_under_keys_are_written_again_as_the_bytes_they_are() {
        String json =
                "{\"plain\":\"a b\",\"escaped\":\"\\\"\\n\\\\\",\"letters\":\"\u00e4\ud83d\ude00\",\"in\":{\"list\":[\"x\"]}}";
        byte[] bytes = ("[" + json + "]").getBytes(StandardCharsets.UTF_8);
        Fields fields = (Fields) Json.parse(new Utf8Text(bytes, 1, bytes.length - 1, false));

        assertThat(fields.heldAt(0))
                .isInstanceOfSatisfying(
                        Utf8Text.class, text -> assertThat(text.bytes()).isSameAs(bytes));
        assertThat(Json.text(fields)).isEqualTo(json);
        for (long seed = 0; seed < 5_000; seed++) {
            String written = Json.text(new RandomValues(seed).value(3));
            assertThat(Json.parse(Json.text(Json.parse(written))))
                    .as("seed %s", seed)
                    .isEqualTo(Json.parse(written));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "[1,",
                "[1,]",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\" 1}",
                "nul",
                "NaN",
                "Infinity",
                "01",
                "+1",
                "1.",
                ".5",
                "1e",
                "-",
                "\"a",
                "\"\\x\"",
                "\"\t\"",
                "\"\\u12\"",
                "1 2",
                "{} x",
                "[]]",
                "//c\n1",
                "tru",
                "]",
                "}",
                ",",
                "{\"a\":1 \"b\":2}",
                "\u00001",
                "{\u0000}",
                "1\u0000",
                "[1}",
                "{\"a\":1]",
                "[1 2]",
                "-a",
                "1.e1",
                "\"\\u00g0\"",
                "\"\\"
            })
    void what_is_no_json_is_refused_without_showing_it(String json) {
        assertThatThrownBy(() -> Json.parse(json)).isInstanceOf(RecordException.class);
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Json.parse(bytes, 0, bytes.length)).isInstanceOf(RecordException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22c0af22", "22eda08022", "22f490808022", "22ff22", "22c3", "feff0031"})
    void bytes_that_are_no_utf8_are_refused(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThatThrownBy(() -> Json.parse(bytes, 0, bytes.length))
                .isInstanceOf(RecordException.class)
                .hasMessageMatching("the JSON is no UTF-8 at byte \\d+");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"secret\": bad}       | no JSON at character 12",
                "{\"a\":1} tail          | something follows the JSON value at character 9",
                "1 2                     | something follows the JSON value at character 3",
                "{\"a\":[1               | no JSON at character 8",
                "{\"ä😀\": bad}         | no JSON at character 9",
                "[\"ä\\x\"]            | no JSON at character 5",
                "1e10001                 | the JSON has a number with an exponent beyond 10000 at character 1",
                "[1e-999999999]          | the JSON has a number with an exponent beyond 10000 at character 2",
            })
    void a_failure_says_where_and_not_what(String json, String message) {
        assertThatThrownBy(() -> Json.parse(json)).hasMessage(message);
    }

    /** Texts near to JSON: written values in which some characters were changed, doubled or left out. */
    @Test
    void it_agrees_with_another_reader_on_texts_that_are_nearly_json() {
        String letters = "{}[]:,\"\\\\0123456789-+.eEtrufalsn \t\n/\u0001\u00e9\u0000";
        int accepted = 0;
        for (long seed = 0; seed < 60_000; seed++) {
            Random random = new Random(seed);
            StringBuilder json = new StringBuilder(Json.text(new RandomValues(seed).value(3)));
            for (int change = random.nextInt(4); change > 0 && json.length() > 0; change--) {
                int place = random.nextInt(json.length());
                char letter = letters.charAt(random.nextInt(letters.length()));
                switch (random.nextInt(3)) {
                    case 0 -> json.setCharAt(place, letter);
                    case 1 -> json.insert(place, letter);
                    default -> json.deleteCharAt(place);
                }
            }
            String text = json.toString();
            Object mine = outcome(() -> Json.parse(text));
            assertThat(mine).as("seed %s: %s", seed, text).isEqualTo(outcome(() -> JacksonJson.parse(text)));
            accepted += "refused".equals(mine) ? 0 : 1;
        }
        assertThat(accepted).isBetween(10_000, 50_000);
    }

    @Test
    void it_agrees_with_another_reader_on_numbers() {
        for (long seed = 0; seed < 100_000; seed++) {
            Random random = new Random(seed);
            StringBuilder number = new StringBuilder(random.nextBoolean() ? "-" : "");
            number.append(
                    Long.toString(random.nextLong() >>> random.nextInt(64)).replace("-", ""));
            if (random.nextBoolean()) {
                number.append('.')
                        .append(String.format("%0" + (1 + random.nextInt(25)) + "d", random.nextInt(1_000_000)));
            }
            if (random.nextInt(3) == 0) {
                number.append(random.nextBoolean() ? "e" : "E+")
                        .append(random.nextInt(random.nextBoolean() ? 400 : 20_000));
            } else if (random.nextInt(3) == 0) {
                number.append("e-").append(random.nextInt(random.nextBoolean() ? 400 : 20_000));
            }
            String text = number.toString();
            assertThat(outcome(() -> Json.parse(text))).as(text).isEqualTo(outcome(() -> JacksonJson.parse(text)));
        }
    }

    private static Object outcome(Supplier<Object> reading) {
        try {
            return reading.get();
        } catch (RecordException e) {
            return "refused";
        }
    }

    @Test
    void a_byte_order_mark_may_stand_before_the_value() {
        assertThat(Json.parse("\uFEFF{}")).isEqualTo(Map.of());
        assertThatThrownBy(() -> Json.parse("\uFEFF")).hasMessage("empty text is no JSON");
        assertThatThrownBy(() -> Json.parse("[\uFEFF]")).hasMessage("no JSON at character 2");
    }

    @Test
    void limits_bound_what_a_hostile_text_can_cost() {
        String deep = "[".repeat(100) + "]".repeat(100);
        assertThat(Json.parse(deep)).isInstanceOf(List.class);
        assertThatThrownBy(() -> Json.parse("[" + deep + "]"))
                .hasMessage("the JSON is nested more than 100 deep at character 101");
        assertThatThrownBy(() -> Json.parse("{\"a\":".repeat(100_000)))
                .hasMessageStartingWith("the JSON is nested more than 100 deep");
        assertThat(Json.parse("9".repeat(1_000))).isEqualTo(new BigInteger("9".repeat(1_000)));
        assertThatThrownBy(() -> Json.parse("9".repeat(1_001))).hasMessageStartingWith("the JSON goes beyond a limit");
        assertThatThrownBy(() -> Json.parse("0." + "9".repeat(1_001))).isInstanceOf(RecordException.class);
        assertThatThrownBy(() -> Json.parse("{\"" + "k".repeat(70_000) + "\":1}"))
                .hasMessageStartingWith("the JSON goes beyond a limit");
        assertThatThrownBy(() -> Json.parse("1e99999999999")).isInstanceOf(RecordException.class);
    }

    @Test
    void of_a_key_that_comes_twice_the_last_value_counts_at_the_first_place() {
        for (int others : new int[] {0, 3, 8, 12, 40}) {
            StringBuilder json = new StringBuilder("{\"twice\":1");
            for (int at = 0; at < others; at++) {
                json.append(",\"k").append(at).append("\":0");
            }
            Fields fields = (Fields) Json.parse(json + ",\"twice\":2}");
            assertThat(fields).hasSize(others + 1);
            assertThat(fields.keyAt(0)).isEqualTo("twice");
            assertThat(fields.valueAt(0)).isEqualTo(2L);
        }
    }

    @Test
    void keys_are_the_same_objects_as_those_of_paths() {
        Fields fromText = (Fields) Json.parse("{\"status\":1,\"\\u0061b\":2,\"ü\":3}");
        byte[] bytes = "{\"status\":1,\"\\u0061b\":2,\"ü\":3}".getBytes(StandardCharsets.UTF_8);
        Fields fromBytes = (Fields) Json.parse(bytes, 0, bytes.length);
        for (int at = 0; at < 3; at++) {
            assertThat(fromText.keyAt(at)).isSameAs(fromText.keyAt(at).intern()).isSameAs(fromBytes.keyAt(at));
        }
    }

    @Test
    void many_keys_do_not_cost_the_square_of_their_number() {
        StringBuilder json = new StringBuilder("{");
        for (int at = 0; at < 200_000; at++) {
            json.append(at == 0 ? "" : ",")
                    .append("\"key")
                    .append(at)
                    .append("\":")
                    .append(at);
        }
        assertThat(((Fields) Json.parse(json.append('}').toString())).get("key199999"))
                .isEqualTo(199_999L);
    }

    static Stream<Arguments> writings() {
        return Stream.of(
                Arguments.of(null, "null"),
                Arguments.of(true, "true"),
                Arguments.of(false, "false"),
                Arguments.of(-42L, "-42"),
                Arguments.of(1.0, "1.0"),
                Arguments.of(-0.0, "-0.0"),
                Arguments.of(0.1, "0.1"),
                Arguments.of(123.456, "123.456"),
                Arguments.of(0.000001, "0.000001"),
                Arguments.of(1e-7, "1.0E-7"),
                Arguments.of(0.30000000000000004, "0.30000000000000004"),
                Arguments.of(Double.NaN, "null"),
                Arguments.of(Double.NEGATIVE_INFINITY, "null"),
                Arguments.of(BigInteger.TWO.pow(64), "18446744073709551616"),
                Arguments.of(new BigDecimal("1e400"), "1E+400"),
                Arguments.of(Instant.parse("2026-01-02T03:04:05.6Z"), "\"2026-01-02T03:04:05.600000000Z\""),
                Arguments.of(Bytes.of(new byte[] {1, 2, 3}), "\"AQID\""),
                Arguments.of("plain", "\"plain\""),
                Arguments.of("\"\\/\b\f\n\r\t\u0001\u007f", "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\u007f\""),
                Arguments.of("ä€\ud83d\ude00", "\"ä€\ud83d\ude00\""),
                Arguments.of("x\ud800y\udfff", "\"x\\ud800y\\udfff\""),
                Arguments.of(List.of(), "[]"),
                Arguments.of(Arrays.asList(1L, null, "a"), "[1,null,\"a\"]"),
                Arguments.of(new Fields(), "{}"),
                Arguments.of(Fields.of(Map.of("a\"", List.of(1L))), "{\"a\\\"\":[1]}"));
    }

    @ParameterizedTest
    @MethodSource("writings")
    void a_value_is_written_as_json(Object value, String expected) {
        assertThat(Json.text(value)).isEqualTo(expected);
        Utf8Buffer out = new Utf8Buffer(0).append(">");
        Json.write(value, out);
        assertThat(out.toString()).isEqualTo(">" + expected);
    }

    @Test
    void doubles_come_back_as_the_same_doubles() {
        Random random = new Random(11);
        for (int round = 0; round < 100_000; round++) {
            double value = switch (round % 4) {
                case 0 -> Double.longBitsToDouble(random.nextLong());
                case 1 -> random.nextInt() / Math.pow(10, random.nextInt(9));
                case 2 -> Math.rint(random.nextDouble() * 1e17) / 100;
                default -> random.nextGaussian();
            };
            if (Double.isFinite(value)) {
                assertThat(Json.parse(Json.text(value))).as("%s", value).isEqualTo(value);
            }
        }
    }

    @Test
    void what_json_can_say_comes_back_equal() {
        for (long seed = 0; seed < 2_000; seed++) {
            Object value = new RandomValues(seed).value(4);
            String once = Json.text(value);
            assertThat(Json.text(Json.parse(once)))
                    .as("seed %s", seed)
                    .isEqualTo(Json.text(Json.parse(Json.text(Json.parse(once)))));
        }
    }

    @Test
    void texts_of_any_length_and_characters_come_back_as_they_were() {
        String special = "\"\\\n\u0001?\u007f\u00e9\u4e00\ud83d\ude00";
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            StringBuilder built = new StringBuilder();
            int plainness = random.nextInt(60) + 2;
            for (int length = random.nextInt(80); length > 0; length--) {
                built.append(
                        random.nextInt(plainness) == 0
                                ? special.charAt(random.nextInt(special.length()))
                                : (char) (' ' + random.nextInt(95)));
            }
            String text = built.toString();
            assertThat(Json.parse(Json.text(text))).as("seed %s", seed).isEqualTo(text);
            Utf8Text held = held(text);
            assertThat(Json.text(held)).as("seed %s", seed).isEqualTo(Json.text(held.toString()));
            assertThat(Json.parse(Json.text(Fields.of(Map.of(text, 1)))))
                    .as("seed %s", seed)
                    .isEqualTo(Map.of(text, 1L));
        }
    }

    private static Utf8Text held(String text) {
        byte[] block = ("\"" + text + "\"").getBytes(StandardCharsets.UTF_8);
        return new Utf8Text(block, 1, block.length - 1, block.length == text.length() + 2);
    }

    @Test
    void a_value_too_deep_to_write_is_refused_and_leaves_nothing_behind() {
        Object deep = "x";
        for (int depth = 0; depth < 300; depth++) {
            deep = Values.list(deep);
        }
        Object value = deep;
        Utf8Buffer out = new Utf8Buffer(0).append("before");
        assertThatThrownBy(() -> Json.write(value, out)).isInstanceOf(RecordException.class);
        assertThat(out.toString()).isEqualTo("before");
        assertThatThrownBy(() -> Json.pretty(value)).isInstanceOf(RecordException.class);
    }

    @Test
    void pretty_text_is_indented_and_cannot_steer_a_terminal() {
        Fields fields = new Fields();
        fields.put("text", "\u001b[31mred\u009b\u202e\u2028ä");
        fields.put("list", List.of(1, 2));
        fields.put("empty", Map.of());
        assertThat(Json.pretty(fields)).isEqualTo("""
                {
                  "text": "\\u001b[31mred\\u009b\\u202e\\u2028ä",
                  "list": [
                    1,
                    2
                  ],
                  "empty": {}
                }""");
    }
}
