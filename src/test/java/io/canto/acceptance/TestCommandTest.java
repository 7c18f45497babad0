package io.canto.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code canto test}: what it says of tests that pass and fail, of routes that none takes, and to programs. */
class TestCommandTest {
    private static final Path TESTS = Golden.RESOURCES.resolve("tests");

    @Test
    void tests_that_pass() {
        Command.Result result = test("shop.yaml").exits(0);

        assertThat(result.err()).isEmpty();
        Golden.assertGolden("test/pass.txt", result);
    }

    @Test
    void tests_that_fail_say_what_was_expected_and_found() {
        Golden.assertGolden("test/fail.txt", test("broken.yaml").exits(1));
    }

    @Test
    void a_route_that_no_test_takes_fails_the_run_if_that_is_asked_for() {
        Golden.assertGolden(
                "test/coverage.txt", test("--coverage-min", "80", "shop.yaml").exits(1));
    }

    @Test
    void results_of_several_files_are_written_for_programs(@TempDir Path folder) throws Exception {
        Path report = folder.resolve("report.xml");

        test("--junit", report.toString(), "shop.yaml", "broken.yaml").exits(1);

        Golden.assertGolden("test/report.xml", Files.readString(report));
    }

    @Test
    void a_graph_that_is_wrong_ends_with_78() {
        Command.Result result = Command.canto("test", "ids.yaml")
                .in(Golden.RESOURCES.resolve("bad"))
                .run()
                .exits(78);

        assertThat(result.err()).contains("error[");
    }

    @Test
    void a_file_without_tests_is_no_success(@TempDir Path folder) throws Exception {
        Path graph = folder.resolve("graph.yaml");
        Files.writeString(graph, "operators: [{type: stdin_input}, {type: stdout}]\n");

        Golden.assertGolden(
                "test/none.txt",
                Command.canto("test", "graph.yaml").in(folder).run().exits(1));
    }

    private static Command.Result test(String... arguments) {
        String[] words = Stream.concat(Stream.of("test"), Stream.of(arguments)).toArray(String[]::new);
        return Command.canto(words).in(TESTS).run();
    }
}
