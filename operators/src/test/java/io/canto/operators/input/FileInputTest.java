package io.canto.operators.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.expr.Regex;
import io.canto.operators.TestIntake;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileInputTest {
    @TempDir
    Path folder;

    private FileInputs files() {
        return new FileInputs(folder);
    }

    @Test
    void what_is_appended_is_read_and_a_line_without_its_end_waits_for_it() throws IOException {
        try (FileInputs files = files().append("a.log", "one\ntw")) {
            assertThat(files.read()).containsExactly("one");
            assertThat(files.readFor(Duration.ofSeconds(3))).isEmpty();
            assertThat(files.append("a.log", "o\nthree\n").read()).containsExactly("two", "three");
            assertThat(files.append("b.log", "new\n").readFor(Duration.ofSeconds(1)))
                    .containsExactly("new");
        }
    }

    @Test
    void a_line_without_its_end_is_flushed_when_asked_for() throws IOException {
        Lines lines = Lines.defaults().flushAfter(Duration.ofSeconds(1));
        try (FileInputs files = files().lines(lines).append("a.log", "half")) {
            assertThat(files.read()).isEmpty();
            assertThat(files.readFor(Duration.ofSeconds(2))).containsExactly("half");
            assertThat(files.append("a.log", " line\n").read()).containsExactly("line");
        }
    }

    @Test
    void the_last_multiline_record_is_flushed_when_nothing_comes() throws IOException {
        Lines lines = Lines.defaults().startsWith("^S", false);
        try (FileInputs files = files().lines(lines).append("a.log", "S1\n a\nS2\n b\nhalf")) {
            assertThat(files.read()).containsExactly("S1\n a");
            assertThat(files.readFor(Duration.ofSeconds(2))).containsExactly("S2\n b");
            assertThat(files.append("a.log", " line\nS3\n").read()).containsExactly("half line");
        }
    }

    @Test
    void a_run_that_is_to_end_reads_everything_and_ends() throws IOException {
        FileInputs files =
                files().append("a.log", "one\nlast").append("b.log", "two\n").startAt(null);
        TestIntake once = new TestIntake(true);
        try (files;
                var input = files.config().build(files.context)) {
            once.drain(input);
            assertThat(input.poll(once).isEnded()).isTrue();
        }
        assertThat(once.take()).containsExactly("one", "last", "two");
    }

    @Test
    void without_follow_everything_is_read_and_the_input_ends() throws IOException {
        try (FileInputs files = files().notFollowing().startAt(null).append("a.log", "one\nlast")) {
            assertThat(files.read()).containsExactly("one", "last");
        }
    }

    @Test
    void followed_files_begin_at_their_end_and_new_ones_at_their_beginning() throws IOException {
        try (FileInputs files = files().startAt(null).append("a.log", "old\nhal")) {
            assertThat(files.read()).isEmpty();
            assertThat(files.append("a.log", "f\nnew\n").append("b.log", "b\n").read())
                    .containsExactlyInAnyOrder("half", "new", "b");
        }
    }

    @Test
    void names_and_facts_of_the_file_become_attributes() throws IOException {
        FileInputs files = files().names(new FileNameAttributes(true, true, true, true))
                .facts(new FileFactAttributes(true, true, true, true, true))
                .append("real.txt", "one\ntwo\n");
        Files.createSymbolicLink(files.path("a.log"), files.path("real.txt"));
        TestIntake once = new TestIntake(true);
        try (files;
                var input = files.config().build(files.context)) {
            once.drain(input);
        }
        LogRecord second = once.records().get(1);
        assertThat(second.attribute("log.file.name")).isEqualTo("a.log");
        assertThat(second.attribute("log.file.path"))
                .isEqualTo(files.path("a.log").toString());
        assertThat(second.attribute("log.file.name_resolved")).isEqualTo("real.txt");
        assertThat(second.attribute("log.file.record_number")).isEqualTo(2L);
        assertThat(second.attribute("log.file.record_offset")).isEqualTo(4L);
        assertThat(second.attribute("log.file.permissions")).asString().startsWith("rw");
        assertThat(second.attribute("log.file.owner.name")).isNotNull();
        assertThat(second.source()).isEqualTo(files.path("a.log").toString());
        assertThat(second.observedTimestamp()).isEqualTo(files.context.clock().instant());
    }

    @Test
    void patterns_find_files_in_folders_and_leave_out_others() throws IOException {
        Files.createDirectories(folder.resolve("x/y/z"));
        Files.createSymbolicLink(folder.resolve("x/loop"), folder.resolve("x"));
        FileInputs files = files().include("x/**/*.log", "x/{p,q}?.txt")
                .exclude("x/**/secret*")
                .append("x/a.log", "a\n")
                .append("x/y/z/b.log", "b\n")
                .append("x/y/secret.log", "s\n")
                .append("x/p1.txt", "p\n")
                .append("x/r1.txt", "r\n");
        try (files) {
            assertThat(files.read()).containsExactlyInAnyOrder("a", "b", "p");
        }
    }

    @Test
    void old_files_are_left_out() throws IOException {
        try (FileInputs files = files().excludeOlderThan(Duration.ofHours(1))
                .append("a.log", "a\n")
                .append("b.log", "b\n")) {
            Files.setLastModifiedTime(
                    files.path("a.log"),
                    FileTime.from(files.context.clock().instant().minusSeconds(4000)));
            assertThat(files.read()).containsExactly("b");
        }
    }

    @Test
    void a_bound_of_batches_leaves_files_to_the_next_look() throws IOException {
        try (FileInputs files = files().startAt(StartAt.BEGINNING).maxFiles(2).maxBatches(1)) {
            files.append("a.log", "a\n").append("b.log", "b\n");
            assertThat(files.read()).containsExactly("a");
            assertThat(files.readFor(Duration.ofSeconds(2))).containsExactly("b");
        }
    }

    @Test
    void a_bound_of_batches_leaves_nothing_where_there_is_one_look() throws IOException {
        try (FileInputs files = files().notFollowing().maxFiles(2).maxBatches(1)) {
            files.append("a.log", "a\n").append("b.log", "b\n");
            assertThat(files.read()).containsExactlyInAnyOrder("a", "b");
        }
    }

    @Test
    void files_are_picked_by_what_is_in_their_names() throws IOException {
        OrderingOptions newestTwo = new OrderingOptions(
                Regex.parse("app-(?P<n>\\d+)"),
                List.of(),
                2,
                List.of(new OrderingOptions.SortKey("n", OrderingOptions.SortType.NUMERIC, null, null, false)));
        try (FileInputs files = files().notFollowing().ordering(newestTwo)) {
            for (int number : new int[] {9, 10, 8, 11}) {
                files.append("app-" + number + ".log", number + "\n");
            }
            assertThat(files.read()).containsExactly("11", "10");
        }
    }

    /** A file of many blocks, one of few and one that is compressed, in a run that reads them to their ends. */
    private List<String> readToTheEnd(FileInputs files) throws IOException {
        files.append("a.log", "a\n".repeat(200_000)).append("b.log", "b\n".repeat(100_000));
        gzip("c.log.gz", "c\n".repeat(200_000));
        return files.include("*").notFollowing().read();
    }

    private static List<String> inTurns(List<String> bodies) {
        List<String> turns = new ArrayList<>();
        for (String body : bodies) {
            if (turns.isEmpty() || !turns.get(turns.size() - 1).equals(body)) {
                turns.add(body);
            }
        }
        return turns;
    }

    @Test
    void files_are_read_one_after_the_other_in_a_run_that_ends() throws IOException {
        try (FileInputs files = files()) {
            assertThat(inTurns(readToTheEnd(files))).containsExactlyInAnyOrder("a", "b", "c");
        }
    }

    @Test
    void files_whose_lines_stay_in_their_lanes_are_read_in_turn() throws IOException {
        try (FileInputs files = files().inLanes(true)) {
            List<String> read = readToTheEnd(files);

            assertThat(read).hasSize(500_000).filteredOn("b"::equals).hasSize(100_000);
            assertThat(inTurns(read)).filteredOn("a"::equals).hasSizeGreaterThanOrEqualTo(3);
            assertThat(inTurns(read)).filteredOn("c"::equals).hasSize(1);
        }
    }

    @Test
    void files_are_read_in_turn_only_while_all_of_them_can_be_open() throws IOException {
        try (FileInputs files = files().inLanes(true).maxFiles(2)) {
            assertThat(inTurns(readToTheEnd(files))).hasSize(3);
        }
    }

    @Test
    void files_that_have_an_order_are_read_one_after_the_other() throws IOException {
        OrderingOptions byName = new OrderingOptions(
                Regex.parse("(?P<n>.*)"),
                List.of(),
                0,
                List.of(new OrderingOptions.SortKey("n", OrderingOptions.SortType.ALPHABETICAL, null, null, false)));
        try (FileInputs files = files().inLanes(true).ordering(byName)) {
            assertThat(inTurns(readToTheEnd(files))).containsExactly("c", "b", "a");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NUMERIC, , false, 30 1 9, 30 9",
        "NUMERIC, , true, 30 1 9, 1 9",
        "ALPHABETICAL, , false, 30 1 9, 9 30",
        "ALPHABETICAL, , true, 30 1 9, 1 30",
        "TIMESTAMP, %y%m, false, 2412 2501 2409, 2501 2412",
        "TIMESTAMP, %y%m, true, 2412 2501 2409, 2409 2412",
        "MTIME, , false, 30 1 9, 9 1",
        "MTIME, , true, 30 1 9, 30 1"
    })
    void files_are_ordered_by_names_or_by_their_last_change(
            OrderingOptions.SortType type, @Nullable String layout, boolean ascending, String written, String expected)
            throws IOException {
        String key = type == OrderingOptions.SortType.MTIME ? null : "n";
        OrderingOptions firstTwo = new OrderingOptions(
                Regex.parse("app-(?P<n>\\d+)"),
                List.of(),
                2,
                List.of(new OrderingOptions.SortKey(key, type, ZoneOffset.UTC, layout, ascending)));
        try (FileInputs files = files().notFollowing().ordering(firstTwo)) {
            int age = 100;
            for (String number : written.split(" ")) {
                files.append("app-" + number + ".log", number + "\n");
                Files.setLastModifiedTime(
                        files.path("app-" + number + ".log"),
                        FileTime.from(files.context.clock().instant().minusSeconds(age--)));
            }
            assertThat(files.read()).containsExactly(expected.split(" "));
        }
    }

    @Test
    void files_with_times_without_a_year_are_ordered_as_seen_from_now() throws IOException {
        OrderingOptions newestFirst = new OrderingOptions(
                Regex.parse("app-(?P<day>\\w+)"),
                List.of(),
                0,
                List.of(new OrderingOptions.SortKey(
                        "day", OrderingOptions.SortType.TIMESTAMP, ZoneOffset.UTC, "%b%d", false)));
        try (FileInputs files = files().ordering(newestFirst)) {
            assertThat(files.read()).isEmpty();
            files.context.advance(Duration.ofDays(40)); // now it is February
            for (String day : List.of("Jan20", "Dec30", "Feb01")) {
                files.append("app-" + day + ".log", day + "\n");
            }
            assertThat(files.read()).containsExactly("Feb01", "Jan20", "Dec30");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_file_that_is_locked_is_not_read_until_the_lock_is_gone(boolean byAnotherProcess) throws Exception {
        try (FileInputs files = files().lockingFiles().append("a.log", "one\n").append("free.log", "free\n")) {
            try (FileLocked locked = FileLocked.lock(files.path("a.log"), byAnotherProcess)) {
                assertThat(locked.file()).exists();
                assertThat(files.readFor(Duration.ofSeconds(3))).containsExactly("free");
            }
            assertThat(files.read()).containsExactly("one");
            assertThat(files.append("a.log", "two\n").read()).containsExactly("two");
        }
    }

    @Test
    void header_lines_are_no_records_but_give_attributes_to_all() throws IOException {
        HeaderOptions header = new HeaderOptions(Regex.parse("^#"), Regex.parse("app=(?P<app>\\w+)"));
        try (FileInputs files = files().header(header).append("a.log", "#x\n#app=web\n")) {
            assertThat(files.read()).isEmpty();
            files.append("a.log", "one\n# two\n");
            files.intake.records().clear();
            files.context.advance(Duration.ofSeconds(1));
            assertThat(files.read()).containsExactly("one", "# two");
        }
    }

    @Test
    void compressed_files_are_read() throws IOException {
        try (FileInputs files = files().include("*").notFollowing()) {
            gzip("a.log.gz", "one\ntwo");
            assertThat(files.read()).containsExactly("one", "two");
        }
    }

    @Test
    void a_compressed_file_that_is_cut_off_is_read_as_far_as_it_goes_and_fails_a_run_to_the_end() throws IOException {
        gzip("a.log.gz", "one\n".repeat(1000));
        byte[] whole = Files.readAllBytes(folder.resolve("a.log.gz"));
        for (byte[] part : List.of(Arrays.copyOf(whole, whole.length - 8), Arrays.copyOf(whole, 12), new byte[0])) {
            Files.write(folder.resolve("a.log.gz"), part);
            try (FileInputs files = files().include("*").deleting().notFollowing()) {
                assertThatThrownBy(files::read)
                        .isInstanceOf(IOException.class)
                        .hasMessage("1 of the files could not be read");
                assertThat(files.context.warnings())
                        .singleElement()
                        .asString()
                        .contains("a.log.gz': its compressed data ends too early");
            }
        }
    }

    @Test
    void a_compressed_file_whose_end_is_not_there_yet_is_not_deleted() throws IOException {
        try (FileInputs files = files().include("*").deleting()) {
            gzip("a.log.gz", "one\n");
            Path file = folder.resolve("a.log.gz");
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(whole, whole.length - 8));
            files.readFor(Duration.ofSeconds(60));
            assertThat(file).exists();
            Files.write(file, whole);
            files.readFor(Duration.ofSeconds(60));
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void a_file_is_deleted_when_it_is_read_and_settled() throws IOException {
        try (FileInputs files = files().deleting().append("a.log", "one\n")) {
            files.intake.keepOpen();
            assertThat(files.readFor(Duration.ofSeconds(3))).containsExactly("one");
            assertThat(files.path("a.log")).exists();
            files.intake.unsettled().forEach(Runnable::run);
            files.readFor(Duration.ofSeconds(3));
            assertThat(files.path("a.log")).doesNotExist();
        }
    }

    @Test
    void what_was_refused_is_delivered_again_after_a_while() throws IOException {
        try (FileInputs files = files().append("a.log", "one\n")) {
            files.intake.refuse(2);
            assertThat(files.readFor(Duration.ofSeconds(6))).containsExactly("one", "one", "one");
        }
    }

    @Test
    void what_was_refused_too_long_is_passed_over_and_counted() throws IOException {
        RetryOptions retry =
                new RetryOptions(true, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(2));
        try (FileInputs files = files().retry(retry).append("a.log", "one\n")) {
            files.intake.refuse(100);
            files.readFor(Duration.ofSeconds(6));
            assertThat(files.context.count("refused")).isEqualTo(1);
        }
    }

    @Test
    void a_run_that_is_to_end_fails_when_it_is_refused() throws IOException {
        try (FileInputs files = files().notFollowing().append("a.log", "one\n")) {
            files.intake.refuse(1);
            assertThatThrownBy(files::read).isInstanceOf(RecordException.class);
        }
    }

    @Test
    void files_that_are_not_there_or_no_files_are_named_in_warnings() throws IOException {
        try (FileInputs files = files().include("nowhere/*.log", "missing.log")) {
            assertThat(files.read()).isEmpty();
            assertThat(files.context.warnings()).singleElement().asString().startsWith("no file matches");
            Files.createDirectory(files.path("missing.log"));
            assertThat(files.read()).isEmpty();
            Files.delete(files.path("missing.log"));
            assertThat(files.append("missing.log", "here\n").read()).containsExactly("here");
        }
    }

    @Test
    void thousands_of_files_need_few_handles() throws IOException {
        try (FileInputs files = files().maxFiles(8)) {
            for (int number = 0; number < 300; number++) {
                files.append(number + ".log", "a" + number + "\n");
            }
            assertThat(files.read()).hasSize(300);
            for (int number = 0; number < 300; number++) {
                files.append(number + ".log", "b" + number + "\n");
            }
            assertThat(files.read()).hasSize(300).allMatch(body -> body.startsWith("b"));
        }
    }

    @Test
    void a_long_file_is_read_in_blocks_whatever_the_lines_are_like() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < 20_000; number++) {
            text.append("line ").append(number).append(" x".repeat(number % 97)).append('\n');
        }
        text.append("y".repeat(3_000_000)).append("\nend\n");
        try (FileInputs files = files().append("a.log", text.toString())) {
            List<String> bodies = files.read();
            assertThat(String.join("\n", bodies).replace("y\ny", "yy") + "\n").isEqualTo(text.toString());
            assertThat(bodies).hasSize(20_000 + 3 + 1);
        }
    }

    private void gzip(String name, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
