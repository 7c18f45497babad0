package io.canto.operators.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.config.OperatorCatalog;
import io.canto.operators.BuiltinOperators;
import io.canto.record.LogRecord;
import io.canto.testkit.GraphTester;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookupFileTest {
    private static final OperatorCatalog CATALOG = OperatorCatalog.of(new BuiltinOperators().operators());

    @TempDir
    private Path folder;

    private GraphTester tester() {
        return GraphTester.of(GraphTester.graph(CATALOG, """
                operators:
                  - {type: lookup, from: body, to: body, file: table.json}
                  - {id: out, type: drop_output}
                """, folder));
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("table.json"), text);
    }

    @Test
    void a_table_that_changed_is_read_again() throws IOException {
        write("{\"a\": 1}");
        try (GraphTester test = tester()) {
            test.send("a");
            write("{\"a\": 2, \"b\": 3}");
            test.send("a").advance(Duration.ofSeconds(10)).send("a", "b");

            assertThat(test.received("out")).extracting(LogRecord::body).containsExactly(1L, 1L, 2L, 3L);
        }
    }

    @Test
    void a_table_that_broke_leaves_the_old_one_in_use() throws IOException {
        write("{\"a\": 1}");
        try (GraphTester test = tester()) {
            write("{\"a\": ");
            test.advance(Duration.ofSeconds(10)).send("a");
            Files.delete(folder.resolve("table.json"));
            test.advance(Duration.ofSeconds(10)).send("a");

            assertThat(test.received("out")).extracting(LogRecord::body).containsExactly(1L, 1L);
        }
    }

    @Test
    void a_table_that_is_not_there_stops_the_start() {
        assertThatThrownBy(this::tester).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void csv_has_quotes_line_ends_of_both_kinds_and_a_mark_of_byte_order() throws IOException {
        Path file = folder.resolve("t.CSV");
        Files.writeString(file, "\uFEFFid,name\r\n1,\"a \"\"b\"\", c\"\r\n\r\n2,\"two\r\nlines\"\n3,");

        Map<String, Object> rows = new LookupFile(file, "id", 1_000).read();

        assertThat(rows)
                .isEqualTo(Map.of(
                        "1",
                        Map.of("name", "a \"b\", c"),
                        "2",
                        Map.of("name", "two\r\nlines"),
                        "3",
                        Map.of("name", "")));
    }

    @Test
    void what_is_no_table_says_why() throws IOException {
        for (List<String> bad : List.of(
                List.of("id,a\n1\n", "row 1 has 1 columns, the header 2"),
                List.of("x,a\n1,2\n", "its header has no 'id'"),
                List.of("id\n\"open", "a quote is never closed"),
                List.of("id\n" + "x".repeat(200), "is larger than max_file_size"))) {
            Path file = folder.resolve("bad.csv");
            Files.writeString(file, bad.get(0));

            assertThatThrownBy(() -> new LookupFile(file, "id", 100).read())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(bad.get(1));
        }
    }
}
