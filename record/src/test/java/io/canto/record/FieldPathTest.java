package io.canto.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.record.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FieldPathTest {
    static Stream<Arguments> paths() {
        return Stream.of(
                Arguments.of("body", List.of(), "body"),
                Arguments.of("body.a", List.of("a"), "body.a"),
                Arguments.of("body.a.b-c_d", List.of("a", "b-c_d"), "body.a.b-c_d"),
                Arguments.of("body['a']", List.of("a"), "body.a"),
                Arguments.of("body[\"a\"]", List.of("a"), "body.a"),
                Arguments.of("attributes['a.b']['c']", List.of("a.b", "c"), "attributes['a.b']['c']"),
                Arguments.of("attributes['a.b'].c", List.of("a.b", "c"), "attributes['a.b']['c']"),
                Arguments.of("attributes.c['a.b']", List.of("c", "a.b"), "attributes['c']['a.b']"),
                Arguments.of("resource['']", List.of(""), "resource['']"),
                Arguments.of("body['with \"double\"']", List.of("with \"double\""), "body['with \"double\"']"),
                Arguments.of("body[\"it's\"]", List.of("it's"), "body[\"it's\"]"),
                Arguments.of("body['a]b[c']", List.of("a]b[c"), "body['a]b[c']"),
                Arguments.of("context.error.message", List.of("error", "message"), "context.error.message"),
                Arguments.of("severity_text", List.of(), "severity_text"));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void a_path_is_read_and_written_back(String text, List<String> keys, String written) {
        FieldPath path = FieldPath.parse(text);
        assertThat(path.keys()).isEqualTo(keys);
        assertThat(path.isRoot()).isEqualTo(keys.isEmpty());
        assertThat(path)
                .hasToString(written)
                .isEqualTo(FieldPath.parse(written))
                .hasSameHashCodeAs(FieldPath.parse(written));
        assertThat(path).isEqualTo(FieldPath.of(path.root(), keys.toArray(new String[0])));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``            | field '' ends where a name should be",
                "`bdoy.a`      | 'bdoy.a' is not a field; a field begins with body, attributes, resource or another part of a record, like body.user or attributes['k8s.pod']",
                "`Body`        | 'Body' is not a field; a field begins with body, attributes, resource or another part of a record, like body.user or attributes['k8s.pod']",
                "`.body`       | field '.body' has an empty name",
                "`body.`       | field 'body.' ends where a name should be",
                "`body..a`     | field 'body..a' has an empty name",
                "`body[`       | field 'body[' has an unclosed bracket",
                "`body[a]`     | field 'body[a]' needs quotes inside its brackets, like ['a.b']",
                "`body[0]`     | field 'body[0]' needs quotes inside its brackets, like ['a.b']",
                "`body[]`      | field 'body[]' needs quotes inside its brackets, like ['a.b']",
                "`body['a`     | field 'body['a' has an unclosed quote",
                "`body['a\"]`  | field 'body['a\"]' has an unclosed quote",
                "`body['a'`    | field 'body['a'' has no ']' behind the quote",
                "`body['a'x]`  | field 'body['a'x]' has no ']' behind the quote",
                "`body['a']x`  | field 'body['a']x' has 'x' where a '.' or '[' should be",
                "`body]`       | field 'body]' has ']' where a '.' or '[' should be",
                "`body.a'b`    | field 'body.a'b' has ''' where a '.' or '[' should be",
                "`body.a['b'].`| field 'body.a['b'].' ends where a name should be",
                "`timestamp.a` | field 'timestamp.a' goes too far: 'timestamp' has no fields",
            })
    void what_is_no_path_is_refused_with_the_reason(String text, String message) {
        assertThatThrownBy(() -> FieldPath.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void a_path_has_a_bounded_number_of_keys() {
        assertThat(FieldPath.parse("body" + ".a".repeat(64)).keys()).hasSize(64);
        assertThatThrownBy(() -> FieldPath.parse("body" + ".a".repeat(65)))
                .hasMessageEndingWith("has more than 64 keys");
        assertThatThrownBy(() -> FieldPath.of(FieldPath.Root.SEVERITY, "a")).hasMessage("'severity' has no fields");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{\"a\":{\"b\":1}} | body.a.b | 1",
                "{\"a\":{\"b\":1}} | body.a   | {\"b\":1}",
                "{\"a\":{\"b\":1}} | body.c   | -",
                "{\"a\":{\"b\":1}} | body.a.b.c | -",
                "\"text\"          | body.a   | -",
                "\"text\"          | body     | \"text\"",
                "[1]               | body.a   | -",
                "{\"a.b\":1}       | body.a.b | -",
                "{\"a.b\":1}       | body['a.b'] | 1",
                "{\"a\":null}      | body.a   | -",
            })
    void getting_steps_through_maps_only(String body, String path, String expected) {
        LogRecord record = LogRecord.of(json(body));
        assertThat(record.get(FieldPath.parse(path))).isEqualTo(expected == null ? null : json(expected));
        assertThat(FieldPath.parse(path).exists(record)).isEqualTo(expected != null || body.contains("null"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                    | body.a     | 1           | {\"a\":1}",
                "{}                    | body.a.b.c | 1           | {\"a\":{\"b\":{\"c\":1}}}",
                "{\"a\":5}             | body.a.b   | 1           | {\"a\":{\"b\":1}}",
                "\"text\"              | body.a.b   | 1           | {\"a\":{\"b\":1}}",
                "null                  | body.a     | 1           | {\"a\":1}",
                "{\"a\":{\"b\":1}}     | body.a     | {\"c\":2}   | {\"a\":{\"b\":1,\"c\":2}}",
                "{\"a\":{\"b\":{\"x\":1}}} | body.a | {\"b\":{\"y\":2}} | {\"a\":{\"b\":{\"x\":1,\"y\":2}}}",
                "{\"a\":{\"b\":1}}     | body.a     | 2           | {\"a\":2}",
                "{\"a\":{\"b\":1}}     | body.a     | null        | {\"a\":null}",
                "{\"a\":1}             | body       | {\"b\":2}   | {\"a\":1,\"b\":2}",
                "{\"a\":1}             | body       | \"text\"    | \"text\"",
                "\"text\"              | body       | {\"b\":2}   | {\"b\":2}",
                "{\"b\":1,\"a\":2}     | body.b     | 3           | {\"b\":3,\"a\":2}",
            })
    void setting_makes_maps_replaces_scalars_and_merges_maps(String before, String path, String value, String after) {
        LogRecord record = LogRecord.of(json(before));
        record.set(FieldPath.parse(path), json(value));
        assertThat(Json.text(record.body())).isEqualTo(after);

        Fields nested = new Fields();
        nested.put("root", json(before));
        LogRecord other = new LogRecord();
        other.setAttributes(nested);
        other.set(FieldPath.parse(path.replace("body", "attributes.root")), json(value));
        assertThat(other.attributes()).isEqualTo(Map.of("root", json(after) == null ? "" : json(after)));
    }

    @Test
    void attributes_resource_and_context_take_maps_only_and_merge_them() {
        LogRecord record = new LogRecord();
        for (String root : List.of("attributes", "resource", "context")) {
            FieldPath path = FieldPath.parse(root);
            record.set(path, Map.of("a", 1));
            record.set(path, Map.of("b", 2));
            assertThat(record.get(path)).isEqualTo(Map.of("a", 1L, "b", 2L));
            assertThatThrownBy(() -> record.set(path, "text"))
                    .isInstanceOf(RecordException.class)
                    .hasMessage("'" + root + "' must be a map, not text");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{\"a\":{\"b\":1}} | body.a.b | 1          | {\"a\":{}}",
                "{\"a\":{\"b\":1}} | body.a   | {\"b\":1}  | {}",
                "{\"a\":{\"b\":1}} | body.c   | -          | {\"a\":{\"b\":1}}",
                "{\"a\":{\"b\":1}} | body.c.d | -          | {\"a\":{\"b\":1}}",
                "{\"a\":1}         | body.a.b | -          | {\"a\":1}",
                "\"text\"          | body.a   | -          | \"text\"",
                "\"text\"          | body     | \"text\"   | null",
            })
    void removing_returns_the_value_and_leaves_the_emptied_parent(
            String before, String path, String removed, String after) {
        LogRecord record = LogRecord.of(json(before));
        assertThat(record.remove(FieldPath.parse(path))).isEqualTo(removed == null ? null : json(removed));
        assertThat(record.body()).isEqualTo(json(after));
    }

    @ParameterizedTest
    @EnumSource(FieldPath.Root.class)
    void every_root_can_be_set_read_and_removed(FieldPath.Root root) {
        FieldPath path = FieldPath.of(root);
        Object value = switch (root) {
            case BODY, SEVERITY_TEXT, TRACE_ID, SPAN_ID, SCOPE_NAME -> "text";
            case ATTRIBUTES, RESOURCE, CONTEXT -> Map.of("a", 1L);
            case TIMESTAMP, OBSERVED_TIMESTAMP -> Instant.parse("2026-01-02T03:04:05.6Z");
            case SEVERITY, TRACE_FLAGS -> 7L;
        };
        LogRecord record = new LogRecord();
        path.set(record, value);
        assertThat(path.get(record)).isEqualTo(value);
        assertThat(path.exists(record)).isTrue();
        assertThat(path.remove(record)).isEqualTo(value);
        Object left = path.get(record);
        assertThat(left == null || left.equals(0L) || left.equals(Map.of())).isTrue();
    }

    @Test
    void removing_from_a_record_without_context_makes_none() {
        LogRecord record = new LogRecord();
        assertThat(record.remove(FieldPath.parse("context.a"))).isNull();
        assertThat(record.remove(FieldPath.parse("context"))).isNull();
        assertThat(record.contextIfAny()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "timestamp     | \"now\"  | 'timestamp' must be a time, not text",
                "severity      | 25       | 'severity' must be 0 to 24",
                "severity      | \"info\" | 'severity' must be an integer, not text",
                "trace_flags   | -1       | 'trace_flags' must be 0 to 255",
                "trace_id      | 7        | 'trace_id' must be text, not integer",
                "severity_text | {}       | 'severity_text' must be text, not map",
            })
    void a_field_that_cannot_hold_the_value_says_so(String path, String value, String message) {
        assertThatThrownBy(() -> new LogRecord().set(FieldPath.parse(path), json(value)))
                .isInstanceOf(RecordException.class)
                .hasMessage(message);
    }

    @Test
    void a_time_beyond_what_a_record_can_hold_is_an_error_of_the_record() {
        assertThatThrownBy(
                        () -> new LogRecord().set(FieldPath.parse("timestamp"), Instant.parse("3000-01-01T00:00:00Z")))
                .isInstanceOf(RecordException.class)
                .hasMessage("'timestamp': a time must lie between the years 1677 and 2262");
    }

    @Test
    void a_map_never_comes_to_stand_inside_itself() {
        LogRecord record = LogRecord.of(json("{\"a\":{\"b\":1}}"));
        record.set(FieldPath.parse("body.a.c"), record.body());
        record.set(FieldPath.parse("body.a.d.e"), record.get(FieldPath.parse("body.a")));
        assertThat(Json.text(record.body()))
                .isEqualTo("{\"a\":{\"b\":1,\"c\":{\"a\":{\"b\":1}},\"d\":{\"e\":{\"b\":1,\"c\":{\"a\":{\"b\":1}}}}}}");
    }

    @Test
    void what_was_set_is_what_is_read_whatever_stood_there() {
        for (long seed = 0; seed < 3_000; seed++) {
            RandomValues values = new RandomValues(seed);
            Random random = new Random(seed);
            LogRecord record = values.record();
            String[] keys = new String[random.nextInt(3) + 1];
            for (int at = 0; at < keys.length; at++) {
                keys[at] = values.key();
            }
            FieldPath path = FieldPath.of(FieldPath.Root.values()[random.nextInt(3)], keys);
            Object value = values.value(0);
            record.set(path, value);
            assertThat(record.get(path)).as("seed %s", seed).isEqualTo(value);
            assertThat(path.exists(record)).isTrue();
            assertThat(record.remove(path)).isEqualTo(value);
            assertThat(path.exists(record)).isFalse();
        }
    }

    private static Object json(String text) {
        return Json.parse(text);
    }
}
