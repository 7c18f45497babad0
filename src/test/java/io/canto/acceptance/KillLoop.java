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
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Kills the packaged command again and again while a log grows and rotates, and counts what became of every line. The
 * writer loses nothing itself: between a copy and its truncation it writes nothing.
 */
final class KillLoop {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int RECORDS_A_BURST = 200;
    private static final int BURSTS_A_FILE = 10;
    private static final Pattern NUMBER = Pattern.compile("#(\\d{1,9}) ");

    /** A start after a kill may have other lanes than the one before. */
    private static final List<String> LANES = List.of("1", "2", "4");

    /** How the writer puts a full file aside. */
    enum Rotation {
        /** It is renamed, and a new one begun. */
        RENAME,
        /** It is copied and then emptied. */
        COPY_TRUNCATE
    }

    /**
     * What became of the records.
     *
     * @param kills how often the process was killed
     * @param files how many files the log was
     * @param written how many records were written
     * @param lost how many of them no output has
     * @param torn how many records of outputs were not written like that
     * @param twice how many records an output has more than once, each further time counted
     * @param recoveryMillis the times from a start to the first new record in an output, sorted
     */
    record Outcome(int kills, int files, int written, int lost, int torn, int twice, List<Long> recoveryMillis) {
        /** Returns it as a row of the table in {@code docs/reliability.md}. */
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,d | %,d | %,d | %,d | %,d | %.1f | %.1f s | %.1f s |",
                    kills,
                    files,
                    written,
                    lost,
                    torn,
                    twice / (double) kills,
                    recoveryMillis.get(recoveryMillis.size() / 2) / 1e3,
                    recoveryMillis.get(recoveryMillis.size() - 1) / 1e3);
        }
    }

    private final Path folder;
    private final Rotation rotation;
    private final int linesARecord;
    private final List<String> outputs;
    private final Random random;
    private volatile boolean stopped;
    private volatile int written;
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

    /** Kills the process as often as said, lets it read the rest, and counts. */
    Outcome run(int kills) throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("logs"));
        Thread writer = new Thread(this::write, "writer");
        writer.start();
        List<Long> recovery = new ArrayList<>();
        for (int kill = 0; kill < kills; kill++) {
            try (Command.Running running =
                    canto("--lanes", LANES.get(random.nextInt(LANES.size()))).start()) {
                if (kill % 3 < 2) {
                    recovery.add(awaitGrowth(running));
                    pause(random.nextInt(250));
                } else {
                    pause(random.nextInt(600)); // it may not have written anything, or not even have read
                }
                running.process().destroyForcibly().waitFor();
            }
        }
        stopped = true;
        writer.join();
        canto("--once").run().exits(0);
        Collections.sort(recovery);
        return count(kills, recovery);
    }

    private Command canto(String... more) {
        List<String> words = new ArrayList<>(List.of("run", "graph.yaml", "--state-dir", "state", "--summary", "none"));
        words.addAll(List.of(more));
        return Command.canto(words.toArray(new String[0])).in(folder);
    }

    /** Returns how long it took until an output grew. */
    private long awaitGrowth(Command.Running running) throws IOException {
        long before = outputBytes();
        long started = System.nanoTime();
        while (outputBytes() == before) {
            if (!running.process().isAlive() || System.nanoTime() - started > PATIENCE.toNanos()) {
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
                for (int at = 0; at < RECORDS_A_BURST; at++) {
                    burst.append(record(written + at)).append('\n');
                }
                append(log, burst.toString(), dice);
                written += RECORDS_A_BURST;
                if (dice.nextInt(BURSTS_A_FILE) == 0) {
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
    private String record(int number) {
        StringBuilder text = new StringBuilder("#" + number + " " + "x".repeat((int) (number * 31L % 90)) + " end");
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

    private Outcome count(int kills, List<Long> recoveryMillis) throws IOException {
        int[] times = new int[written];
        int torn = 0;
        int twice = 0;
        for (String output : outputs) {
            Path file = folder.resolve("out").resolve(output);
            if (Files.exists(file)) {
                try (Stream<String> lines = Files.lines(file)) {
                    for (String line : (Iterable<String>) lines::iterator) {
                        int number = number(line);
                        if (number >= 0) {
                            times[number]++;
                            twice += times[number] > 1 ? 1 : 0;
                        } else {
                            torn++;
                        }
                    }
                }
            }
        }
        int lost = (int) Arrays.stream(times).filter(count -> count == 0).count();
        return new Outcome(kills, files, written, lost, torn, twice, recoveryMillis);
    }

    /** Returns the number of the record on a line, or -1 if it is none that was written. */
    private int number(String line) {
        Matcher matcher = NUMBER.matcher(line);
        int number = matcher.lookingAt() ? Integer.parseInt(matcher.group(1)) : -1;
        return number >= 0 && number < written && record(number).equals(line.replace("\\n", "\n")) ? number : -1;
    }
}
