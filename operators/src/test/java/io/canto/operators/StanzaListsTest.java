package io.canto.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.canto.config.GraphLoader;
import io.canto.config.OperatorCatalog;
import io.canto.graph.Graph;
import io.canto.graph.GraphException;
import io.canto.graph.Problem;
import io.canto.testkit.GraphTester;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists of operators that were written for Stanza load when their expressions are ours, and say so when they are not. */
class StanzaListsTest {
    private static final OperatorCatalog CATALOG = OperatorCatalog.of(new BuiltinOperators().operators());

    static Stream<Path> lists() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/stanza"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void a_list_with_expressions_of_ours_loads(Path list) {
        List<Graph> graphs = new GraphLoader(CATALOG).load(list);

        assertThat(graphs).singleElement().extracting(Graph::warnings).isEqualTo(List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {type: add, field: body.x, value: EXPR(body.a)}               | ${...}
            {type: add, field: body.x, value: 'a EXPR(body.a) b'}         | ${...}
            {type: add, field: body.x, value: {k: ['EXPR(body.a)']}}      | ${...}
            {type: metadata, attributes: {a: 'x-EXPR(env("A"))'}}         | ${...}
            {type: strip_ansi_escape_codes}                               | regex_replace
            {type: host_metadata}                                         | metadata
            {type: json}                                                  | 'json_parser'
            {type: filelog}                                               | file_input
            {type: stdin}                                                 | stdin_input
            {type: file_input, include: [a], storage: file_storage}       | --state-dir
            {type: file_input, include: [a], operators: []}               | in the list of the graph
            {type: file_input, include: [a], file_cache_advise: true}     | leave it out
            {type: file_input, include: [a], header: {pattern: b, metadata_regex: '(?P<c>d)', metadata_operators: []}} | a pattern
            {type: file_input, include: [a], header: {pattern: b, metadata_operators: [{type: regex_parser, regex: c}]}} | write metadata_regex
            """)
    void what_is_written_otherwise_here_is_told(String operator, String hint) {
        GraphException refused = catchThrowableOfType(
                GraphException.class,
                () -> GraphTester.graph(
                        CATALOG, "operators: [{type: stdin_input}, " + operator + ", {type: drop_output}]"));

        assertThat(refused.problems())
                .singleElement()
                .extracting(Problem::hint)
                .asString()
                .contains(hint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            body matches '^ERROR'                 | whole-match
            body matches '^[ab] '                  | whole-match
            body matches "(?i)^error"             | whole-match
            severity > 3 and body matches '^a[$]' | whole-match
            body matches '^ERROR.*'               |
            body matches '^ERROR$'                |
            body matches '^[ab](.*)'             |
            body matches 'ERROR'                  |
            find(body, '^ERROR')                  |
            """)
    void a_pattern_that_was_searched_for_there_is_doubted(String condition, String code) {
        Graph graph = GraphTester.graph(
                CATALOG,
                "operators: [{type: stdin_input}, {type: noop, if: '" + condition.replace("'", "''")
                        + "'}, {type: drop_output}]");

        assertThat(graph.warnings()).extracting(Problem::code).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void the_search_that_was_meant_is_told_without_doubled_backslashes() {
        Graph graph = GraphTester.graph(
                CATALOG,
                "operators: [{type: stdin_input}, {type: noop, if: 'body matches \"^\\\\{\"'}, {type: drop_output}]");

        assertThat(graph.warnings())
                .singleElement()
                .extracting(Problem::hint)
                .asString()
                .contains("find(body, '^\\{')");
    }

    @Test
    void the_characters_themselves_can_be_written() {
        assertThat(GraphTester.graph(
                                CATALOG,
                                "operators: [{type: stdin_input}, {type: add, field: body, value: \"${'EXPR('}a)\"},"
                                        + " {type: drop_output}]")
                        .warnings())
                .isEmpty();
    }
}
