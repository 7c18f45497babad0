package io.canto.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.config.GraphLoader;
import io.canto.config.GraphTestFile;
import io.canto.config.GraphTestRunner;
import io.canto.config.OperatorCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphTestsTest {
    private static final OperatorCatalog CATALOG = OperatorCatalog.of(new BuiltinOperators().operators());
    private static final String GRAPH = """
            operators:
              - {type: stdin_input}
              - {type: json_parser, on_error: drop}
              - type: router
                routes:
                  - {expr: "attributes.level == 'error'", output: alarm}
                  - {expr: "attributes.level == 'warn'", output: group}
                default: rest
              - type: recombine
                id: group
                combine_field: body
                is_first_entry: "attributes.first == true"
                source_identifier: attributes.level
                force_flush_period: 5s
                output: alarm
              - {id: alarm, type: stdout}
              - {id: rest, type: drop_output}
            """;

    @TempDir
    private Path folder;

    private final GraphTestRunner runner = new GraphTestRunner();

    private List<String> failures(String tests) throws IOException {
        Files.writeString(folder.resolve("app.yaml"), GRAPH);
        Path file = Files.writeString(folder.resolve("app_test.yaml"), tests);
        return GraphTestFile.read(file, CATALOG, new GraphLoader(CATALOG)).stream()
                .flatMap(read -> run(read).stream())
                .flatMap(result -> result.failures().stream())
                .toList();
    }

    private List<GraphTestRunner.Result> run(GraphTestFile file) {
        try {
            return runner.run(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void what_is_as_expected_passes() throws IOException {
        assertThat(failures("""
                        tests:
                          - name: an error rings the alarm
                            in: ['{"level":"error","n":1}']
                            out: {alarm: [{attributes: {n: 1.0}}], rest: []}
                            counts: {alarm: 1}
                            path: [json_parser, router, alarm]
                          - name: a line that is no JSON is dropped
                            in: [oops]
                            out: {alarm: []}
                            dropped: {parse_error: 1, no_route: 0}
                          - name: warnings are joined until none comes for a while
                            in: ['{"level":"warn","first":true}', {advance: 6s}]
                            counts: {alarm: 1}
                          - name: a record of one's own enters where one says
                            at: router
                            in: [{body: hello, attributes: {level: error}, severity: 17}]
                            exact: true
                            out: {alarm: [{body: hello, attributes: {level: error}, severity: 17}]}
                        """)).isEmpty();
    }

    @Test
    void what_is_not_as_expected_is_told_field_by_field() throws IOException {
        assertThat(failures("""
                        tests:
                          - name: wrong in many ways
                            in: ['{"level":"error","user":{"id":7}}']
                            out:
                              alarm: [{attributes: {level: warn, user: {id: 8}}}, second]
                              nowhere: []
                            counts: {rest: 2}
                            dropped: {parse_error: 1, bad_luck: 1}
                            path: [router]
                        """))
                .containsExactly(
                        "path: expected router, found json_parser -> router -> alarm",
                        "alarm: expected 2 records, found 1",
                        "alarm[0].attributes.level: expected \"warn\", found \"error\"",
                        "alarm[0].attributes.user.id: expected 8, found 7",
                        "alarm[1]: missing \"second\"",
                        "there is no output 'nowhere'; there are alarm, rest",
                        "rest: expected 2 records, found 0",
                        "dropped: expected 1 for parse_error, found 0",
                        "dropped: there is no reason 'bad_luck'");
    }

    @Test
    void routes_that_no_test_takes_are_known() throws IOException {
        failures("""
                tests:
                  - {name: one route, in: ['{"level":"error"}']}
                """);

        assertThat(runner.coverage().get("app/router"))
                .containsEntry("route 1 matched", 1L)
                .containsEntry("route 2 matched", 0L)
                .containsEntry("default", 0L);
    }

    @Test
    void mistakes_in_a_test_file_are_told_with_their_places() {
        assertThatThrownBy(() -> failures("""
                        tests:
                          - {nam: x, in: [a]}
                        """))
                .hasMessageContaining("unknown option 'nam'")
                .hasMessageContaining("app_test.yaml:2:6")
                .hasMessageContaining("did you mean 'name'");
    }
}
