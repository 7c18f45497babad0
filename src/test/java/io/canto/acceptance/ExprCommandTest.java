package io.canto.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code canto expr}: values, parts, mistakes, translations and the prompt. */
class ExprCommandTest {
    private static final String RECORD = "{\"body\":{\"level\":\"error\",\"status\":503,\"tags\":[\"a\",\"b\"]},"
            + "\"attributes\":{\"k8s.pod\":\"shop-1\"},\"severity\":17}";

    static Stream<Arguments> calls() {
        return Stream.of(
                Arguments.of("text", 0, List.of("body.toUpperCase()", "-r", "one", "-r", "two")),
                Arguments.of("map", 0, List.of("{'n': body.tags.size(), 'pod': attributes['k8s.pod']}")),
                Arguments.of("missing", 0, List.of("body.user.id")),
                Arguments.of("failing", 1, List.of("body.level > 5")),
                Arguments.of(
                        "explain",
                        0,
                        List.of("--explain", "body.level == 'error' and body.tags.?[startsWith('b')].size() > 1 - 1")),
                Arguments.of("unknown-name", 78, List.of("severity > 1 and atributes.app == 'x'")),
                Arguments.of("unknown-function", 78, List.of("lowr(body) == 'x'")),
                Arguments.of("bad-pattern", 78, List.of("find(body, 'a(b')")),
                Arguments.of("not-closed", 78, List.of("body == 'x")),
                Arguments.of("reaching-out", 78, List.of("T(java.lang.Runtime).getRuntime()")),
                Arguments.of("of-another-language", 78, List.of("severity >= 17 && body.level in [\"error\"]")),
                Arguments.of(
                        "clock",
                        0,
                        List.of(
                                "--clock",
                                "2020-01-05T00:00:00Z",
                                "{now(), time('Dec 30 10:00:00', '%b %d %H:%M:%S')}")),
                Arguments.of("clock-no-time", 2, List.of("--clock", "yesterday", "now()")),
                Arguments.of("sign-without-dashes", 2, List.of("-body.status")),
                Arguments.of("sign", 0, List.of("--record-format", "record", "-r", RECORD, "--", "-body.status")),
                Arguments.of(
                        "from-expr", 0, List.of("--from-expr", "body matches \"^ERR\" and attributes[\"k\"] in [1]")),
                Arguments.of("from-logql", 0, List.of("--from-expr", "{app=\"x\", env=~\"prod.*\"} |= \"error\"")),
                Arguments.of("from-nothing", 78, List.of("--from-expr", "all(body, {# > 1})")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void an_expression(String name, int exit, List<String> arguments) {
        Command.Result result = Command.canto(words(arguments)).run().exits(exit);

        Golden.assertGolden("expr/" + name + ".txt", result);
    }

    private static String[] words(List<String> arguments) {
        Stream<String> record = arguments.contains("-r") || arguments.contains("--from-expr")
                ? Stream.of()
                : Stream.of("--record-format", "record", "-r", RECORD);
        return Stream.of(Stream.of("expr"), arguments.stream(), record)
                .flatMap(part -> part)
                .toArray(String[]::new);
    }

    @Test
    void the_list_has_every_function_with_its_signature_and_sentence() {
        Command.Result result = Command.canto("expr", "--list").run().exits(0);

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("ip_in(address, network)\n    ", "now()\n    The time at which");
        assertThat(result.out().lines().filter(line -> !line.startsWith(" ")))
                .isSorted()
                .hasSizeGreaterThan(40);
    }

    @Test
    void without_an_expression_each_line_of_standard_input_is_one() {
        Command.Result result = Command.canto("expr", "--record-format", "record", "-r", RECORD)
                .input("body.status + 1\n\nbody.status > > 1\nseverity\n".getBytes(StandardCharsets.UTF_8))
                .run()
                .exits(0);

        Golden.assertGolden("expr/prompt.txt", result);
    }
}
