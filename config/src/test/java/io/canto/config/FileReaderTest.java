package io.canto.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.graph.GraphDeclaration;
import io.canto.graph.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReaderTest {
    private static final String GRAPH = "operators:\n  - {type: lines_input, path: a}\n  - {type: sink}\n";
    private static final GraphLoader LOADER = new GraphLoader(Samples.catalog());

    @TempDir
    private Path folder;

    @Test
    void a_folder_stands_for_its_yaml_files_by_name() throws IOException {
        Files.writeString(folder.resolve("b.yaml"), GRAPH);
        Files.writeString(folder.resolve("a.yml"), GRAPH);
        Files.writeString(folder.resolve("c.txt"), "no yaml: [");
        Files.writeString(folder.resolve(".hidden.yaml"), "no yaml: [");

        LoadedGraphs loaded = LOADER.read(List.of(folder));

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.graphs()).extracting(GraphDeclaration::name).containsExactly("a", "b");
        assertThat(loaded.graphs().get(0).directory()).isEqualTo(folder.toAbsolutePath());
    }

    @Test
    void files_of_one_name_make_graphs_of_different_names() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(folder.resolve("main.yaml"), GRAPH);
        Files.writeString(other.resolve("main.yaml"), GRAPH);

        LoadedGraphs loaded = LOADER.read(List.of(folder.resolve("main.yaml"), other.resolve("main.yaml")));

        assertThat(loaded.graphs()).extracting(GraphDeclaration::name).containsExactly("main", "main1");
    }

    @Test
    void a_name_that_is_given_twice_is_a_problem() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "name: x\n" + GRAPH);
        Files.writeString(folder.resolve("b.yaml"), "name: x\n" + GRAPH);

        assertThat(LOADER.read(List.of(folder)).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("duplicate-graph");
            assertThat(String.valueOf(problem.place())).endsWith("b.yaml:1:7");
        });
    }

    @Test
    void what_cannot_be_read_is_said_with_the_reason() throws IOException {
        Path latin = folder.resolve("latin.yaml");
        Files.write(latin, "a: 1\nb: ä\n".getBytes(StandardCharsets.ISO_8859_1));
        Path utf16 = folder.resolve("utf16.yaml");
        Files.write(utf16, GRAPH.getBytes(StandardCharsets.UTF_16));
        Path large = folder.resolve("large.yaml");
        Files.writeString(large, " ".repeat(2_000_000));
        Path missing = folder.resolve("missing.yaml");
        Path empty = Files.createDirectory(folder.resolve("empty"));

        List<Problem> problems =
                LOADER.read(List.of(latin, utf16, large, missing, empty)).problems();

        assertThat(problems)
                .extracting(problem -> problem.message().replace(folder + "/", ""))
                .containsExactlyInAnyOrder(
                        "'latin.yaml' is not UTF-8: byte 9, in line 2",
                        "'utf16.yaml' is not UTF-8: byte 1, in line 1",
                        "'large.yaml' is larger than 1 MiB",
                        "there is no file 'missing.yaml'",
                        "there is no *.yaml or *.yml in 'empty'");
    }

    @Test
    void problems_of_all_files_come_at_once_and_sorted() throws IOException {
        Files.writeString(folder.resolve("b.yaml"), "operators: [");
        Files.writeString(folder.resolve("a.yaml"), "x: 1\n" + GRAPH.replace("sink", "snk"));

        assertThat(LOADER.read(List.of(folder)).problems())
                .extracting(Problem::code)
                .containsExactly("unknown-option", "unknown-type", "bad-yaml");
    }
}
