package io.canto.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The machine fails: a full disk, limits, calls that fail or do half, folders that cannot be written. */
class FaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LINES = 20_000;

    @TempDir
    private Path folder;

    private final List<String> lines = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        for (int line = 0; line < LINES; line++) {
            lines.add("line " + line + " " + "x".repeat(line * 31 % 90) + " end");
        }
        Files.write(folder.resolve("a.log"), lines);
        Files.createDirectory(folder.resolve("out"));
        Files.writeString(folder.resolve("graph.yaml"), """
                operators:
                  - {type: file_input, include: [a.log], start_at: beginning, poll_interval: 50ms}
                  - {type: file_output, path: out/all, format: text, durability: power}
                """);
    }

    /** Returns a run, by way of other programs that set it up. */
    private Command run(List<String> by, String... words) {
        List<String> all = new ArrayList<>(List.of("run", "--state-dir", "state", "graph.yaml"));
        all.addAll(List.of(words));
        return canto(by, all);
    }

    private Command canto(List<String> by, List<String> words) {
        List<String> all = new ArrayList<>(by);
        all.add(Command.packaged().resolve("bin/canto").toString());
        all.addAll(words);
        return Command.of(all.toArray(String[]::new)).in(folder).with("CANTO_CACHE", "off");
    }

    private static boolean works(String... words) {
        try {
            return new ProcessBuilder(words).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Returns a library to preload, made of its source. */
    private String library(String name) {
        String library = folder.resolve(name + ".so").toString();
        Path source = Repository.ROOT.resolve("src/test/resources/faults/" + name + ".c");
        assumeTrue(
                works("cc", "-shared", "-fPIC", "-o", library, source.toString(), "-ldl"),
                "there is no C compiler that makes a library to preload");
        return library;
    }

    /** Lets a run get stuck, mends what it is stuck on, and lets it go on and stop. */
    private void goesOnByItself(Command command, String trouble, Mending mending) throws IOException {
        try (Command.Running running = command.start()) {
            Awaitility.await().atMost(PATIENCE).until(() -> running.err().contains("will go on by itself: " + trouble));
            mending.mend(running.process().pid());
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> Files.size(folder.resolve("out/all")) == Files.size(folder.resolve("a.log")));
            running.signal("TERM");

            assertThat(running.finish(new byte[0]).exits(130).err())
                    .contains("20,000 records in, 20,000 out, 0 dropped");
        }
        assertThat(Files.readAllLines(folder.resolve("out/all"))).isEqualTo(lines);
    }

    /** Takes away what is in the way of a process. */
    private interface Mending {
        void mend(long process);
    }

    @Test
    void a_full_disk_is_waited_for() throws IOException {
        String out = folder.resolve("out").toString();
        assumeTrue(
                works("mount", "-t", "tmpfs", "-o", "size=600k", "none", out), "this user cannot mount a small disk");
        try {
            goesOnByItself(
                    run(List.of()),
                    "No space left on device",
                    process -> Command.of("mount", "-o", "remount,size=20m", out)
                            .run()
                            .exits(0));
        } finally {
            Command.of("umount", "-l", out).run().exits(0);
        }
    }

    @Test
    void so_is_a_limit_of_the_size_of_files() throws IOException {
        assumeTrue(works("prlimit", "--version"), "prlimit is not there");
        goesOnByItself(run(List.of("prlimit", "--fsize=400000:unlimited")), "File too large", FaultsTest::liftLimit);
    }

    private static void liftLimit(long process) {
        Command.of("prlimit", "--pid", Long.toString(process), "--fsize=unlimited")
                .run()
                .exits(0);
    }

    @Test
    void a_full_file_that_is_moved_away_has_whole_lines() throws IOException {
        assumeTrue(works("prlimit", "--version"), "prlimit is not there");
        Path full = folder.resolve("out/full");
        Path rest = folder.resolve("out/all");
        try (Command.Running running =
                run(List.of("prlimit", "--fsize=400000:unlimited")).start()) {
            Awaitility.await().atMost(PATIENCE).until(() -> running.err().contains("File too large"));
            Files.move(rest, full);
            Awaitility.await().atMost(PATIENCE).until(() -> Files.exists(rest));
            liftLimit(running.process().pid());
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> Files.size(full) + Files.size(rest) == Files.size(folder.resolve("a.log")));
            running.signal("TERM");
            running.finish(new byte[0]).exits(130);
        }
        List<String> written = new ArrayList<>(Files.readAllLines(full));
        written.addAll(Files.readAllLines(rest));
        assertThat(written).isEqualTo(lines);
    }

    @Test
    void a_disk_that_stays_full_does_not_hold_up_the_stop() throws IOException {
        assumeTrue(works("prlimit", "--version"), "prlimit is not there");
        try (Command.Running running =
                run(List.of("prlimit", "--fsize=400000:unlimited")).start()) {
            Awaitility.await().atMost(PATIENCE).until(() -> running.err().contains("File too large"));
            long asked = System.nanoTime();
            running.signal("TERM");

            assertThat(running.finish(new byte[0]).exits(130).err())
                    .contains("could still not write; what it had not written is read again at the next start");
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(15));
        }
        run(List.of(), "--once").run().exits(0);

        assertThat(Files.readAllLines(folder.resolve("out/all")))
                .containsAll(lines)
                .isSubsetOf(lines);
    }

    @Test
    void few_handles_are_enough_for_many_files() throws IOException {
        assumeTrue(works("prlimit", "--version"), "prlimit is not there");
        List<String> written = new ArrayList<>();
        for (int file = 0; file < 300; file++) {
            List<String> own = lines.subList(file * 50, file * 50 + 50);
            Files.write(folder.resolve("many" + file + ".log"), own);
            written.addAll(own);
        }
        Command.Result result = run(
                        List.of("prlimit", "--nofile=64:64"),
                        "--once",
                        "--set",
                        "operators.file_input.include=many*.log")
                .run()
                .exits(0);

        assertThat(result.err()).contains("15,000 records in, 15,000 out", "files 300");
        assertThat(Files.readAllLines(folder.resolve("out/all"))).containsExactlyInAnyOrderElementsOf(written);
    }

    private Command.Result runManyWithFewHandles(String output) throws IOException {
        assumeTrue(works("prlimit", "--version"), "prlimit is not there");
        Path graphs = Files.createDirectory(folder.resolve("graphs"));
        for (int number = 0; number < 80; number++) {
            Files.writeString(folder.resolve(number + ".log"), "line\n");
            Files.writeString(graphs.resolve(number + ".yaml"), """
                    operators:
                      - {type: file_input, include: ['../%d.log'], start_at: beginning}
                      - %s
                    """.formatted(number, output.formatted(number)));
        }
        return canto(List.of("prlimit", "--nofile=64:64"), List.of("run", "--once", "graphs"))
                .run();
    }

    @Test
    void few_handles_are_enough_for_many_graphs_that_read_what_is_there() throws IOException {
        assertThat(runManyWithFewHandles("{type: drop_output}").exits(0).err()).contains("\n80 records in,");
    }

    @Test
    void too_few_handles_for_outputs_are_told_before_anything_is_read() throws IOException {
        assertThat(runManyWithFewHandles("{type: file_output, path: '../%d.out'}")
                        .exits(74)
                        .err())
                .contains("cannot start: ", ".out': Too many open files; allow more with 'ulimit -n'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "write", "force", "forget"})
    void calls_that_fail_or_do_a_part_tear_no_line(String fault) throws IOException {
        Command.Result result = run(List.of(), "--once")
                .with("LD_PRELOAD", library("faults"))
                .with("CANTO_FAULT", fault)
                .run()
                .exits(0);

        assertThat(result.err()).contains("20,000 records in, 20,000 out, 0 dropped");
        assertThat(result.err().contains("will go on by itself: Input/output error"))
                .isEqualTo(!fault.equals("short"));
        assertThat(Files.readAllLines(folder.resolve("out/all"))).isEqualTo(lines);
    }

    @Test
    void a_clock_that_is_set_ahead_and_back_holds_up_nothing() throws IOException {
        Path clock = folder.resolve("clock");
        setClock(clock, Duration.ZERO);
        Path log = Files.writeString(folder.resolve("a.log"), "");
        Files.writeString(folder.resolve("graph.yaml"), """
                operators:
                  - {type: file_input, include: [a.log], start_at: beginning, poll_interval: 50ms}
                  - {type: recombine, combine_field: body, combine_with: "", is_first_entry: "!body.startsWith('-')",
                     force_flush_period: 300ms}
                  - {type: file_output, path: out/all, format: text, rotation: {every: 1h, keep: 3}}
                """);
        try (Command.Running running = run(List.of())
                .with("LD_PRELOAD", library("clock"))
                .with("CANTO_CLOCK", clock.toString())
                .start()) {
            int number = 0;
            for (int days : new int[] {0, 3, -3, 40, 0, -400}) {
                setClock(clock, Duration.ofDays(days));
                String whole = number + "-joined";
                Files.writeString(log, number++ + "\n-joined\n", StandardOpenOption.APPEND);
                Awaitility.await().atMost(PATIENCE).until(() -> newest().equals(whole + "\n"));
            }
            running.signal("TERM");

            assertThat(running.finish(new byte[0]).exits(130).err()).contains("12 records in, 6 out, 0 dropped");
        }
        assertThat(Command.of("ls", "out").in(folder).run().out().lines()).hasSize(4);
    }

    /** Returns what stands in the file that is written to, which is a new one whenever the clock was set. */
    private String newest() throws IOException {
        Path file = folder.resolve("out/all");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static void setClock(Path file, Duration ahead) throws IOException {
        ByteBuffer seconds = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(seconds.putLong(0, ahead.toSeconds()), 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"out", "state"})
    void a_folder_that_cannot_be_written_stops_the_start(String closed) throws IOException {
        Files.createDirectories(folder.resolve("state"));
        assumeTrue(
                works("setpriv", "--reuid", "65534", "--clear-groups", "true"), "this user cannot become another one");
        assumeTrue(
                works("setpriv", "--reuid", "65534", "--clear-groups", "test", "-x", Command.packaged() + "/bin/canto"),
                "another user cannot run the packaged command");
        for (String open : List.of("", "out", "state")) {
            Command.of(
                            "chmod",
                            open.equals(closed) ? "755" : "777",
                            folder.resolve(open).toString())
                    .run()
                    .exits(0);
        }
        assertThat(run(List.of("setpriv", "--reuid", "65534", "--clear-groups"), "--once")
                        .run()
                        .exits(74)
                        .err())
                .contains("cannot start: no permission for", "/" + closed + "/");
        assertThat(Files.size(folder.resolve("a.log"))).isPositive();
    }
}
