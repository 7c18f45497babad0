package io.canto.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator of a plugin that ends the process, or never comes back. */
class TroubleTest {
    private static final int HALTED = 77;
    private static final int LINES = 20_000;
    private static final int BAD_LINE = 12_345;

    @TempDir
    private Path folder;

    @BeforeEach
    void makePlugin() throws IOException {
        PluginJar.make(folder);
    }

    private Command run(String lanes, String... words) {
        List<String> all =
                new ArrayList<>(List.of("run", "--plugins", "plugins", "--state-dir", "state", "--lanes", lanes));
        all.addAll(List.of(words));
        all.add("graph.yaml");
        return Command.canto(all.toArray(String[]::new)).in(folder);
    }

    private List<String> writeLines(String bad) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < LINES; line++) {
            lines.add("line " + line + (line == BAD_LINE ? " " + bad : " of a log"));
        }
        Files.write(folder.resolve("a.log"), lines);
        return lines;
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "4"})
    void a_record_that_ends_the_process_three_times_is_dead_lettered(String lanes) throws IOException {
        Files.writeString(folder.resolve("graph.yaml"), """
                operators:
                  - {type: file_input, include: [a.log], start_at: beginning}
                  - type: trouble
                  - {type: file_output, path: out, format: text, commit_length: true}
                """);
        List<String> lines = writeLines("halt");
        for (int crash = 0; crash < 3; crash++) {
            run(lanes, "--once").run().exits(HALTED);
        }

        Command.Result result = run(lanes, "--once").run().exits(0);

        assertThat(result.err()).contains("has ended the process 3 times and is not sent any more", "poison 1");
        assertThat(Files.readString(folder.resolve("state/poison/graph/file_input")))
                .contains(lines.remove(BAD_LINE));
        assertThat(Files.readAllLines(folder.resolve("out"))).isEqualTo(lines);
        assertThat(run(lanes, "--once").run().exits(0).err()).contains("0 records in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "4"})
    void an_operator_that_cannot_emit_what_it_keeps_at_the_stop_fails_the_run(String lanes) throws IOException {
        Files.writeString(folder.resolve("graph.yaml"), """
                operators:
                  - {type: file_input, include: [a.log], start_at: beginning}
                  - {type: filter, expr: "body.contains('line 7 ')"}
                  - type: trouble
                  - {type: file_output, path: out, format: text}
                """);
        writeLines("keep");

        Command.Result result = run(lanes, "--once").run().exits(1);

        assertThat(result.err())
                .contains(
                        "canto: operator 'graph/trouble' did not emit what it keeps, 1 record in flight",
                        "no drain",
                        "20,000 records in, 19,998 out, 1 dropped, 1 in flight, 1 error");
        assertThat(Files.readAllLines(folder.resolve("out"))).hasSize(LINES - 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "4"})
    void an_operator_that_never_comes_back_does_not_hold_the_process_and_its_records_come_again(String lanes)
            throws IOException {
        Files.writeString(folder.resolve("graph.yaml"), """
                graphs:
                  stuck:
                    operators:
                      - {type: file_input, include: [a.log], start_at: beginning}
                      - type: trouble
                      - {type: file_output, path: out, format: text}
                """);
        List<String> lines = writeLines("hang");
        try (Command.Running running = run(lanes, "-v").start()) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> Files.exists(folder.resolve("out")) && Files.size(folder.resolve("out")) > 100);
            running.signal("TERM");

            Command.Result result = running.finish(new byte[0]).exits(130);

            assertThat(result.err()).contains("of [stuck] did not come back in time and is left behind", "records in");
        }
        Files.writeString(
                folder.resolve("a.log"),
                Files.readString(folder.resolve("a.log")).replace("hang", "gone"));
        run(lanes, "--once").run().exits(0);
        lines.set(BAD_LINE, lines.get(BAD_LINE).replace("hang", "gone"));
        assertThat(Files.readAllLines(folder.resolve("out"))).containsAll(lines);
    }
}
