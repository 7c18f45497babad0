package io.canto.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.operators.store.CrashPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** The process ends at each moment that matters, twice, and is started again. */
class CrashPointsTest {
    private static final int LINES = 20_000;
    private static final int FILES = 20;
    /** Records of a block that is read at once, and of all files that are read before a block of the first is settled. */
    private static final int RECORDS_A_READ = 5_000;
    /** The output knows that it is settled, the input does not yet. */
    private static final Set<CrashPoint> BETWEEN = EnumSet.of(CrashPoint.AFTER_LENGTH, CrashPoint.BEFORE_FRONTIER);

    @TempDir
    private Path folder;

    private final List<String> lines = new ArrayList<>();
    private String lanes = "1";

    @BeforeEach
    void writeLog() throws IOException {
        for (int line = 0; line < LINES; line++) {
            lines.add("line " + line + " " + "x".repeat(line * 31 % 90) + " end");
        }
        writeFiles(lines);
    }

    private void writeFiles(List<String> all) throws IOException {
        for (int part = 0; part < FILES; part++) {
            Files.write(
                    folder.resolve(String.format(Locale.ROOT, "a%02d.log", part)),
                    all.subList(part * all.size() / FILES, (part + 1) * all.size() / FILES));
        }
    }

    private void writeGraph(String between, String options) throws IOException {
        Files.writeString(folder.resolve("graph.yaml"), """
                operators:
                  - {type: file_input, include: ['a*.log'], start_at: beginning}
                %s
                  - {type: file_output, path: out, format: text, durability: power%s}
                """.formatted(between, options));
    }

    private Command run() {
        return Command.canto("run", "--once", "--state-dir", "state", "--lanes", lanes, "graph.yaml")
                .in(folder);
    }

    private void crash(CrashPoint point, int time) {
        run().with("CANTO_OPTS", "-Dcanto.crash=" + point.name().toLowerCase(Locale.ROOT) + ":" + time)
                .run()
                .exits(CrashPoint.EXIT_CODE);
    }

    /** Returns how often each line came, and fails if one is torn or lost. */
    private int twice() throws IOException {
        Map<String, Integer> times = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>)
                    files.filter(one -> one.getFileName().toString().startsWith("out"))::iterator) {
                Files.readAllLines(file).forEach(line -> times.merge(line, 1, Integer::sum));
            }
        }
        assertThat(times.keySet()).isEqualTo(new HashSet<>(lines));
        return times.values().stream().mapToInt(Integer::intValue).sum() - lines.size();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = ".*ROTATION")
    void nothing_is_lost_or_torn_at(CrashPoint point) throws IOException {
        writeGraph("", "");
        crash(point, 1);
        if (point != CrashPoint.SLOTS_GREW) {
            crash(point, 2); // with sixteen places at a time, that one comes but once
        }
        Command.Result last = run().run().exits(0);

        assertThat(last.err()).doesNotContain("damaged");
        assertThat(twice()).isLessThanOrEqualTo(2 * RECORDS_A_READ);
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE_ROTATION", "AFTER_ROTATION"})
    void nor_while_files_are_put_aside(CrashPoint point) throws IOException {
        writeGraph("", ", rotation: {size: 200KiB, keep: 100}");
        crash(point, 1);
        if (point != CrashPoint.SLOTS_GREW) {
            crash(point, 2); // with sixteen places at a time, that one comes but once
        }
        run().run().exits(0);

        assertThat(twice()).isLessThanOrEqualTo(2 * RECORDS_A_READ);
    }

    @ParameterizedTest
    @EnumSource(names = {"AFTER_WALK", "BEFORE_FORCE", "AFTER_FORCE"})
    void an_output_has_nothing_twice_because_of_a_crash_while_another_waits_for_the_disk(CrashPoint point)
            throws IOException {
        Files.writeString(folder.resolve("graph.yaml"), """
                operators:
                  - {type: file_input, include: ['a*.log'], start_at: beginning, output: [out, safe]}
                  - {type: file_output, id: out, path: out, format: record}
                  - {type: file_output, id: safe, path: safe, format: record, durability: power}
                """);
        writeFiles(lines.stream()
                .map(line -> line + " and so on to its end".repeat(10))
                .toList()); // so that a file is more than one block
        crash(point, 1);
        crash(point, 2);
        run().run().exits(0);

        assertThat(Files.readAllLines(folder.resolve("out")).size()).isEqualTo(LINES);
    }

    private static Stream<Arguments> momentsAndLanes() {
        return Stream.of(
                        CrashPoint.AFTER_WALK,
                        CrashPoint.BEFORE_FRONTIER,
                        CrashPoint.HALF_A_SLOT,
                        CrashPoint.HALF_A_WRITE,
                        CrashPoint.BEFORE_FORCE,
                        CrashPoint.AFTER_FORCE,
                        CrashPoint.AFTER_LENGTH)
                .flatMap(point -> Stream.of("1", "2", "4").map(lanes -> Arguments.of(point, lanes)));
    }

    @ParameterizedTest
    @MethodSource("momentsAndLanes")
    void what_was_not_settled_does_not_come_twice_where_the_length_is_kept(CrashPoint point, String inLanes)
            throws IOException {
        lanes = inLanes;
        writeGraph("", ", commit_length: true");
        crash(point, 1);
        if (point != CrashPoint.SLOTS_GREW) {
            crash(point, 2); // with sixteen places at a time, that one comes but once
        }
        run().run().exits(0);

        assertThat(twice()).isLessThanOrEqualTo(BETWEEN.contains(point) ? 2 * RECORDS_A_READ : 0);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "AFTER_WALK",
                "BEFORE_FRONTIER",
                "HALF_A_SLOT",
                "HALF_A_WRITE",
                "BEFORE_FORCE",
                "AFTER_FORCE",
                "AFTER_LENGTH"
            })
    void nor_do_records_that_are_joined_of_lines_and_all_of_them_are_whole(CrashPoint point) throws IOException {
        List<String> parts = new ArrayList<>();
        for (int line = 0; line < LINES; line++) {
            parts.add(lines.get(line));
            parts.add("rest of " + line);
            lines.set(line, lines.get(line) + " / rest of " + line);
        }
        writeFiles(parts);
        writeGraph("""
                  - type: recombine
                    combine_field: body
                    is_first_entry: body.startsWith('line')
                    combine_with: ' / '
                """, ", commit_length: true");
        crash(point, 1);
        crash(point, 2);
        run().run().exits(0);

        assertThat(twice()).isLessThanOrEqualTo(BETWEEN.contains(point) ? 2 * RECORDS_A_READ : 0);
    }
}
