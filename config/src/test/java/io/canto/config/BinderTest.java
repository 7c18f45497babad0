package io.canto.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.config.yaml.YamlMap;
import io.canto.config.yaml.YamlReader;
import io.canto.expr.Condition;
import io.canto.expr.ExpressionLimits;
import io.canto.expr.Regex;
import io.canto.expr.Template;
import io.canto.graph.OnError;
import io.canto.record.FieldPath;
import io.canto.record.Values;
import io.canto.spi.ByteSize;
import io.canto.spi.Default;
import io.canto.spi.OperatorId;
import io.canto.spi.Range;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BinderTest {
    enum Mode {
        ONE,
        TWO_WORDS
    }

    record Version(int major) {
        static Version parse(String text) {
            if (!text.startsWith("v")) {
                throw new IllegalArgumentException("'" + text + "' is no version; write one like v1");
            }
            return new Version(Integer.parseInt(text.substring(1)));
        }
    }

    record Inner(@Default("1") int depth, @Nullable Inner inner) {}

    record All(
            @Nullable String text,
            @Nullable Boolean flag,
            @Nullable @Range(min = -1, max = 10) Integer small,
            @Nullable Long big,
            @Nullable @Range(min = 0) Double decimal,
            @Nullable Duration pause,
            @Nullable ByteSize size,
            @Nullable FieldPath field,
            @Nullable Condition condition,
            @Nullable Template template,
            @Nullable Regex pattern,
            @Nullable OperatorId id,
            @Nullable ZoneId zone,
            @Nullable Path path,
            @Nullable Charset charset,
            @Nullable Mode mode,
            @Nullable Version version,
            @Nullable OnError onError,
            @Nullable Object any,
            @Nullable Inner inner,
            @Default("[]") List<String> texts,
            @Default("[]") List<Object> anys,
            @Default("{}") Map<String, Duration> waits,
            @Default("{}") Map<String, List<OperatorId>> table,
            @Nullable String default_) {}

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("text: no", "no"),
                Arguments.of("text: 012", "012"),
                Arguments.of("text: null", null),
                Arguments.of("text: 'null'", "null"),
                Arguments.of("text: ''", ""),
                Arguments.of("flag: TRUE", true),
                Arguments.of("small: '-1'", -1),
                Arguments.of("small: +7", 7),
                Arguments.of("big: 9223372036854775807", Long.MAX_VALUE),
                Arguments.of("decimal: 1e-3", 0.001),
                Arguments.of("pause: 1h30m", Duration.ofMinutes(90)),
                Arguments.of("pause: 1.5s", Duration.ofMillis(1500)),
                Arguments.of("pause: 2d", Duration.ofDays(2)),
                Arguments.of("pause: 10us", Duration.ofNanos(10_000)),
                Arguments.of("pause: 0", Duration.ZERO),
                Arguments.of("size: 64KiB", new ByteSize(65_536)),
                Arguments.of("field: \"attributes['a.b']\"", FieldPath.parse("attributes['a.b']")),
                Arguments.of("condition: body == 1", Condition.parse("body == 1")),
                Arguments.of("template: a-${body}", Template.parse("a-${body}")),
                Arguments.of("pattern: ^a+$", Regex.parse("^a+$")),
                Arguments.of("id: graph/out", new OperatorId("graph/out")),
                Arguments.of("zone: Europe/Berlin", ZoneId.of("Europe/Berlin")),
                Arguments.of("zone: +02:00", ZoneOffset.ofHours(2)),
                Arguments.of("path: /a/b", Path.of("/a/b")),
                Arguments.of("charset: utf-16le", StandardCharsets.UTF_16LE),
                Arguments.of("mode: two_words", Mode.TWO_WORDS),
                Arguments.of("mode: ONE", Mode.ONE),
                Arguments.of("version: v7", new Version(7)),
                Arguments.of("on_error: drop_quiet", new OnError(OnError.Mode.DROP_QUIET, List.of())),
                Arguments.of(
                        "on_error: {route: dead}", new OnError(OnError.Mode.ROUTE, List.of(new OperatorId("dead")))),
                Arguments.of("any: 1", 1L),
                Arguments.of("any: 99999999999999999999", new BigInteger("99999999999999999999")),
                Arguments.of(
                        "any: {a: [1, x, null, 1.5]}",
                        Values.of(Map.of("a", java.util.Arrays.asList(1L, "x", null, 1.5)))),
                Arguments.of("inner: {inner: {depth: 3}}", new Inner(1, new Inner(3, null))),
                Arguments.of("texts: a", List.of("a")),
                Arguments.of("texts: [a, 1, yes]", List.of("a", "1", "yes")),
                Arguments.of("anys: [a, 1, {b: true}]", Values.of(List.of("a", 1L, Map.of("b", true)))),
                Arguments.of("waits: {a: 1s}", Map.of("a", Duration.ofSeconds(1))),
                Arguments.of(
                        "table: {a: x, b: [y, z]}",
                        Map.of(
                                "a", List.of(new OperatorId("x")),
                                "b", List.of(new OperatorId("y"), new OperatorId("z")))),
                Arguments.of("default: x", "x"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void a_value_is_made_by_the_type_of_its_component(String yaml, @Nullable Object expected) throws Exception {
        Problems problems = new Problems();
        Object all = bind(All.class, yaml, problems);

        assertThat(problems.list()).isEmpty();
        String name = yaml.substring(0, yaml.indexOf(':'));
        String accessor = switch (name) {
            case "on_error" -> "onError";
            case "default" -> "default_";
            default -> name;
        };
        assertThat(All.class.getDeclaredMethod(accessor).invoke(all)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    flag: yes           | 'yes' is neither true nor false
                    small: 11           | '11' is too large; it must be -1 to 10
                    small: 1.0          | '1.0' is not an integer
                    small: 0x10         | '0x10' is not an integer
                    big: 9223372036854775808 | '9223372036854775808' is out of range
                    decimal: -1         | '-1' is too small; it must be at least 0
                    decimal: nan        | 'nan' is not a number
                    decimal: 1e999      | '1e999' is too large; it must be at least 0
                    pause: 5             | '5' has no unit; write 5s or 500ms
                    pause: 1.5           | '1.5' has no unit; write 1.5s or 1.5ms
                    pause: -1s           | '-1s' is not a duration; write one like 500ms, 5s, 2m, 1h30m or 1d
                    pause: 99999999999999999d | '99999999999999999d' is too long a duration
                    size: 1 MiBi        | '1 MiBi' is not a size; write one like 512, 64KiB, 1MiB or 10MB
                    id: a b             | 'a b' is no operator id; one has 1 to 200 characters and no white space
                    zone: Berlin        | 'Berlin' is not a time zone; write one like UTC, Europe/Berlin or +02:00
                    charset: utf-9      | 'utf-9' is not a character set; write one like utf-8, iso-8859-1 or utf-16le
                    mode: three         | 'three' is not one of one, two_words
                    version: 7          | '7' is no version; write one like v1
                    version: {major: 7} | 'version' takes a version, not a map
                    version: vx         | For input string: "x"
                    texts: {a: b}       | 'texts' takes a text, not a map
                    texts: [[a]]        | 'texts[0]' takes a text, not a list
                    waits: [1s]         | 'waits' takes a map of durations, not a list
                    waits: {a: }        | 'a' needs a duration
                    inner: 3            | 'inner' takes a map, not a text
                    inner: {inner: {dept: 1}} | unknown option 'dept' of 'inner'
                    """)
    void a_value_of_another_kind_is_a_problem(String yaml, String message) {
        Problems problems = new Problems();

        assertThat(bind(All.class, yaml, problems)).isSameAs(Binder.FAILED);
        assertThat(problems.list()).extracting(problem -> problem.message()).containsExactly(message);
    }

    record BadDefault(@Default("x") int number) {}

    record BadType(StringBuilder text) {}

    @Test
    void mistakes_of_an_author_are_told_to_the_author() {
        assertThatThrownBy(() -> bind(BadDefault.class, "{}", new Problems()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the default of 'number' is wrong")
                .hasMessageContaining("'x' is not an integer");
        assertThatThrownBy(() -> bind(BadType.class, "{}", new Problems()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("BadType.text has a type that no option can have: java.lang.StringBuilder");
    }

    private static Object bind(Class<?> type, String yaml, Problems problems) {
        YamlMap map = (YamlMap) Objects.requireNonNull(YamlReader.read(yaml, "f.yaml", problems));
        Shapes shapes = new Shapes();
        return new Binder(shapes, problems, ExpressionLimits.DEFAULT)
                .record(shapes.of(type), map, new Binder.Owner("all", map.place(), Set.of()));
    }
}
