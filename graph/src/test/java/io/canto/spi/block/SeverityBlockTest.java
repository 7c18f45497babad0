package io.canto.spi.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.record.Bytes;
import io.canto.record.FieldPath;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.record.Severity;
import io.canto.record.Utf8Text;
import io.canto.spi.block.SeverityBlock.Preset;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SeverityBlockTest {
    private static final Map<String, Object> STATUS = Map.of(
            "info", List.of("2xx", "3XX", "ok"),
            "WARN", "4xx",
            "error", Map.of("min", 599L, "max", 500L),
            "error3", List.of(507L, "boom"),
            "24", 666L,
            "debug2", List.of(-1L, 123_456_789_012L, true, ""));

    @ParameterizedTest
    @CsvSource({
        "trace, 1",
        "TRACE4, 4",
        "Debug, 5",
        "info, 9",
        "warn, 13",
        "warning, 13",
        "Warning2, 14",
        "warning4, 16",
        "ERR, 17",
        "err4, 20",
        "error, 17",
        "fatal, 21",
        "fatal4, 24",
        "1, 1",
        "24, 24",
        "0, 0",
        "25, 0",
        "01, 0",
        "notice, 0",
        "-1, 0",
        "err1, 0"
    })
    void the_default_preset_knows_names_and_numbers(String text, int level) {
        assertThat(severity(Preset.DEFAULT, Map.of(), text)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"warn, 13", "9, 9", "warning, 0", "err, 0", "err2, 0"})
    void the_otel_preset_knows_no_other_spellings(String text, int level) {
        assertThat(severity(Preset.OTEL, Map.of(), text)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"info", "9", "error"})
    void no_preset_knows_nothing(String text) {
        assertThat(severity(Preset.NONE, Map.of(), text)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "200, 9",
        "299, 9",
        "301, 9",
        "OK, 9",
        "400, 13",
        "499, 13",
        "500, 17",
        "599, 17",
        "507, 19",
        "BOOM, 19",
        "666, 24",
        "-1, 6",
        "123456789012, 6",
        "TRUE, 6",
        "'', 6",
        "600, 0",
        "199, 0",
        "2xx, 0",
        "7, 0"
    })
    void a_mapping_has_values_lists_and_ranges(String text, int level) {
        assertThat(severity(Preset.NONE, STATUS, text)).isEqualTo(level);
    }

    @Test
    void numbers_and_their_digits_mean_the_same() {
        assertThat(severity(Preset.NONE, STATUS, 404L)).isEqualTo(Severity.WARN);
        assertThat(severity(Preset.NONE, STATUS, 404.0)).isEqualTo(Severity.WARN);
        assertThat(severity(Preset.DEFAULT, Map.of(), 9L)).isEqualTo(Severity.INFO);
        assertThat(severity(Preset.DEFAULT, Map.of(), 9.0)).isEqualTo(Severity.INFO);
        assertThat(severity(Preset.NONE, Map.of("error", "404"), 404L)).isEqualTo(Severity.ERROR);
        assertThat(severity(Preset.DEFAULT, Map.of(), BigInteger.TEN.pow(30))).isZero();
        assertThat(severity(Preset.DEFAULT, Map.of(), Bytes.of("warn".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Severity.WARN);
    }

    @Test
    void the_mapping_goes_before_the_preset_and_the_exact_before_the_wide() {
        Map<String, Object> mapping = new LinkedHashMap<>();
        mapping.put("fatal", 3L);
        mapping.put("info", Map.of("min", 2L, "max", 4L));
        mapping.put("warn", Map.of("min", -10L, "max", 100_000L));
        mapping.put("error3", "error");

        assertThat(severity(Preset.DEFAULT, mapping, "error")).isEqualTo(Severity.ERROR + 2);
        assertThat(severity(Preset.DEFAULT, mapping, 3L)).isEqualTo(Severity.FATAL);
        assertThat(severity(Preset.DEFAULT, mapping, 2L)).isEqualTo(Severity.INFO);
        assertThat(severity(Preset.DEFAULT, mapping, 9L)).isEqualTo(Severity.WARN);
        assertThat(severity(Preset.DEFAULT, mapping, 99_999L)).isEqualTo(Severity.WARN);
        assertThat(severity(Preset.DEFAULT, mapping, -10L)).isEqualTo(Severity.WARN);
    }

    @ParameterizedTest
    @CsvSource({"Warning, false, Warning", "Warning, true, WARN", "info3, true, INFO3", "odd, true, odd"})
    void the_text_is_what_was_written_or_the_name_of_the_level(String text, boolean overwrite, String expected) {
        LogRecord record = apply(new SeverityBlock(FieldPath.parse("body"), Preset.DEFAULT, Map.of(), overwrite), text);

        assertThat(record.severityText()).isEqualTo(expected);
    }

    @Test
    void a_missing_field_and_other_kinds_are_errors_that_name_field_and_kind() {
        assertThatThrownBy(() -> severity(Preset.DEFAULT, Map.of(), null))
                .isInstanceOf(RecordException.class)
                .hasMessage("there is no 'body' to read the severity from");
        assertThatThrownBy(() -> severity(Preset.DEFAULT, Map.of(), 1.5))
                .hasMessage("severity needs text or a whole number at 'body', found decimal");
        assertThatThrownBy(() -> severity(Preset.DEFAULT, Map.of(), List.of("info")))
                .hasMessage("severity needs text or a whole number at 'body', found list");
    }

    @ParameterizedTest
    @CsvSource({"eror, error", "wran, warn", "fatl2, fatal2", "inf, info"})
    void an_unknown_level_is_refused_with_the_nearest(String name, String nearest) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> severity(Preset.DEFAULT, Map.of(name, "x"), "x"))
                .withMessageStartingWith("'" + name + "' is no level; did you mean '" + nearest + "'?");
    }

    @Test
    void everything_wrong_with_a_mapping_is_said_at_once() {
        Map<String, Object> mapping = new LinkedHashMap<>();
        mapping.put("0", "none");
        mapping.put("info", Map.of("min", 1L));
        mapping.put("warn", List.of(1.5, "a"));
        mapping.put("error", "A");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> severity(Preset.DEFAULT, mapping, "x"))
                .withMessageContainingAll(
                        "'0' is no level; levels are trace, debug",
                        "a range of 'info' needs the integers min and max",
                        "a value of 'warn' must be a text, an integer or a range {min, max}, not decimal",
                        "'a' stands for both WARN and ERROR");
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void blocks_compare_by_their_options(Preset preset) {
        assertThat(new SeverityBlock(FieldPath.parse("body"), preset, STATUS, false))
                .isEqualTo(new SeverityBlock(FieldPath.parse("body"), preset, STATUS, false));
        assertThatCode(() -> new SeverityBlock(FieldPath.parse("body"), preset, Map.of(), false))
                .doesNotThrowAnyException();
    }

    @Test
    void words_held_as_bytes_mean_the_same_as_texts_whatever_was_read_before() {
        List<String> words = List.of(
                "warn", "ERR", "info", "wart", "nrwa", "2xx", "404", "", "\u00fcber", "x".repeat(32), "x".repeat(33));
        SeverityBlock block = new SeverityBlock(FieldPath.parse("body"), Preset.DEFAULT, STATUS, false);
        RecordBlock.Step reading = block.build(new NoContext());
        Random random = new Random(1);
        for (int round = 0; round < 1_000; round++) {
            String word = words.get(random.nextInt(words.size()));
            LogRecord expected = apply(block, word);
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            LogRecord record = LogRecord.of(new Utf8Text(bytes, 0, bytes.length, bytes.length == word.length()));

            reading.apply(record);
            Arrays.fill(bytes, (byte) ' ');

            assertThat(record.severity()).as(word).isEqualTo(expected.severity());
            assertThat(record.severityText()).isEqualTo(word);
        }
    }

    private static int severity(Preset preset, Map<String, Object> mapping, @Nullable Object value) {
        return apply(new SeverityBlock(FieldPath.parse("body"), preset, mapping, false), value)
                .severity();
    }

    private static LogRecord apply(SeverityBlock block, @Nullable Object value) {
        LogRecord record = LogRecord.of(value);
        block.build(new NoContext()).apply(record);
        return record;
    }
}
