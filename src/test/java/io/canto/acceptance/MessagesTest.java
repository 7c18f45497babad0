package io.canto.acceptance;

import static io.canto.acceptance.Golden.RESOURCES;
import static io.canto.acceptance.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command says, word by word, beside the files in {@code resources/golden}. */
class MessagesTest {
    static Stream<String> badGraphs() {
        return Repository.files(RESOURCES.resolve("bad"), ".yaml").stream()
                .map(file -> file.getFileName().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "run",
                "validate",
                "graph",
                "trace",
                "test",
                "expr",
                "offsets",
                "explain",
                "operators",
                "schema",
                "completion",
                "version"
            })
    void the_help_of_a_command(String command) {
        Command.Result result = (command.isEmpty() ? Command.canto("--help") : Command.canto(command, "--help"))
                .run()
                .exits(0);

        assertThat(result.err()).isEmpty();
        assertGolden("help/canto" + (command.isEmpty() ? "" : "-" + command) + ".txt", result.out());
        assertThat(result.out()).contains("Example:");
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 100).hasSizeLessThan(50);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            json_paser        | did you mean 'json_parser'?
            filelog           | here it is called 'file_input'
            user_agent_parser | it is not part of the command: give the folder of canto-useragent.jar with --plugins DIR
            qqq               | 'canto operators' lists them all; jars of more are found in --plugins DIR
            """)
    void a_type_that_is_not_there_is_answered_with_what_helps(String type, String hint) {
        Command.Result result = Command.canto("operators", type).run().exits(2);

        assertThat(result.err()).isEqualTo("canto: no operator '" + type + "'; " + hint + "\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            run --summary xml x.yaml      | invalid value for option '--summary': it is one of text, json, none, not 'xml'
            validate --require all x.yaml | invalid value for option '--require': it is one of at_least_once, best_effort, not 'all'
            offsets show --state-dir x    | invalid value for positional parameter at index 0 (ACTION): it is one of list, reset, export, not 'show'
            run -e FOO x.yaml             | option '--env' takes NAME=VALUE, not FOO
            run --lanes 0 x.yaml          | invalid value for option '--lanes': '0' is no number of lanes; write 1 to 64, or auto
            run                           | missing required parameter: 'FILE'
            runn                          | unknown command 'runn'; did you mean 'run'?
            run --onec x.yaml             | unknown option '--onec'; did you mean '--once'?
            """)
    void wrong_usage_is_told_in_the_words_of_the_help(String words, String message) {
        Command.Result result = Command.canto(words.split(" ")).run().exits(2);

        assertThat(result.err().lines().findFirst()).contains("canto: " + message);
    }

    @ParameterizedTest
    @MethodSource("badGraphs")
    void a_bad_graph_is_refused(String file) {
        Command.Result result = Command.canto("validate", file)
                .in(RESOURCES.resolve("bad"))
                .run()
                .exits(78);

        assertThat(result.out()).isEmpty();
        assertGolden("bad/" + file.replace(".yaml", ".txt"), result.err());
    }

    @Test
    void problems_as_JSON_and_as_SARIF() {
        Path bad = RESOURCES.resolve("bad");

        assertGolden(
                "formats/problems.json",
                Command.canto("validate", "--format", "json", "ids.yaml")
                        .in(bad)
                        .run()
                        .exits(78)
                        .out());
        assertGolden(
                "formats/problems.sarif",
                Command.canto("validate", "--format", "sarif", "ids.yaml")
                        .in(bad)
                        .run()
                        .exits(78)
                        .out());
    }

    @Test
    void what_is_fine_is_told_for_each_of_a_few_graphs_and_in_figures_for_many(@TempDir Path folder)
            throws IOException {
        for (int number = 1; number <= 23; number++) {
            Files.writeString(folder.resolve("g" + number + ".yaml"), """
                    operators:
                      - {type: %s}
                      - {type: filter, expr: body == null, output: [all, left]}
                      - {id: all, type: file_output, path: out-%d}
                      - {id: left, type: drop_output}
                    """.formatted(
                            number == 7 ? "stdin_input" : "file_input, include: [in.log]", number));
        }

        assertGolden(
                "formats/validate-few.txt",
                Command.canto("validate", "g7.yaml", "g8.yaml").in(folder).run());
        assertGolden(
                "formats/validate-many.txt",
                Command.canto("validate", "--state-dir", "state", ".")
                        .in(folder)
                        .run());
        assertGolden(
                "formats/validate-required.txt",
                Command.canto("validate", "--require", "at_least_once", "g7.yaml", "g8.yaml")
                        .in(folder)
                        .run());
    }

    @Test
    void a_summary_as_text_and_as_JSON() {
        for (String form : List.of("text", "json")) {
            Command.Result result = Command.canto("run", "--summary", form, "samples/quickstart/graph.yaml")
                    .run()
                    .exits(0);
            assertGolden(
                    "formats/summary." + form,
                    result.err()
                            .replaceAll("[0-9.]+ s, [0-9,]+ records/s", "N s, N records/s")
                            .replaceAll("\"seconds\":[0-9.]+,\"records_per_second\":[0-9]+", "\"seconds\":N"));
        }
    }

    @Test
    void the_quickstart_as_a_drawing() {
        for (String form : List.of("text", "mermaid", "dot")) {
            assertGolden(
                    "drawings/quickstart." + form,
                    Command.canto("graph", "--format", form, "samples/quickstart/graph.yaml")
                            .run()
                            .exits(0)
                            .out());
        }
    }

    @Test
    void colour_is_used_when_it_is_asked_for_and_only_then() {
        Path bad = RESOURCES.resolve("bad");

        assertThat(Command.canto("validate", "--color", "always", "ids.yaml")
                        .in(bad)
                        .run()
                        .err())
                .contains("\u001b[1;31merror[");
        assertThat(Command.canto("validate", "ids.yaml").in(bad).run().err()).doesNotContain("\u001b");
    }
}
