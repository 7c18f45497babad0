package io.canto.operators.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.canto.config.GraphLoader;
import io.canto.config.OperatorCatalog;
import io.canto.graph.Engine;
import io.canto.graph.Graph;
import io.canto.graph.GraphException;
import io.canto.graph.RunOptions;
import io.canto.operators.BuiltinOperators;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that an output writes is not one that an input before it may read. */
class OwnOutputTest {
    private static final OperatorCatalog CATALOG = OperatorCatalog.of(new BuiltinOperators().operators());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "operators: [{type: file_input, include: '*.log'}, {type: file_output, path: all.log}]",
                "operators: [{type: file_input, include: all.log}, {type: file_output, path: ./sub/../all.log}]",
                "operators: [{type: file_input, include: 'logs/**'}, {type: file_output, path: logs/a/b.log}]",
                "operators: [{type: file_input, include: '*.log', exclude: a.log}, {type: json_parser,"
                        + " on_error: {route: bad}}, {type: stdout}, {type: file_output, id: bad, path: bad.log}]",
                "graphs: {a: {operators: [{type: file_input, include: '*.log'}, {type: forward, to: b}]},"
                        + " b: {operators: [{type: noop}, {type: file_output, path: all.log}]}}",
            })
    void a_way_back_through_a_file_is_refused(String graph) throws IOException {
        GraphException refused = catchThrowableOfType(GraphException.class, () -> load(graph));

        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("reads-own-output");
            assertThat(problem.message()).contains("file_input' reads what '");
            assertThat(problem.hint()).contains("graph.yaml:1");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "operators: [{type: file_input, include: '*.log', exclude: all.log}, {type: file_output, path: all.log}]",
                "operators: [{type: file_input, include: '*.log'}, {type: file_output, path: out/all.log}]",
                "operators: [{type: file_input, include: 'logs/**'}, {type: file_output, path: all.log}]",
                "graphs: {a: {operators: [{type: stdin_input}, {type: file_output, path: all.log}]},"
                        + " b: {operators: [{type: file_input, include: '*.log'}, {type: stdout}]}}",
            })
    void other_files_may_be_read(String graph) throws IOException {
        assertThat(load(graph)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "operators: [{type: file_input, include: '*.log', exclude: free.log, start_at: beginning}, OUTPUTS]",
                "graphs: {a: {operators: [{type: file_input, include: '*.log', exclude: free.log, start_at: beginning},"
                        + " {type: forward, to: b}]}, b: {operators: [{type: noop, output: computed}, OUTPUTS]}}",
            })
    void a_computed_path_that_is_read_is_an_error_of_its_record(String graph) throws IOException {
        Files.writeString(folder.resolve("in.log"), "same\nfree\nsub/other\nin\n");
        String outputs = "{id: computed, type: file_output, path: '${body}.log', base: '.', format: text,"
                + " on_error: {route: refused}}, {id: refused, type: file_output, path: refused.txt, format: text}";

        try (Engine engine = Engine.open(load(graph.replace("OUTPUTS", outputs)), RunOptions.DEFAULT.withOnce(true))) {
            engine.start();
            assertThat(engine.awaitDone(Duration.ofSeconds(30))).isTrue();
        }

        assertThat(folder.resolve("refused.txt")).hasContent("same\nin\n");
        assertThat(folder.resolve("in.log")).hasContent("same\nfree\nsub/other\nin\n");
        assertThat(folder.resolve("same.log")).doesNotExist();
        assertThat(folder.resolve("free.log")).hasContent("free\n");
        assertThat(folder.resolve("sub/other.log")).hasContent("sub/other\n");
    }

    private List<Graph> load(String graph) throws IOException {
        return new GraphLoader(CATALOG).load(Files.writeString(folder.resolve("graph.yaml"), graph));
    }
}
