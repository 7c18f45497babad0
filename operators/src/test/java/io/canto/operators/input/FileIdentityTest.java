package io.canto.operators.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileIdentityTest {
    private static final String BANNER = "= ".repeat(600) + "\n";
    private static final String BANNER_LINE = BANNER.strip();

    @TempDir
    Path folder;

    private FileInputs files() {
        return new FileInputs(folder);
    }

    @Test
    void a_renamed_file_is_read_on_and_the_new_one_from_its_beginning() throws IOException {
        try (FileInputs files = files().include("*.log*").append("a.log", "one\n")) {
            assertThat(files.read()).containsExactly("one");
            files.append("a.log", "two\n")
                    .move("a.log", "a.log.1")
                    .append("a.log.1", "three\n")
                    .append("a.log", "four\n");
            assertThat(files.read()).containsExactlyInAnyOrder("two", "three", "four");
        }
    }

    @Test
    void a_file_that_was_moved_out_of_the_pattern_is_read_to_its_end() throws IOException {
        try (FileInputs files = files().append("a.log", "one\n")) {
            assertThat(files.read()).containsExactly("one");
            files.append("a.log", "two\n").move("a.log", "gone").append("gone", "three\nhalf");
            assertThat(files.read()).containsExactly("two", "three");
            files.append("gone", " more\n");
            assertThat(files.read()).containsExactly("half more");
            files.append("gone", "last");
            assertThat(files.readFor(Duration.ofSeconds(7))).containsExactly("last");
        }
    }

    @Test
    void a_deleted_file_is_read_to_its_end() throws IOException {
        try (FileInputs files = files().append("a.log", "one\n")) {
            assertThat(files.read()).containsExactly("one");
            files.append("a.log", "two\n");
            Files.delete(files.path("a.log"));
            assertThat(files.read()).containsExactly("two");
        }
    }

    @Test
    void a_truncated_file_is_read_from_its_beginning() throws IOException {
        try (FileInputs files = files().append("a.log", "one\ntwo\n")) {
            assertThat(files.read()).hasSize(2);
            files.truncate("a.log").append("a.log", "new\n");
            assertThat(files.readFor(Duration.ofSeconds(1))).containsExactly("new");
        }
    }

    @Test
    void a_file_that_grew_again_past_where_it_was_read_is_read_from_its_beginning() throws IOException {
        try (FileInputs files = files().append("a.log", "one\ntwo\n")) {
            assertThat(files.read()).hasSize(2);
            files.truncate("a.log").append("a.log", "three\nfour\nfive\nsix\n");
            assertThat(files.readFor(Duration.ofSeconds(1))).containsExactly("three", "four", "five", "six");
        }
    }

    @Test
    void so_is_one_that_begins_with_the_same_thousand_bytes() throws IOException {
        try (FileInputs files = files().append("a.log", BANNER + "one\ntwo\n")) {
            assertThat(files.read()).hasSize(3);
            files.truncate("a.log").append("a.log", BANNER + "three\nfour\nfive\nsix\n");
            assertThat(files.readFor(Duration.ofSeconds(1)))
                    .containsExactly(BANNER_LINE, "three", "four", "five", "six");
        }
    }

    @Test
    void a_truncated_file_can_be_read_from_its_end_or_left_alone() throws IOException {
        try (FileInputs files = files().onTruncate(OnTruncate.READ_NEW).append("a.log", "one\ntwo\n")) {
            assertThat(files.read()).hasSize(2);
            files.truncate("a.log").append("a.log", "new\n");
            assertThat(files.read()).isEmpty();
            assertThat(files.append("a.log", "newer\n").read()).containsExactly("newer");
        }
        try (FileInputs files = files().onTruncate(OnTruncate.IGNORE).append("b.log", "one\ntwo\n")) {
            assertThat(files.include("b.log").read()).hasSize(2);
            files.truncate("b.log").append("b.log", "new\n");
            assertThat(files.read()).isEmpty();
        }
    }

    @Test
    void files_that_are_equal_in_their_first_thousand_bytes_are_all_read() throws IOException {
        try (FileInputs files = files().append("a.log", BANNER + "a\n").append("b.log", BANNER + "b\n")) {
            assertThat(files.read()).containsExactly(BANNER_LINE, "a", BANNER_LINE, "b");
            assertThat(files.append("c.log", BANNER + "c\n").read()).containsExactly(BANNER_LINE, "c");
            assertThat(files.append("a.log", "a2\n").read()).containsExactly("a2");
        }
    }

    @Test
    void files_that_are_wholly_equal_are_all_read_at_the_first_look_and_later_after_a_while() throws IOException {
        try (FileInputs files = files().append("a.log", "same\n").append("b.log", "same\n")) {
            assertThat(files.read()).containsExactly("same", "same");
            files.append("c.log", "same\n");
            assertThat(files.readFor(Duration.ofSeconds(5))).isEmpty();
            assertThat(files.readFor(Duration.ofSeconds(8))).containsExactly("same");
        }
    }

    @Test
    void a_copied_and_truncated_file_is_read_on_in_its_copy() throws IOException {
        try (FileInputs files = files().include("*.log*").append("a.log", "one\ntwo\n")) {
            assertThat(files.read()).containsExactly("one", "two");
            files.append("a.log", "three\n")
                    .copy("a.log", "a.log.1")
                    .truncate("a.log")
                    .append("a.log", "four\n");
            assertThat(files.readFor(Duration.ofSeconds(1))).containsExactlyInAnyOrder("three", "four");
        }
    }

    @Test
    void a_copy_waits_until_the_file_is_truncated() throws IOException {
        try (FileInputs files = files().include("*.log*").append("a.log", "one\ntwo\n")) {
            assertThat(files.read()).containsExactly("one", "two");
            files.copy("a.log", "a.log.1");
            assertThat(files.read()).isEmpty();
            files.truncate("a.log").append("a.log", "three\n");
            assertThat(files.readFor(Duration.ofSeconds(1))).containsExactly("three");
        }
    }

    @Test
    void a_writer_that_goes_on_behind_a_hole_loses_nothing() throws IOException {
        try (FileInputs files = files();
                var channel = Files.newByteChannel(
                        folder.resolve("a.log"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.wrap("one\ntwo\n".getBytes(StandardCharsets.UTF_8)));
            assertThat(files.read()).hasSize(2);
            files.truncate("a.log");
            channel.write(java.nio.ByteBuffer.wrap("three\n".getBytes(StandardCharsets.UTF_8)));
            assertThat(files.readFor(Duration.ofSeconds(1))).containsExactly("three");
            assertThat(files.context.count("nul_bytes")).isEqualTo(8);
        }
    }

    @Test
    void a_replaced_file_is_read_from_its_beginning() throws IOException {
        try (FileInputs files = files().append("a.log", "one\n")) {
            assertThat(files.read()).containsExactly("one");
            files.append("new", "other\n");
            Files.move(files.path("new"), files.path("a.log"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            assertThat(files.read()).containsExactly("other");
        }
    }

    @Test
    void a_file_that_was_rotated_and_compressed_is_not_read_again() throws IOException {
        try (FileInputs files = files().include("*.log*").append("a.log", "one\ntwo\n")) {
            assertThat(files.read()).containsExactly("one", "two");
            files.move("a.log", "a.log.1").append("a.log", "three\n");
            assertThat(files.read()).containsExactly("three");
            gzip("a.log.1.gz", "one\ntwo\n");
            assertThat(files.read()).isEmpty();
            Files.delete(files.path("a.log.1"));
            assertThat(files.readFor(Duration.ofSeconds(20))).isEmpty();
        }
    }

    @Test
    void a_compressed_file_that_only_begins_like_another_one_is_read_at_once() throws IOException {
        String banner = "-".repeat(1_200) + "\n";
        try (FileInputs files = files().include("*.log*").append("a.log", banner + "new\n")) {
            assertThat(files.read()).hasSize(2);
            gzip("a.log.1.gz", banner + "old 1\nold 2\n");
            assertThat(files.read()).endsWith("old 1", "old 2");
        }
    }

    @Test
    void positions_survive_a_restart_and_rotation_while_down() throws IOException {
        try (FileInputs files = files().include("*.log*").keepingPositions().append("a.log", "one\ntwo\n")) {
            assertThat(files.read()).containsExactly("one", "two");
            files.stop().append("a.log", "three\n").move("a.log", "a.log.1").append("a.log", "four\n");
            assertThat(files.read()).containsExactlyInAnyOrder("three", "four");
            files.stop();
            assertThat(files.read()).isEmpty();
        }
    }

    @Test
    void so_they_do_when_the_file_was_copied_and_truncated_while_down() throws IOException {
        try (FileInputs files = files().include("*.log*").keepingPositions().append("a.log", "one\ntwo\n")) {
            assertThat(files.read()).containsExactly("one", "two");
            files.stop()
                    .append("a.log", "three\n")
                    .copy("a.log", "a.log.1")
                    .truncate("a.log")
                    .append("a.log", "four\n");
            assertThat(files.readFor(Duration.ofSeconds(1))).containsExactlyInAnyOrder("three", "four");
            files.stop();
            assertThat(files.readFor(Duration.ofSeconds(1))).isEmpty();
        }
    }

    @Test
    void so_they_do_when_it_was_rotated_and_compressed_while_down() throws IOException {
        try (FileInputs files = files().include("*.log*").keepingPositions().append("a.log", "one\ntwo\n")) {
            assertThat(files.read()).containsExactly("one", "two");
            files.stop();
            gzip("a.log.1.gz", "one\ntwo\nthree\n");
            Files.delete(files.path("a.log"));
            files.append("a.log", "four\n");
            assertThat(files.readFor(Duration.ofSeconds(1))).containsExactlyInAnyOrder("three", "four");
        }
    }

    @Test
    void what_was_not_settled_is_read_again_after_a_restart() throws IOException {
        try (FileInputs files = files().keepingPositions().append("a.log", "one\n")) {
            assertThat(files.read()).containsExactly("one");
            files.intake.keepOpen();
            assertThat(files.append("a.log", "two\n").read()).containsExactly("two");
            assertThat(files.append("a.log", "three\n").read()).containsExactly("three");
            files.intake.unsettled().get(1).run();
            assertThat(files.stop().read()).containsExactly("two", "three");
        }
    }

    @Test
    void of_files_of_one_name_the_one_that_was_put_aside_is_read_to_its_end_first() throws IOException {
        try (FileInputs files = files().include("a.log*").keepingPositions().append("a.log", "one\n")) {
            files.intake.hold(0);
            assertThat(files.read()).containsExactly("one");
            files.append("a.log", "two\n").move("a.log", "a.log.1").append("a.log", "three\n");
            files.intake.keepOpen();
            assertThat(files.read()).containsExactly("two", "three");
            assertThat(files.stop().read()).containsExactly("one", "two", "three");
        }
    }

    @Test
    void files_that_came_while_down_are_read_from_their_beginning() throws IOException {
        try (FileInputs files = files().keepingPositions().startAt(StartAt.END).append("a.log", "old\n")) {
            assertThat(files.read()).isEmpty();
            files.stop().append("b.log", "new\n").append("a.log", "more\n");
            assertThat(files.read()).containsExactlyInAnyOrder("new", "more");
        }
    }

    @Test
    void damaged_positions_cost_no_record() throws IOException {
        try (FileInputs files = files().keepingPositions().startAt(StartAt.END).append("a.log", "old\n")) {
            assertThat(files.read()).isEmpty();
            files.stop();
            Path positions = folder.resolve("state/positions/main/tested");
            byte[] bytes = Files.readAllBytes(positions);
            java.util.Arrays.fill(bytes, 64, bytes.length, (byte) 7);
            Files.write(positions, bytes);
            assertThat(files.append("a.log", "new\n").read()).containsExactly("old", "new");
            assertThat(files.context.warnings()).singleElement().asString().contains("damaged");
        }
    }

    private void gzip(String name, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void patterns_that_are_none_are_refused() {
        for (String wrong : List.of("", "a[b", "a{b", "a}b", "folder/", "a\\", "{a/b,c}")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> Glob.parse(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
