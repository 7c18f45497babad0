package io.canto.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample runs, with the words of its file {@code arguments} if it has one, and writes what {@code expected} holds. */
class SamplesTest {
    private static final Path SAMPLES = Repository.ROOT.resolve("samples");

    static Stream<String> samples() {
        return Repository.files(SAMPLES, "graph.yaml").stream()
                .map(Path::getParent)
                .filter(folder -> SAMPLES.equals(folder.getParent()) && !Files.exists(folder.resolve("pom.xml")))
                .map(folder -> folder.getFileName().toString());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_writes_what_is_expected(String name, @TempDir Path folder) throws Exception {
        Repository.copy(SAMPLES.resolve(name), folder);

        List<String> words = new ArrayList<>(List.of("run", "--strict"));
        Path arguments = folder.resolve("arguments");
        words.addAll(
                Files.exists(arguments)
                        ? List.of(Files.readString(arguments).strip().split(" "))
                        : List.of("graph.yaml"));
        Command.Result result =
                Command.canto(words.toArray(String[]::new)).in(folder).run().exits(0);

        assertOutputs(SAMPLES.resolve(name).resolve("expected"), folder, result.out());
    }

    @Test
    void the_tests_of_the_samples_pass_and_take_every_route() {
        List<String> words = new ArrayList<>(List.of("test", "--coverage-min", "100"));
        samples()
                .filter(name ->
                        !Repository.files(SAMPLES.resolve(name), "_test.yaml").isEmpty())
                .forEach(name -> words.add("samples/" + name));

        Command.canto(words.toArray(String[]::new)).run().exits(0);
    }

    /** Compares standard output and the folder {@code out} of a run with what is expected. */
    static void assertOutputs(Path expected, Path folder, String out) throws Exception {
        TreeMap<String, String> written = new TreeMap<>();
        if (!out.isEmpty()) {
            written.put("stdout", lasting(out));
        }
        for (Path file : Repository.files(folder.resolve("out"), "")) {
            written.put(file.getFileName().toString(), lasting(Files.readString(file)));
        }
        for (var file : written.entrySet()) {
            assertThat(file.getValue())
                    .as(file.getKey())
                    .isEqualTo(Repository.expected(expected.resolve(file.getKey()), file.getValue()));
        }
        List<String> names = Repository.files(expected, "").stream()
                .map(file -> file.getFileName().toString())
                .toList();
        assertThat(written.keySet()).containsExactlyElementsOf(names);
    }

    /** Leaves out what differs from run to run: when a record was read. */
    private static String lasting(String text) {
        return text.replaceAll("\"observed_timestamp\":\"[^\"]*\",?", "");
    }
}
