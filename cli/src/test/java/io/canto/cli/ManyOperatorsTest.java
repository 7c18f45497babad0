package io.canto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large graphs are checked soon, and on a small stack. */
class ManyOperatorsTest {
    private static final int SMALL_STACK = 512 * 1024;

    @TempDir
    private Path folder;

    @Test
    void a_thousand_operators_are_checked_in_two_seconds_of_a_processor() throws Exception {
        Path graph = Files.writeString(folder.resolve("graph.yaml"), chain(1000, ""));
        Captured.canto("validate", folder.resolve("nothing.yaml").toString());

        assertThat(validate(graph, ExitCode.FINE)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void so_are_a_thousand_that_are_all_wrong() throws Exception {
        Path graph = Files.writeString(folder.resolve("graph.yaml"), chain(1000, "output: nowhere_at_all_"));

        assertThat(validate(graph, ExitCode.CONFIG)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void ten_thousand_operators_are_checked_on_a_small_stack() throws Exception {
        Path graph = Files.writeString(folder.resolve("graph.yaml"), chain(10_000, ""));

        validate(graph, ExitCode.FINE);
    }

    @Test
    void a_loop_over_ten_thousand_operators_is_found_on_a_small_stack() throws Exception {
        String chain = chain(10_000, "").replace("id: o9999, ", "id: o9999, output: [o0, end], ");
        Path graph = Files.writeString(folder.resolve("graph.yaml"), chain);

        validate(graph, ExitCode.CONFIG);
    }

    private static String chain(int length, String options) {
        StringBuilder yaml = new StringBuilder("operators:\n  - {type: stdin_input}\n");
        for (int at = 0; at < length; at++) {
            String own = options.isEmpty() ? "" : ", " + options + at;
            yaml.append("  - {type: add, id: o")
                    .append(at)
                    .append(", field: attributes.a")
                    .append(own)
                    .append(", value: 1}\n");
        }
        return yaml.append("  - {type: stdout, id: end}\n").toString();
    }

    /** Validates on a small stack, and returns how long the processor worked on it. */
    private static Duration validate(Path graph, int expected) throws InterruptedException, IOException {
        AtomicReference<Captured> result = new AtomicReference<>();
        AtomicReference<Duration> time = new AtomicReference<>();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Thread thread = new Thread(
                null,
                () -> {
                    result.set(Captured.canto("validate", graph.toString()));
                    time.set(Duration.ofNanos(threads.getCurrentThreadCpuTime()));
                },
                "small stack",
                SMALL_STACK);
        thread.start();
        thread.join();
        assertThat(result.get()).isNotNull();
        assertThat(result.get().exit()).as(result.get().err()).isEqualTo(expected);
        return time.get();
    }
}
