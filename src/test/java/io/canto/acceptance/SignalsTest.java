package io.canto.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A signal stops a run in order. */
class SignalsTest {
    private static final String GRAPH = """
            operators:
              - type: stdin_input
              - {type: file_output, path: out.log, format: text}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void a_signal_stops_in_order_and_the_summary_is_printed(String signal) throws IOException {
        assumeFalse(
                signal.equals("HUP") && isHangUpIgnored(), "a build under nohup hands its deafness for SIGHUP down");
        Files.writeString(folder.resolve("graph.yaml"), GRAPH);
        try (Command.Running running =
                Command.canto("run", "graph.yaml").in(folder).start()) {
            OutputStream input = running.process().getOutputStream();
            input.write("one\ntwo\n".getBytes(StandardCharsets.UTF_8));
            input.flush();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> Files.exists(folder.resolve("out.log"))
                            && Files.readString(folder.resolve("out.log")).equals("one\ntwo\n"));

            running.signal(signal);
            // its input stays open, so that nothing but the signal ends it
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> !running.process().isAlive());

            Command.Result result = running.finish(new byte[0]).exits(130);
            assertThat(result.err()).contains("2 records in, 2 out, 0 dropped");
        }
    }

    private static boolean isHangUpIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 1) == 1);
    }

    @Test
    void a_second_signal_stops_at_once() throws IOException {
        Files.writeString(folder.resolve("graph.yaml"), GRAPH.replace("file_output, path: out.log,", "stdout,"));
        Path log = Files.writeString(folder.resolve("input.log"), "a line of a log\n".repeat(100_000));
        try (Command.Running running =
                Command.canto("run", "-v", "graph.yaml").in(folder).stuck(log).start()) {
            // Nobody reads the output: the run waits for room in the pipe, and so does the orderly stop.
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> running.process().getInputStream().available() > 0);
            running.signal("TERM");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> running.err().contains("SIGTERM: stopping in order"));
            running.signal("TERM");

            running.finish(new byte[0]).exits(130);
        }
    }
}
