package io.canto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Graphs that are wrong, each a file or a folder of files, with the words about it beside it. {@code -Dcanto.update=true}
 * writes the words anew, to be read before they are committed.
 */
class BadGraphsTest {
    private static final Path CORPUS = Path.of("src/test/resources/corpus");

    static Stream<String> graphs() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml") || Files.isDirectory(file))
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void validate_and_run_say_the_same_words_and_nothing_is_opened(String name) throws IOException {
        Path graph = CORPUS.resolve(name);
        List<Path> before = files();

        Captured validated = Captured.canto("validate", graph.toString());
        assertThat(validated.exit()).isEqualTo(ExitCode.CONFIG);
        Captured run = Captured.canto("run", graph.toString());

        assertThat(run).isEqualTo(validated);
        assertThat(run.out()).isEmpty();
        assertThat(files()).isEqualTo(before);
        String words = validated.err().replace(CORPUS + "/", "");
        assertThat(words).doesNotContain("Exception").doesNotContain("\tat ");
        assertGolden(CORPUS.resolve(name.replace(".yaml", "") + ".txt"), words);
    }

    @Test
    void there_are_at_least_a_hundred() throws IOException {
        assertThat(graphs().count()).isGreaterThanOrEqualTo(100);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(CORPUS)) {
            return files.filter(file -> !file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    private static void assertGolden(Path file, String actual) throws IOException {
        if (Boolean.getBoolean("canto.update")) {
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.exists(file) ? Files.readString(file) : "(-Dcanto.update=true writes it)");
    }
}
