package io.canto.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.graph.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits of expressions that a file may set, and what they hold for. */
class ExpressionLimitsTest {
    private static final GraphLoader LOADER = new GraphLoader(Samples.catalog());

    private static final String GRAPH = """
            operators:
              - {type: lines_input, path: a, attributes: {app: "${body.a.b + 1}"}}
              - {type: json_parser, if: "body.a == 1 and body.b == 2"}
              - type: choose
                id: by_level
                routes:
                  - {expr: "body.c.d == 'error'", output: sink}
              - {type: put, field: body, value: {text: ["x", "${lower(body)}"]}}
              - {type: sink}
            """;

    @Test
    void without_limits_these_expressions_are_fine() {
        assertThat(problems(GRAPH)).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            {max_length: 20}                | g.yaml:4:50 the expression has 27 characters, more than 20
            {max_length: 2000, max_nodes: 4}| g.yaml:4:40 the expression has more than 4 parts
            """)
    void an_expression_that_is_too_large_is_shown_where_it_is_too_large(String limits, String problem) {
        assertThat(problems("expression_limits: " + limits + "\n" + GRAPH)).contains(problem);
    }

    @Test
    void limits_hold_for_conditions_routes_templates_and_values_of_any_kind() {
        assertThat(problems("expression_limits: {max_nodes: 1}\n" + GRAPH))
                .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
                .extracting(place -> place.split(":")[1])
                .containsExactly("3", "4", "8", "9");
    }

    @Test
    void graphs_of_one_file_may_have_limits_of_their_own() {
        assertThat(problems("""
                expression_limits: {max_length: 10}
                graphs:
                  small:
                    operators:
                      - {type: json_parser, if: "body.level == 1"}
                      - {type: sink}
                  large:
                    expression_limits: {max_length: 100}
                    operators:
                      - {type: json_parser, if: "body.level == 1"}
                      - {type: sink}
                """)).containsExactly("g.yaml:5:44 the expression has 15 characters, more than 10");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {max_length: 2001} | 2001 | is too large; it must be 1 to 2000
            {max_nesting: 51} | 51 | is too large; it must be 1 to 50
            {max_nodes: 201} | 201 | is too large; it must be 1 to 200
            {max_nodes: 0} | 0 | is too small; it must be 1 to 200
            """)
    void limits_can_only_be_narrowed(String limits, String written, String message) {
        assertThat(problems("expression_limits: " + limits + "\n" + GRAPH))
                .singleElement()
                .asString()
                .endsWith("'" + written + "' " + message);
    }

    private static List<String> problems(String yaml) {
        return LOADER.read(yaml, "g.yaml", Path.of(".")).problems().stream()
                .map(ExpressionLimitsTest::show)
                .toList();
    }

    private static String show(Problem problem) {
        return problem.place() + " " + problem.message();
    }
}
