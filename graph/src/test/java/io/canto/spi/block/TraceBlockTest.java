package io.canto.spi.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.record.Bytes;
import io.canto.record.FieldPath;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceBlockTest {
    private static final RecordBlock.Step STEP = new TraceBlock(
                    source("body.trace_id"), source("body.span_id"), source("body.trace_flags"))
            .build(new NoContext());

    @Test
    void ids_are_hex_in_any_case_and_kept_in_lower_case() {
        LogRecord record = LogRecord.of(Map.of(
                "trace_id", "480140F3d770a5ae32f0a22b6a812cff",
                "span_id", Bytes.of("92C3792d54ba94f3".getBytes(StandardCharsets.UTF_8)),
                "trace_flags", "1F"));

        STEP.apply(record);

        assertThat(record.traceId()).isEqualTo("480140f3d770a5ae32f0a22b6a812cff");
        assertThat(record.spanId()).isEqualTo("92c3792d54ba94f3");
        assertThat(record.traceFlags()).isEqualTo(0x1f);
    }

    @Test
    void what_is_missing_or_empty_sets_nothing() {
        LogRecord record = LogRecord.of(Map.of("trace_id", "", "other", 1));

        STEP.apply(record);

        assertThat(record.traceId()).isNull();
        assertThat(record.spanId()).isNull();
        assertThat(record.traceFlags()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"trace_id", "span_id", "trace_flags"})
    void one_that_is_wrong_is_an_error_and_the_others_are_set(String wrong) {
        LogRecord record = LogRecord.of(Map.of("trace_id", "0a", "span_id", "0b", "trace_flags", "0c"));
        record.set(FieldPath.parse("body." + wrong), "0g");

        assertThatThrownBy(() -> STEP.apply(record))
                .isInstanceOf(RecordException.class)
                .hasMessage("'body." + wrong + "' must be text in hex, found other text");

        assertThat(record.traceId()).isEqualTo(wrong.equals("trace_id") ? null : "0a");
        assertThat(record.spanId()).isEqualTo(wrong.equals("span_id") ? null : "0b");
        assertThat(record.traceFlags()).isEqualTo(wrong.equals("trace_flags") ? 0 : 0x0c);
    }

    @Test
    void the_kind_of_a_wrong_value_is_named_and_flags_are_one_byte() {
        assertThatThrownBy(() -> STEP.apply(LogRecord.of(Map.of("span_id", 12))))
                .hasMessage("'body.span_id' must be text in hex, found integer");
        assertThatThrownBy(() -> STEP.apply(LogRecord.of(Map.of("trace_flags", "0001"))))
                .hasMessage("'body.trace_flags' must be one byte in hex, two digits");
    }

    private static TraceBlock.Source source(String path) {
        return new TraceBlock.Source(FieldPath.parse(path));
    }
}
