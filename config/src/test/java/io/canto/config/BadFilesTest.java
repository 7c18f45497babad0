package io.canto.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.graph.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said about files that are wrong, each in a file of its own with the words beside it. */
class BadFilesTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("SECRET", "hunter2", "EMPTY", "");

    static Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.list(Golden.folder("bad"))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void the_words_are_those_beside_the_file(String name) {
        String yaml = Golden.read(Golden.folder("bad").resolve(name));
        LoadedGraphs loaded = new GraphLoader(Samples.catalog())
                .withEnvironment(ENVIRONMENT::get)
                .read(yaml, name, Path.of("."));

        String words = loaded.problems().stream().map(Problem::toString).collect(Collectors.joining("\n\n")) + "\n";

        assertThat(loaded.problems()).isNotEmpty().allMatch(Problem::isError);
        assertThat(words).doesNotContain("hunter2");
        assertThat(loaded.problems()).noneMatch(problem -> problem.message().matches(".*(Exception|java\\.).*"));
        Golden.check(Golden.folder("bad").resolve(name.replace(".yaml", ".txt")), words);
    }
}
