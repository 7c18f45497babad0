package io.canto.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code canto trace}: the way of records through the samples, with nothing opened. */
class TraceCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"quickstart", "http-access", "branching", "container-logs"})
    void the_way_of_the_first_record_of_a_sample(String sample) throws IOException {
        String first = Files.readAllLines(
                        Repository.ROOT.resolve("samples").resolve(sample).resolve("input.log"))
                .get(0);
        for (String form : List.of("text", "json")) {
            Command.Result result = Command.canto(
                            "trace", "--format", form, "samples/" + sample + "/graph.yaml", "--record", first)
                    .run()
                    .exits(0);
            assertThat(result.err()).isEmpty();
            Golden.assertGolden("trace/" + sample + "." + form, lasting(result.out()));
        }
    }

    @Test
    void a_trace_may_begin_at_an_operator_and_opens_no_output(@TempDir Path folder) {
        Repository.copy(Repository.ROOT.resolve("samples/quickstart"), folder);

        Command.Result result = Command.canto(
                        "trace",
                        "graph.yaml",
                        "--at",
                        "by_outcome",
                        "--record-format",
                        "record",
                        "--record",
                        "{\"body\":\"x\",\"severity\":17}")
                .in(folder)
                .run()
                .exits(0);

        Golden.assertGolden("trace/from-an-operator.txt", lasting(result.out()));
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void what_an_operator_kept_is_shown_when_it_goes_on(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("graph.yaml"), """
                operators:
                  - {type: stdin_input}
                  - {type: recombine, combine_field: body, is_first_entry: "body.startsWith('A')"}
                  - {type: add, field: attributes.joined, value: true}
                  - {type: stdout}
                """);

        Command.Result result = Command.canto("trace", "graph.yaml", "-r", "A1", "-r", "b", "-r", "A2")
                .in(folder)
                .run()
                .exits(0);

        Golden.assertGolden("trace/kept.txt", result.out());
    }

    @Test
    void a_trace_with_a_clock_of_its_own_can_be_repeated(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("graph.yaml"), """
                operators:
                  - {type: stdin_input}
                  - type: regex_parser
                    regex: '^(?P<time>\\w+ \\d+ [\\d:]+) (?P<text>.*)'
                    timestamp: {parse_from: attributes.time, layout: '%b %d %H:%M:%S', location: UTC}
                  - {type: add, field: attributes.now, value: "${now()}"}
                  - {type: stdout}
                """);

        Command.Result result = Command.canto(
                        "trace",
                        "graph.yaml",
                        "--clock",
                        "2020-01-05T00:00:00Z",
                        "--record",
                        "Dec 30 10:00:00 the last year")
                .in(folder)
                .run()
                .exits(0);

        Golden.assertGolden("trace/with-a-clock.txt", result.out());
    }

    @Test
    void an_operator_that_is_not_there_is_wrong_usage() {
        Command.Result result = Command.canto(
                        "trace", "samples/quickstart/graph.yaml", "--at", "nowhere", "--record", "x")
                .run()
                .exits(2);

        Golden.assertGolden("trace/unknown-operator.txt", result);
    }

    /** Leaves out what differs from run to run: when the record was read. */
    private static String lasting(String text) {
        return text.replaceAll("(observed_timestamp\\W+)\\d{4}-[0-9T:.-]+Z", "$1TIME");
    }
}
