package io.canto.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample project with an operator of its own is built by Maven and used by the packaged command. */
class CustomOperatorTest {
    private static final Path SAMPLE = Repository.ROOT.resolve("samples/custom-operator");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void build() {
        Repository.copy(SAMPLE, folder);
        Command.of(
                        Path.of(System.getProperty("maven.home"), "bin/mvn").toString(),
                        "-o",
                        "-q",
                        "-B",
                        "-Dmaven.repo.local=" + System.getProperty("maven.repo.local"),
                        "-Dcanto.jar=" + Command.packaged().resolve("lib/canto.jar"),
                        "package")
                .in(folder)
                .run()
                .exits(0);
    }

    @Test
    void the_operator_of_a_plugin_runs_in_a_graph() throws Exception {
        Command.Result result = Command.canto("run", "--plugins", "target", "graph.yaml")
                .in(folder)
                .run()
                .exits(0);

        SamplesTest.assertOutputs(SAMPLE.resolve("expected"), folder, result.out());
        assertThat(result.err()).contains("masked 2");
    }

    @Test
    void the_operator_of_a_plugin_has_a_page_and_is_in_the_schema() {
        assertThat(Command.canto("operators", "--plugins", "target", "mask_cards")
                        .in(folder)
                        .run()
                        .exits(0)
                        .out())
                .contains("Masks the card numbers", "keep (integer, 0 to 6, default 4)", "How many digits stay");
        assertThat(Command.canto("schema", "--plugins", "target")
                        .in(folder)
                        .run()
                        .exits(0)
                        .out())
                .contains("mask_cards");
    }

    @Test
    void an_option_of_the_plugin_is_checked_like_any_other() {
        assertThat(Command.canto(
                                "validate", "--plugins", "target", "--set", "operators.mask_cards.keep=9", "graph.yaml")
                        .in(folder)
                        .run()
                        .exits(78)
                        .err())
                .contains("error[bad-value]");
    }

    @Test
    void the_operator_that_comes_as_a_plugin_runs_in_a_graph() throws Exception {
        Files.writeString(folder.resolve("agents.yaml"), """
                operators:
                  - type: stdin_input
                  - {type: user_agent_parser, fields: [name, os_name]}
                  - {type: add, field: body, value: "${attributes.name} on ${attributes.os_name}"}
                  - {type: stdout, format: text}
                """);

        Command.Result result = Command.canto(
                        "run",
                        "--plugins",
                        Repository.ROOT.resolve("useragent/target/plugin").toString(),
                        "agents.yaml")
                .in(folder)
                .input("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0\n"
                        .getBytes(StandardCharsets.UTF_8))
                .run()
                .exits(0);

        assertThat(result.out()).isEqualTo("Firefox on Linux\n");
    }

    @Test
    void a_folder_of_plugins_that_is_not_there_is_an_error_of_its_own() {
        assertThat(Command.canto("run", "--plugins", "nowhere", "graph.yaml")
                        .in(folder)
                        .run()
                        .exits(74)
                        .err())
                .contains("nowhere");
    }
}
