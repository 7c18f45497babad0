package io.canto.operators.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.config.OperatorCatalog;
import io.canto.operators.BuiltinOperators;
import io.canto.record.LogRecord;
import io.canto.testkit.GraphTester;
import org.junit.jupiter.api.Test;

class ContainerConfigTest {
    private static final OperatorCatalog CATALOG = OperatorCatalog.of(new BuiltinOperators().operators());
    private static final String PIECE = "x".repeat(16 * 1024);

    @Test
    void pieces_of_16_KiB_of_a_line_of_Docker_are_joined() {
        try (GraphTester test = tester()) {
            test.send(docker(PIECE, 1), docker("é".repeat(8 * 1024), 2), docker("end\\n", 3), docker("next\\n", 4));

            assertThat(test.received("out"))
                    .extracting(LogRecord::body)
                    .containsExactly(PIECE + "é".repeat(8 * 1024) + "end", "next");
        }
    }

    @Test
    void a_line_that_waits_holds_its_deliveries_until_it_goes_on() {
        GraphTester test = tester();
        test.send("2026-03-01T10:00:00Z stdout P a", "2026-03-01T10:00:00Z stdout P b");
        assertThat(test.received("out")).isEmpty();

        test.close();

        assertThat(test.received("out")).extracting(LogRecord::body).containsExactly("ab");
    }

    private static GraphTester tester() {
        return GraphTester.of(CATALOG, """
                operators:
                  - {type: container, add_metadata_from_filepath: false}
                  - {id: out, type: drop_output}
                """);
    }

    private static String docker(String log, int second) {
        return "{\"log\":\"" + log + "\",\"stream\":\"stdout\",\"time\":\"2026-03-01T10:00:0" + second + "Z\"}";
    }
}
