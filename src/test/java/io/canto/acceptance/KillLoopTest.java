package io.canto.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.canto.acceptance.KillLoop.Outcome;
import io.canto.acceptance.KillLoop.Rotation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code -Dcanto.kills=N} kills more often, {@code -Dcanto.seed=N} makes another run of it, {@code -Dcanto.story=NAME} is
 * about one graph only.
 */
class KillLoopTest {
    private static final int KILLS = Integer.getInteger("canto.kills", 8);
    private static final String STORY = System.getProperty("canto.story", "");
    private static final long SEED = Long.getLong("canto.seed", System.nanoTime());
    /** A block that is read at once makes no more records than this; at a kill no more than one is not settled. */
    private static final int RECORDS_A_READ = 3_000;

    private static final String INPUT = """
            operators:
              - {type: file_input, include: ['logs/app.log*'], start_at: beginning, poll_interval: 50ms}
            """;

    @TempDir
    private Path folder;

    /** The graphs that are killed. */
    enum Story {
        FILE_TO_FILE("file to file", Rotation.RENAME, 1, List.of("all"), """
                  - {type: file_output, path: out/all, format: text}
                """),
        THREE_FILES_BY_A_ROUTER("router to three files", Rotation.RENAME, 1, List.of("a", "b", "c"), """
                  - type: router
                    routes:
                      - {expr: "body.contains('1 ')", output: a}
                      - {expr: "body.contains('2 ')", output: b}
                    default: c
                  - {id: a, type: file_output, path: out/a, format: text}
                  - {id: b, type: file_output, path: out/b, format: text}
                  - {id: c, type: file_output, path: out/c, format: text}
                """),
        LINES_JOINED("recombine", Rotation.RENAME, 3, List.of("all"), """
                  - {type: recombine, combine_field: body, is_first_entry: "body.startsWith('#')", force_flush_period: 1s}
                  - {type: regex_replace, field: body, regex: '\\n', replace_with: '\\n'}
                  - {type: file_output, path: out/all, format: text}
                """),
        A_SLOW_OUTPUT_BESIDE("fan-out, one output waits for the disk", Rotation.RENAME, 1, List.of("all"), """
                  - {type: noop, output: [all, safe]}
                  - {id: all, type: file_output, path: out/all, format: text}
                  - {id: safe, type: file_output, path: out/safe, format: text, durability: power}
                """),
        COPY_TRUNCATE("copy and truncate", Rotation.COPY_TRUNCATE, 1, List.of("all"), """
                  - {type: file_output, path: out/all, format: text}
                """);

        private final String title;
        private final Rotation rotation;
        private final int linesARecord;
        private final List<String> outputs;
        private final String operators;

        Story(String title, Rotation rotation, int linesARecord, List<String> outputs, String operators) {
            this.title = title;
            this.rotation = rotation;
            this.linesARecord = linesARecord;
            this.outputs = outputs;
            this.operators = operators;
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_line_is_lost_or_torn_however_often_the_process_is_killed(Story story)
            throws IOException, InterruptedException {
        assumeThat(STORY).isIn("", story.name());
        Files.writeString(folder.resolve("graph.yaml"), INPUT + story.operators);

        Outcome outcome = new KillLoop(folder, story.rotation, story.linesARecord, story.outputs, SEED).run(KILLS);

        System.out.println("kill loop | " + story.title + " | " + outcome);
        assertThat(outcome.lost()).as("lost, seed %s", SEED).isZero();
        assertThat(outcome.torn()).as("torn, seed %s", SEED).isZero();
        assertThat(outcome.twice()).as("twice, seed %s", SEED).isLessThanOrEqualTo(RECORDS_A_READ * KILLS);
    }
}
