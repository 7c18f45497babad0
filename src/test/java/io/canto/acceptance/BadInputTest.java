package io.canto.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong outside of a graph: files, logs, disks. A clear message, the right exit code, no stack trace. */
class BadInputTest {
    private static final String COPY = """
            operators:
              - type: stdin_input
              - {type: stdout, format: text}
            """;

    @TempDir
    private Path folder;

    @Test
    void a_graph_file_that_is_not_there() {
        Command.Result result = canto("run", "nowhere.yaml").run();

        assertThat(result.exit()).isEqualTo(78);
        assertThat(result.err()).contains("nowhere.yaml").doesNotContain("\tat ");
    }

    @Test
    void an_empty_graph_file() throws IOException {
        refused("", "run", "graph.yaml");
    }

    @Test
    void a_graph_file_that_is_no_mapping() throws IOException {
        refused("just a text", "run", "graph.yaml");
    }

    @Test
    void a_graph_without_an_input() throws IOException {
        refused("operators: [{type: stdout}]", "run", "graph.yaml");
    }

    @Test
    void validate_and_run_say_the_same() throws IOException {
        String graph = """
                operators:
                  - {type: stdin_input, output: [nobody], encodin: x}
                  - {type: router, routes: [{expr: "bod == 1", output: out}]}
                  - {type: stdout, id: out}
                """;

        assertThat(refused(graph, "validate", "graph.yaml").err())
                .isEqualTo(refused(graph, "run", "graph.yaml").err());
    }

    @Test
    void a_word_that_is_no_command() {
        Command.Result result = canto("rnu", "graph.yaml").run().exits(2);

        assertThat(result.err()).isEqualTo("canto: unknown command 'rnu'; did you mean 'run'?\ntry 'canto --help'\n");
    }

    @Test
    void an_option_that_is_not_known() {
        Command.Result result = canto("run", "--onc", "graph.yaml").run().exits(2);

        assertThat(result.err()).startsWith("canto: unknown option '--onc'; did you mean '--once'?");
    }

    @Test
    void invalid_UTF_8_in_a_log_is_replaced_and_counted() throws IOException {
        write("graph.yaml", COPY);

        Command.Result result = canto("run", "graph.yaml")
                .input(new byte[] {'a', (byte) 0xff, 'b', '\n', 'c', '\n'})
                .run()
                .exits(0);

        assertThat(result.out()).isEqualTo("a\ufffdb\nc\n");
        assertThat(result.err()).contains("invalid_utf8 1");
    }

    @Test
    void a_line_of_100_MB_is_cut_and_the_next_is_intact_in_a_heap_of_64_MB() throws IOException {
        write(
                "graph.yaml",
                COPY.replace(
                        "stdin_input", "stdin_input\n    max_log_size: 1MiB\n    max_log_size_behavior: truncate"));
        byte[] line = new byte[100_000_000];
        Arrays.fill(line, (byte) 'x');
        byte[] next = "\nnext\n".getBytes(StandardCharsets.UTF_8);
        byte[] input = Arrays.copyOf(line, line.length + next.length);
        System.arraycopy(next, 0, input, line.length, next.length);

        Command.Result result = canto("run", "graph.yaml")
                .with("CANTO_OPTS", "-Xmx64m")
                .input(input)
                .run()
                .exits(0);

        assertThat(result.out().length()).isEqualTo(1024 * 1024 + 1 + 5);
        assertThat(result.out()).endsWith("x\nnext\n");
        assertThat(result.err()).contains("oversized 1");
    }

    @Test
    void five_times_the_heap_passes_through() throws IOException {
        write("graph.yaml", COPY);
        byte[] input = "a line of a log, as there are many\n".repeat(1_500_000).getBytes(StandardCharsets.UTF_8);

        Command.Result result = canto("run", "graph.yaml")
                .with("CANTO_OPTS", "-Xms10m -Xmx10m")
                .input(input)
                .run()
                .exits(0);

        assertThat(result.out().getBytes(StandardCharsets.UTF_8)).isEqualTo(input);
    }

    @Test
    void a_reader_that_goes_away_ends_the_run_quietly() throws IOException {
        write("graph.yaml", COPY);
        byte[] input = "line of a log\n".repeat(500_000).getBytes(StandardCharsets.UTF_8);

        Command.Result result = Command.of(
                        "sh",
                        "-c",
                        Command.packaged().resolve("bin/canto") + " run --summary none graph.yaml | head -n 1")
                .in(folder)
                .input(input)
                .run()
                .exits(0);

        assertThat(result.out()).isEqualTo("line of a log\n");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void an_output_file_in_a_folder_that_is_a_file() throws IOException {
        write("wall", "");
        write("graph.yaml", COPY.replace("stdout,", "file_output, path: wall/out.log,"));

        Command.Result result = canto("run", "graph.yaml")
                .input("a\n".getBytes(StandardCharsets.UTF_8))
                .run();

        assertThat(result.exit()).isEqualTo(74);
        assertThat(result.err())
                .startsWith("canto: operator 'file_output' of graph 'graph' cannot start: ")
                .contains("wall' stands where a folder should be")
                .doesNotContain("\tat ");
    }

    @Test
    void a_state_directory_that_is_a_file() throws IOException {
        write("graph.yaml", COPY);

        Command.Result result =
                canto("run", "--state-dir", "graph.yaml", "graph.yaml").run().exits(74);

        assertThat(result.err()).isEqualTo("canto: 'graph.yaml' stands where a folder should be\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"schema", "--help", "operators", "validate --format json graph.yaml"})
    void data_that_does_not_reach_standard_output_is_a_failure(String words) throws IOException {
        assumeThat(Path.of("/dev/full")).exists();
        write("graph.yaml", COPY);

        Command.Result result = Command.of(
                        "sh", "-c", "'" + Command.packaged().resolve("bin/canto") + "' " + words + " > /dev/full")
                .in(folder)
                .run()
                .exits(74);

        assertThat(result.err()).isEqualTo("canto: cannot write to standard output: No space left on device\n");
    }

    @Test
    void what_an_output_cannot_take_is_told_as_dropped_and_how_much_more_there_was() throws IOException {
        write("graph.yaml", COPY.replace("stdout,", "file_output, path: 'out/${body.a}',"));

        Command.Result result = canto("run", "graph.yaml")
                .input("line\n".repeat(12).getBytes(StandardCharsets.UTF_8))
                .run()
                .exits(0);

        assertThat(result.err().lines().filter(line -> line.endsWith("text has no keys (drop)")))
                .hasSize(5);
        assertThat(result.err()).contains("'graph/file_output': 7 more lines like this were not logged\n");
    }

    @Test
    void a_full_disk_is_said_and_waited_for() throws IOException {
        assumeThat(Path.of("/dev/full")).exists();
        write("graph.yaml", COPY.replace("stdout,", "file_output, path: /dev/full,"));
        write("input.log", "a line\n");
        try (Command.Running running =
                canto("run", "graph.yaml").stuck(folder.resolve("input.log")).start()) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> running.err().contains("No space left on device"));
            assertThat(running.process().isAlive()).isTrue();

            running.signal("TERM");
            running.signal("TERM");

            running.finish(new byte[0]).exits(130);
        }
    }

    @Test
    void a_full_disk_behind_standard_output_is_said_once_and_waited_for() throws IOException {
        assumeThat(Path.of("/dev/full")).exists();
        write("graph.yaml", COPY);
        write("input.log", "a line\n");
        String canto = Command.packaged().resolve("bin/canto").toString();
        try (Command.Running running = Command.of(
                        "sh", "-c", "exec '" + canto + "' run --summary none graph.yaml > /dev/full")
                .in(folder)
                .stuck(folder.resolve("input.log"))
                .start()) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> running.err().contains("cannot write now, waiting"));

            running.signal("TERM");
            running.signal("TERM");

            assertThat(running.finish(new byte[0]).exits(130).err())
                    .containsOnlyOnce("No space left on device")
                    .containsOnlyOnce("cannot write now, waiting");
        }
    }

    @Test
    void a_log_that_cannot_be_read_ends_a_run_over_all_there_is_with_74() throws IOException {
        assumeThat(Path.of("/proc/self/mem")).exists();
        write("graph.yaml", """
                operators:
                  - {type: file_input, include: [/proc/self/mem, other.log], start_at: beginning}
                  - {type: stdout, format: text}
                """);
        write("other.log", "a line\n");

        Command.Result result = canto("run", "--once", "graph.yaml").run().exits(74);

        assertThat(result.out()).isEqualTo("a line\n");
        assertThat(result.err()).contains("cannot read '/proc/self/mem'").doesNotContain("\tat ");
    }

    @Test
    void a_stack_trace_is_shown_when_it_is_asked_for() throws IOException {
        write("graph.yaml", "operators: []");

        assertThat(canto("run", "--debug", "graph.yaml").run().exits(78).err()).contains("\tat io.canto");
    }

    private Command.Result refused(String graph, String... arguments) throws IOException {
        write("graph.yaml", graph);
        Command.Result result = canto(arguments).run().exits(78);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("error[").doesNotContain("\tat ");
        return result;
    }

    private Command canto(String... arguments) {
        return Command.canto(arguments).in(folder);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}
