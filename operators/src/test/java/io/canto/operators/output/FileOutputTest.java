package io.canto.operators.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.expr.Template;
import io.canto.operators.TestContext;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.record.json.RecordFormat;
import io.canto.spi.ByteSize;
import io.canto.spi.Output;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileOutputTest {
    @TempDir
    Path folder;

    private TestContext context = new TestContext(Path.of("."), null);

    @BeforeEach
    void makeContext() {
        context = new TestContext(folder, null);
    }

    @Test
    void records_are_appended_one_a_line() throws IOException {
        Files.writeString(folder.resolve("out.log"), "before\n");

        write(config("out.log", null), "one", "two");

        assertThat(folder.resolve("out.log")).hasContent("before\none\ntwo\n");
    }

    @Test
    void a_file_without_a_line_end_gets_one_first() throws IOException {
        Files.writeString(folder.resolve("out.log"), "torn");

        write(config("out.log", null), "one");

        assertThat(folder.resolve("out.log")).hasContent("torn\none\n");
    }

    @Test
    void missing_folders_are_made_and_the_file_is_for_its_owner_only() throws IOException {
        write(config("a/b/out.log", null), "one");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a/b/out.log"))))
                .isEqualTo("rw-------");
    }

    @Test
    void computed_paths_sort_records_into_files_of_which_few_are_open() throws IOException {
        FileOutputConfig config = config("out/${body}/x.log", null, 2, false);
        try (Output output = config.build(context)) {
            for (String body : List.of("a", "b", "c", "a", "c", "d")) {
                output.write(LogRecord.of(body));
            }
            assertThat(output.flush()).isTrue();
        }
        assertThat(folder.resolve("out/a/x.log")).hasContent("a\na\n");
        assertThat(folder.resolve("out/c/x.log")).hasContent("c\nc\n");
        assertThat(folder.resolve("out/d/x.log")).hasContent("d\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"..", "../../etc/x", "a/../../b", "", ".", "a//b", "/etc/passwd", "a/", "x\u0000y", "link/x"})
    void a_computed_path_does_not_leave_its_folder(String value) throws IOException {
        Files.createDirectories(folder.resolve("out"));
        Files.createDirectories(folder.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("out/link"), folder.resolve("elsewhere"));
        try (Output output = config("out/${body}", null).build(context)) {
            assertThatThrownBy(() -> output.write(LogRecord.of(value))).isInstanceOf(RecordException.class);
            output.write(LogRecord.of("fine"));
            assertThat(output.flush()).isTrue();
        }
        assertThat(folder.resolve("elsewhere")).isEmptyDirectory();
        assertThat(folder.resolve("out/fine")).hasContent("fine\n");
    }

    @Test
    void a_file_is_rotated_when_it_is_large_and_old_ones_are_deleted() throws IOException {
        FileOutputConfig config = config("out.log", new RotationOptions(ByteSize.parse("8"), null, 2, false));
        try (Output output = config.build(context)) {
            for (int number = 0; number < 10; number++) {
                output.write(LogRecord.of("rec" + number));
                assertThat(output.flush()).isTrue();
                context.advance(Duration.ofSeconds(1));
            }
        }
        assertThat(folder.resolve("out.log")).doesNotExist();
        assertThat(names()).hasSize(2).allMatch(name -> name.startsWith("out.log.20260102-"));
        assertThat(folder.resolve(names().get(1))).hasContent("rec8\nrec9\n");
    }

    @Test
    void a_file_that_was_put_aside_last_is_kept_longest_whatever_the_clock_says() throws IOException {
        FileOutputConfig config = config("out.log", new RotationOptions(ByteSize.parse("1"), null, 3, false));
        try (Output output = config.build(context)) {
            for (int number = 0; number < 14; number++) {
                output.write(LogRecord.of("rec" + number));
                assertThat(output.flush()).isTrue();
                context.setBack(number == 6 ? Duration.ofHours(1) : Duration.ZERO);
            }
        }
        assertThat(names())
                .extracting(name -> Files.readString(folder.resolve(name)))
                .containsExactly("rec11\n", "rec12\n", "rec13\n");
    }

    @Test
    void a_file_is_rotated_when_its_period_is_over() throws IOException {
        FileOutputConfig config = config("out.log", new RotationOptions(null, Duration.ofHours(1), 5, false));
        try (Output output = config.build(context)) {
            output.write(LogRecord.of("before"));
            output.flush();
            context.advance(Duration.ofHours(1));
            output.write(LogRecord.of("after"));
            output.flush();
        }
        assertThat(folder.resolve("out.log")).hasContent("after\n");
        assertThat(names()).hasSize(2);
    }

    @Test
    void rotated_files_are_compressed_beside_the_writing() throws IOException {
        FileOutputConfig config = config("out.log", new RotationOptions(ByteSize.parse("5"), null, 5, true));
        try (Output output = config.build(context)) {
            output.write(LogRecord.of("hello"));
            output.flush();
            context.tick();
        }
        assertThat(names()).singleElement().asString().endsWith(".gz");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(names().get(0)))))
                .isEqualTo("rw-------");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve(names().get(0))))) {
            assertThat(in.readAllBytes()).asString().isEqualTo("hello\n");
        }
    }

    @Test
    void what_was_rotated_shortly_before_the_end_is_compressed_then_or_by_the_next_run() throws IOException {
        FileOutputConfig config = config("out.log", new RotationOptions(ByteSize.parse("5"), null, 5, true));
        String large = "x".repeat(20_000_000);
        write(config, "hello");
        assertThat(names()).singleElement().asString().endsWith(".gz");

        write(config, large);
        assertThat(names()).anySatisfy(name -> assertThat(name).matches("out\\.log\\.[0-9-]+"));
        try (Output output = config.build(context)) {
            for (int portion = 0; portion < 20; portion++) {
                context.tick();
            }
            assertThat(output.flush()).isTrue();
        }
        assertThat(names()).hasSize(3).filteredOn(name -> name.endsWith(".gz")).hasSize(2);
    }

    @Test
    void a_folder_is_no_path() {
        assertThatThrownBy(() -> config("out/", null)).hasMessage("path names a folder, not a file");
    }

    @Test
    void what_a_crash_left_of_files_that_were_being_compressed_is_deleted() throws IOException {
        String left = ".out.log.20260101-000000.gz.part";
        String others = ".out.log.20260101.gz.part";
        FileOutputConfig config = config("out.log", new RotationOptions(ByteSize.parse("5"), null, 5, true));
        Files.writeString(folder.resolve(left), "x");
        Files.writeString(folder.resolve(others), "x");
        try (Output output = config.build(context)) {
            assertThat(names()).containsExactly(others, "out.log");

            output.write(LogRecord.of("x".repeat(1_500_000)));
            output.flush();
            context.tick();
            Files.writeString(folder.resolve(left), "x");
            output.write(LogRecord.of("second"));
            output.flush();

            assertThat(names())
                    .hasSize(4)
                    .doesNotContain(left)
                    .contains(others, ".out.log.20260102-030405.gz.part"); // that is being made
            context.tick();
        }
        assertThat(names()).contains("out.log.20260102-030405.gz");
    }

    @Test
    void a_file_that_was_moved_away_is_begun_anew() throws IOException {
        try (Output output = config("out.log", null).build(context)) {
            output.write(LogRecord.of("one"));
            output.flush();
            Files.move(folder.resolve("out.log"), folder.resolve("moved.log"));
            context.advance(Duration.ofSeconds(2));
            output.write(LogRecord.of("two"));
            output.flush();
        }
        assertThat(folder.resolve("moved.log")).hasContent("one\n");
        assertThat(folder.resolve("out.log")).hasContent("two\n");
    }

    @Test
    void what_cannot_be_written_now_is_written_later() throws IOException {
        try (Output output = config("out/${body}", null).build(context)) {
            Path out = Files.createDirectories(folder.resolve("out"));
            Files.createSymbolicLink(folder.resolve("target"), folder.resolve("nowhere"));
            output.write(LogRecord.of("x"));
            Files.delete(out);
            assertThat(output.flush()).isFalse();
            assertThat(context.warnings()).singleElement().asString().contains("will go on by itself");
            Files.createDirectories(out);
            assertThat(output.flush()).isTrue();
        }
        assertThat(folder.resolve("out/x")).hasContent("x\n");
    }

    @Test
    void a_torn_line_of_ours_is_cut_off_at_the_next_start() throws IOException {
        context = new TestContext(folder, folder.resolve("state"));
        write(config("out.log", null), "one");
        append("two\nthr");

        write(config("out.log", null), "three");

        assertThat(folder.resolve("out.log")).hasContent("one\ntwo\nthree\n");
        assertThat(context.count("cut_bytes")).isEqualTo(3);
    }

    @Test
    void what_was_not_settled_is_cut_off_at_the_next_start_if_asked_for() throws IOException {
        context = new TestContext(folder, folder.resolve("state"));
        write(config("out.log", null), "one");
        append("two\nthr");

        write(config("out.log", null, 4, true), "two");

        assertThat(folder.resolve("out.log")).hasContent("one\ntwo\n");
    }

    @Test
    void a_file_that_is_another_one_now_is_not_cut() throws IOException {
        context = new TestContext(folder, folder.resolve("state"));
        write(config("out.log", null), "one");
        Files.writeString(folder.resolve("other"), "a\nb\nc\n");
        Files.move(folder.resolve("out.log"), folder.resolve("kept"));
        Files.move(folder.resolve("other"), folder.resolve("out.log"));

        write(config("out.log", null, 4, true), "two");

        assertThat(folder.resolve("out.log")).hasContent("a\nb\nc\ntwo\n");
    }

    private void append(String text) throws IOException {
        Files.writeString(folder.resolve("out.log"), text, java.nio.file.StandardOpenOption.APPEND);
    }

    private void write(FileOutputConfig config, String... bodies) throws IOException {
        try (Output output = config.build(context)) {
            for (String body : bodies) {
                output.write(LogRecord.of(body));
            }
            assertThat(output.flush()).isTrue();
        }
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static FileOutputConfig config(String path, @Nullable RotationOptions rotation) {
        return config(path, rotation, 4, false);
    }

    private static FileOutputConfig config(
            String path, @Nullable RotationOptions rotation, int maxOpen, boolean commits) {
        return new FileOutputConfig(
                Template.parse(path),
                RecordFormat.TEXT,
                null,
                rotation,
                Durability.PROCESS,
                maxOpen,
                FileMode.parse("0600"),
                commits);
    }
}
