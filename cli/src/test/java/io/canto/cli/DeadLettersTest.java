package io.canto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator failed on is kept, read back in later, and sent to the operator that failed. */
class DeadLettersTest {
    @TempDir
    private Path folder;

    @Test
    void dead_letters_are_written_with_their_error_and_sent_again_to_the_operator_that_failed() throws IOException {
        Files.writeString(folder.resolve("in.log"), "1;one\nbroken\n");
        run("first.yaml", """
                operators:
                  - {type: file_input, include: [in.log], start_at: beginning, follow: false}
                  - {type: csv_parser, id: columns, header: "number;name", delimiter: ";", on_error: {route: dead}}
                  - {type: file_output, id: out, path: out.ndjson}
                  - {type: file_output, id: dead, path: dead.ndjson, format: record_with_context}
                """);

        String dead = Files.readString(folder.resolve("dead.ndjson"));
        assertThat(dead).contains("\"context\":{\"error\":{\"operator\":\"columns\",\"code\":\"parse_error\"");
        assertThat(Files.readString(folder.resolve("out.ndjson")))
                .contains("one")
                .doesNotContain("context");

        Files.writeString(folder.resolve("dead.ndjson"), dead.replace("broken", "2;two"));
        run("again.yaml", """
                operators:
                  - type: file_input
                    include: [dead.ndjson]
                    format: record_with_context
                    start_at: beginning
                    follow: false
                  - type: router
                    output_expr: context.error.operator
                    targets: [columns]
                    default: lost
                  - {type: csv_parser, id: columns, header: "number;name", delimiter: ";"}
                  - {type: file_output, id: out, path: again.ndjson}
                  - {type: drop_output, id: lost}
                """);
        assertThat(Files.readString(folder.resolve("again.ndjson"))).contains("\"name\":\"two\"");
    }

    private void run(String file, String graph) throws IOException {
        Path path = Files.writeString(folder.resolve(file), graph);
        Captured run = Captured.canto("run", "--strict", path.toString());
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.FINE);
    }
}
