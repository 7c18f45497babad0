package io.canto.acceptance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Kills the packaged command again and again while a log grows and rotates, and counts what became of every line. The
 * writer loses nothing itself: between a copy and its truncation it writes nothing.
 */
final class KillLoop {
    private static final Duration DRAIN = Duration.ofSeconds(60);
    private static final int LINES_A_BURST = 200;

    /** How the writer puts a full file aside. */
    enum Rotation {
        /** It is renamed, and a new one begun. */
        RENAME,
        /** It is copied and then emptied. */
        COPY_TRUNCATE
    }

    /**
     * What became of the lines.
     *
     * @param kills how often the process was killed
     * @param written how many lines were written
     * @param lost how many of them no output has
     * @param torn how many records of outputs hold a line that was not written
     * @param twice how many records an output has more than once, each further time counted
     * @param files how many files the log was
     * @param recoveryMillis the longest time from a start to the first new line in an output
     */
    record Outcome(int kills, long written, long lost, long torn, long twice, int files, long recoveryMillis) {
        @Override
        public String toString() {
            return kills + " kills, " + written + " lines written, " + lost + " lost, " + torn + " torn, "
                    + String.format("%.1f", twice / (double) Math.max(1, kills)) + " twice a kill of " + files
                    + " files, recovery within "
                    + recoveryMillis + " ms";
        }
    }

    private final Path folder;
    private final Rotation rotation;
    private final int linesARecord;
    private final List<String> outputs;
    private final Random random;
    private volatile boolean stopped;
    private volatile long written;
    private volatile int files = 1;

    /**
     * Prepares a loop in a folder that holds {@code graph.yaml}, which reads {@code logs/app.log*}.
     *
     * @param linesARecord how many lines make one record: the first begins with {@code #}, the others do not
     * @param outputs the files that together must hold every record, below {@code out}
     */
    KillLoop(Path folder, Rotation rotation, int linesARecord, List<String> outputs, long seed) {
        this.folder = folder;
        this.rotation = rotation;
        this.linesARecord = linesARecord;
        this.outputs = outputs;
        this.random = new Random(seed);
    }

    /** Kills the process as often as said, lets it finish, and counts. */
    Outcome run(int kills) throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("logs"));
        Thread writer = new Thread(this::write, "writer");
        writer.start();
        long recovery = 0;
        for (int kill = 0; kill < kills; kill++) {
            try (Command.Running running = start()) {
                recovery = Math.max(recovery, awaitGrowth(running));
                pause(random.nextInt(400));
                running.process().destroyForcibly().waitFor();
            }
        }
        stopped = true;
        writer.join();
        try (Command.Running running = start()) {
            awaitAll();
            running.signal("TERM");
            running.process().waitFor();
        }
        return count(kills, recovery);
    }

    private Command.Running start() {
        return Command.canto("run", "graph.yaml", "--state-dir", "state", "--summary", "none")
                .in(folder)
                .start();
    }

    /** Returns how long it took until an output grew. */
    private long awaitGrowth(Command.Running running) throws IOException {
        long before = outputBytes();
        long started = System.nanoTime();
        while (outputBytes() == before) {
            if (!running.process().isAlive() || System.nanoTime() - started > DRAIN.toNanos()) {
                throw new IllegalStateException("nothing comes out: " + running.err());
            }
            pause(5);
        }
        return Duration.ofNanos(System.nanoTime() - started).toMillis();
    }

    private long outputBytes() throws IOException {
        long bytes = 0;
        for (String output : outputs) {
            Path file = folder.resolve("out").resolve(output);
            bytes += Files.exists(file) ? Files.size(file) : 0;
        }
        return bytes;
    }

    private void awaitAll() throws IOException {
        long started = System.nanoTime();
        while (System.nanoTime() - started < DRAIN.toNanos() && count(0, 0).lost() > 0) {
            pause(200);
        }
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    /** Writes in bursts, half lines now and then, and rotates after some of them. */
    private void write() {
        Random dice = new Random(random.nextLong());
        Path log = folder.resolve("logs/app.log");
        int rotations = 0;
        try {
            while (!stopped) {
                StringBuilder burst = new StringBuilder();
                for (int at = 0; at < LINES_A_BURST; at++) {
                    burst.append(record(written + at)).append('\n');
                }
                append(log, burst.toString(), dice);
                written += LINES_A_BURST;
                if (dice.nextInt(6) == 0) {
                    rotate(log, ++rotations);
                    files = rotations + 1;
                }
                pause(20 + dice.nextInt(60));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Returns a record: its number, and enough text to make lines of different length. */
    private String record(long number) {
        StringBuilder text = new StringBuilder("#" + number + " " + "x".repeat((int) (number * 31 % 90)) + " end");
        for (int line = 1; line < linesARecord; line++) {
            text.append("\nline ").append(line).append(" of ").append(number);
        }
        return text.toString();
    }

    private static void append(Path log, String text, Random dice) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int cut = dice.nextInt(bytes.length);
        try (OutputStream out = Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(bytes, 0, cut);
            if (dice.nextBoolean()) {
                pause(dice.nextInt(30));
            }
            out.write(bytes, cut, bytes.length - cut);
        }
    }

    private void rotate(Path log, int number) throws IOException {
        Path aside = log.resolveSibling("app.log." + number);
        if (rotation == Rotation.RENAME) {
            Files.move(log, aside);
            return;
        }
        Files.copy(log, aside, StandardCopyOption.REPLACE_EXISTING);
        Files.newByteChannel(log, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                .close();
    }

    private Outcome count(int kills, long recovery) throws IOException {
        Map<String, Integer> times = new HashMap<>();
        List<String> expected = new ArrayList<>();
        for (long number = 0; number < written; number++) {
            expected.add(record(number));
            times.put(record(number), 0);
        }
        long torn = 0;
        long twice = 0;
        for (String output : outputs) {
            Path file = folder.resolve("out").resolve(output);
            if (Files.exists(file)) {
                try (Stream<String> lines = Files.lines(file)) {
                    for (String line : (Iterable<String>) lines::iterator) {
                        String record = line.replace("\\n", "\n");
                        Integer now = times.computeIfPresent(record, (key, count) -> count + 1);
                        torn += now == null ? 1 : 0;
                        twice += now != null && now > 1 ? 1 : 0;
                    }
                }
            }
        }
        long lost = expected.stream()
                .filter(record -> times.getOrDefault(record, 0) == 0)
                .count();
        return new Outcome(kills, written, lost, torn, twice, files, recovery);
    }
}
