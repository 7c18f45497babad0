package io.canto.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code canto offsets} shows and forgets how far files were read. */
class OffsetsTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("a.log"), "one\ntwo\n");
        Files.writeString(folder.resolve("b.log"), "three\n");
        Files.writeString(folder.resolve("graph.yaml"), """
                operators:
                  - {type: file_input, include: ['*.log'], start_at: beginning}
                  - {type: file_output, path: out, format: text}
                """);
    }

    private Command.Result canto(String... words) {
        return Command.canto(words).in(folder).run();
    }

    private void runOnce() {
        canto("run", "--once", "--state-dir", "state", "graph.yaml").exits(0);
    }

    @Test
    void positions_are_listed_and_exported() {
        runOnce();

        assertThat(canto("offsets", "list", "--state-dir", "state")
                        .exits(0)
                        .out()
                        .lines())
                .hasSize(2)
                .first()
                .asString()
                .contains("graph/file_input", "8 bytes", "2 records", "a.log");
        assertThat(canto("offsets", "export", "--state-dir", "state", "--file", "b.log")
                        .exits(0)
                        .out()
                        .lines())
                .singleElement()
                .asString()
                .contains("\"operator\":\"file_input\"", "b.log\"", "\"offset\":6,\"records\":1,\"crashes\":0");
    }

    @Test
    void a_file_whose_position_is_forgotten_is_read_from_its_beginning() throws IOException {
        runOnce();

        assertThat(canto("offsets", "reset", "--state-dir", "state", "--file", "b.log")
                        .exits(0)
                        .err())
                .contains("1 position forgotten");
        runOnce();

        assertThat(Files.readAllLines(folder.resolve("out"))).containsExactlyInAnyOrder("one", "two", "three", "three");
    }

    @Test
    void what_to_forget_must_be_said() {
        runOnce();

        assertThat(canto("offsets", "reset", "--state-dir", "state").exits(2).err())
                .contains("--all or one of --graph, --operator and --file");
    }

    @Test
    void while_a_run_has_the_folder_positions_are_listed_but_not_forgotten() {
        try (Command.Running running = Command.canto("run", "--state-dir", "state", "graph.yaml")
                .in(folder)
                .start()) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> Files.isDirectory(folder.resolve("state/positions"))
                            && canto("offsets", "list", "--state-dir", "state")
                                    .out()
                                    .contains("a.log"));

            assertThat(running.process().isAlive()).isTrue();
            assertThat(canto("offsets", "reset", "--state-dir", "state", "--all")
                            .exits(74)
                            .err())
                    .contains("is in use");
            assertThat(canto("run", "--once", "--state-dir", "state", "graph.yaml")
                            .exits(74)
                            .err())
                    .contains("is in use");
        }
    }

    @Test
    void a_run_can_require_that_nothing_is_lost() {
        assertThat(canto("run", "--once", "--require", "at_least_once", "graph.yaml")
                        .exits(78)
                        .err())
                .contains("error[weak-promise]", "no state directory is set");
        canto("run", "--once", "--require", "at_least_once", "--state-dir", "state", "graph.yaml")
                .exits(0);
    }
}
