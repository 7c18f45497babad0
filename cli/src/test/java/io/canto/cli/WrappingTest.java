package io.canto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.config.OperatorCatalog;
import io.canto.config.OperatorDescription;
import io.canto.config.Problems;
import io.canto.config.yaml.YamlReader;
import io.canto.operators.BuiltinOperators;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WrappingTest {
    static Stream<OperatorDescription> operators() {
        return OperatorCatalog.of(new BuiltinOperators().operators()).all().stream();
    }

    static Stream<String> codes() {
        return Captured.canto("explain")
                .out()
                .lines()
                .filter(line -> !line.startsWith(" "))
                .map(line -> line.split(" ")[0]);
    }

    @ParameterizedTest
    @MethodSource("operators")
    void what_is_said_of_an_operator_fits_a_terminal(OperatorDescription operator) {
        assertThat(Captured.canto("operators", operator.type()).out().lines())
                .allMatch(line -> line.length() <= Wrapping.WIDTH);
    }

    @ParameterizedTest
    @MethodSource("operators")
    void an_example_means_the_same_in_shorter_lines(OperatorDescription operator) {
        for (String example : operator.examples()) {
            assertThat(value(String.join("\n", Wrapping.yaml("  ", example)) + "\n"))
                    .isEqualTo(value(example));
        }
    }

    @ParameterizedTest
    @MethodSource("codes")
    void what_is_said_of_a_code_fits_a_terminal(String code) {
        assertThat(Captured.canto("explain", code).out().lines())
                .filteredOn(line -> !line.startsWith("    "))
                .allMatch(line -> line.length() <= Wrapping.WIDTH);
    }

    @Test
    void lists_fit_a_terminal() {
        for (String command : List.of("operators", "explain")) {
            assertThat(Captured.canto(command).out().lines())
                    .hasSizeGreaterThan(20)
                    .allMatch(line -> line.length() <= Wrapping.WIDTH);
        }
    }

    @Test
    void YAML_is_broken_behind_commas_outside_of_quotes_and_literal_blocks_are_left_alone() {
        String yaml = """
                config: {type: router, routes: [{expr: "a, b, c", output: x}, {expr: "find(body, 'a, b')", output: yyyyyyyyyy}]}
                text: |
                  a line of a literal block, that must not be broken, whatever its length is, for a line break is a part of it
                """;

        assertThat(Wrapping.yaml("", yaml))
                .containsExactly(
                        "config: {type: router, routes: [{expr: \"a, b, c\", output: x}, {expr: \"find(body, 'a, b')\",",
                        "    output: yyyyyyyyyy}]}",
                        "text: |",
                        "  a line of a literal block, that must not be broken, whatever its length is, for a line break is a part of it");
    }

    private static @Nullable Object value(String yaml) {
        Problems problems = new Problems();
        Object value = Objects.requireNonNull(YamlReader.read(yaml, "example", problems))
                .value();
        assertThat(problems.list()).isEmpty();
        return value;
    }
}
