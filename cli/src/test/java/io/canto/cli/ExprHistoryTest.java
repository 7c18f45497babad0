package io.canto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExprHistoryTest {
    @TempDir
    Path folder;

    @Test
    void lines_of_the_last_time_are_there_and_for_their_owner_only() throws IOException {
        ask("body", " secret", "severity");

        assertThat(ask("now()")).containsExactly("body", "severity", "now()");
        Path file = folder.resolve("canto/expr_history");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void the_file_is_bounded() throws IOException {
        String[] lines = new String[2_500];
        for (int at = 0; at < lines.length; at++) {
            lines[at] = "severity + " + at;
        }
        ask(lines);

        assertThat(Files.readAllLines(folder.resolve("canto/expr_history"))).hasSizeLessThan(1_500);
        assertThat(ask("last")).hasSize(1_000).startsWith("severity + 1501").endsWith("severity + 2499", "last");
    }

    @Test
    void a_file_of_something_else_and_none_at_all_are_no_reason_to_stop() throws IOException {
        ask("body");
        Files.write(folder.resolve("canto/expr_history"), new byte[] {'a', '\n', (byte) 0xFF, (byte) 0xFE, '\n'});
        assertThat(ask("body")).contains("body");

        folder = Files.writeString(folder.resolve("file"), "");
        assertThat(ask("body")).containsExactly("body");
    }

    private List<String> ask(String... lines) throws IOException {
        byte[] input = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        try (Terminal terminal = new DumbTerminal(new ByteArrayInputStream(input), new ByteArrayOutputStream())) {
            LineReader reader = ExprHistory.addTo(LineReaderBuilder.builder().terminal(terminal), folder)
                    .build();
            for (String line : lines) {
                assertThat(reader.readLine()).isEqualTo(line);
            }
            return StreamSupport.stream(reader.getHistory().spliterator(), false)
                    .map(History.Entry::line)
                    .toList();
        }
    }
}
