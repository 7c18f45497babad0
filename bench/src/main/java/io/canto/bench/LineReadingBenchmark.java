package io.canto.bench;

import io.canto.config.GraphLoader;
import io.canto.config.OperatorCatalog;
import io.canto.graph.CheckOptions;
import io.canto.graph.Engine;
import io.canto.graph.RunOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A file of 4 MB read to its end: as records by {@code file_input}, and as lines by Java's own reader to compare with. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LineReadingBenchmark {
    private static final int BYTES = 4_000_000;
    private static final Duration LONG = Duration.ofMinutes(1);

    /** How long the lines are, in bytes. */
    @Param({"80", "350"})
    public int length = 80;

    /** Whether there is a character in every line that is not ASCII. */
    @Param({"true", "false"})
    public boolean isAscii = true;

    private Path file = Path.of("");
    private long lines;

    /** Writes the file. */
    @Setup(Level.Trial)
    public void prepare() throws IOException {
        String end = isAscii ? "ee" : "é";
        String line = "x".repeat(length - end.getBytes(StandardCharsets.UTF_8).length - 1) + end + "\n";
        lines = BYTES / length;
        file = Files.createTempFile("canto-bench", ".log");
        Files.writeString(file, line.repeat((int) lines));
    }

    /** Deletes the file. */
    @TearDown(Level.Trial)
    public void delete() throws IOException {
        Files.delete(file);
    }

    /** Reads records, with all that an input does for them. */
    @Benchmark
    public long records() throws IOException {
        String yaml = """
                operators:
                  - {type: file_input, include: ['%s'], follow: false, include_file_name: false}
                  - {type: drop_output, id: out}
                """.formatted(file);
        GraphLoader loader =
                new GraphLoader(OperatorCatalog.installed(getClass().getClassLoader()));
        try (Engine engine = Engine.open(
                GraphLoader.check(loader.read(yaml, "lines.yaml", Path.of("")), CheckOptions.STANDALONE),
                RunOptions.DEFAULT)) {
            engine.start();
            engine.awaitDone(LONG);
            engine.stop(LONG);
            return checked(engine.ledger().entries().get(0).out());
        }
    }

    /** Reads lines. */
    @Benchmark
    public long bufferedReader() throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            long count = 0;
            while (reader.readLine() != null) {
                count++;
            }
            return checked(count);
        }
    }

    private long checked(long count) {
        if (count != lines) {
            throw new IllegalStateException(count + " of " + lines + " lines");
        }
        return count;
    }
}
