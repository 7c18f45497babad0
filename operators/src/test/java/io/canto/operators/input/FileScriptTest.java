package io.canto.operators.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random scripts of a writer that appends and rotates; every line that was written comes once. */
class FileScriptTest {
    private static final int STEPS = 60;
    private static final String BANNER = "= a banner that every file begins with, =".repeat(30) + "\n";

    @TempDir
    Path folder;

    private final List<String> written = new ArrayList<>();
    private final List<String> read = new ArrayList<>();
    private int rotations;
    private int lines;
    private String unfinished = "";
    private boolean hasBanner;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothing_is_lost_and_nothing_comes_twice(long seed) throws IOException {
        Random random = new Random(seed);
        hasBanner = random.nextBoolean();
        boolean copies = random.nextBoolean();
        Lines options = random.nextInt(3) == 0 ? Lines.defaults().maxLogSize(2000) : Lines.defaults();
        try (FileInputs files = new FileInputs(folder)
                .include("app*.log*")
                .lines(options)
                .inLanes(seed % 2 == 0)
                .maxFiles(2 + random.nextInt(20))
                .keepingPositions()) {
            begin(files);
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(10)) {
                    case 0 -> {
                        finishLine(files);
                        rotate(files, copies, random);
                    }
                    case 1 -> {
                        if (random.nextInt(3) == 0) {
                            read.addAll(files.read());
                            files.stop();
                        }
                    }
                    case 2 -> {
                        unfinished += "half " + lines++ + " ";
                        files.append("app.log", unfinished.substring(unfinished.lastIndexOf("half")));
                    }
                    case 3, 4, 5 -> write(files, 1 + random.nextInt(60));
                    default -> read.addAll(files.read());
                }
            }
            finishLine(files);
            read.addAll(files.readFor(Duration.ofSeconds(25)));
        }
        assertThat(without(written, read))
                .as("lost, seed %d copies %s banner %s", seed, copies, hasBanner)
                .isEmpty();
        assertThat(without(read, written))
                .as("twice, seed %d copies %s banner %s", seed, copies, hasBanner)
                .isEmpty();
    }

    private static List<String> without(List<String> all, List<String> others) {
        Map<String, Integer> left = new HashMap<>();
        others.forEach(line -> left.merge(line, 1, Integer::sum));
        return all.stream()
                .filter(line -> left.merge(line, -1, Integer::sum) < 0)
                .map(line -> line.substring(0, Math.min(12, line.length())))
                .toList();
    }

    private void begin(FileInputs files) throws IOException {
        if (hasBanner) {
            String first = "first " + lines++;
            files.append("app.log", BANNER + first + "\n");
            written.add(BANNER.strip());
            written.add(first);
        }
    }

    private void write(FileInputs files, int count) throws IOException {
        finishLine(files);
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < count; at++) {
            String line = "line " + lines + " " + "x".repeat(1 + lines * 31 % 301);
            lines++;
            text.append(line).append('\n');
            written.add(line);
        }
        files.append("app.log", text.toString());
    }

    private void finishLine(FileInputs files) throws IOException {
        if (!unfinished.isEmpty()) {
            files.append("app.log", "end\n");
            written.add(unfinished + "end");
            unfinished = "";
        }
    }

    /** As log rotation does: nobody looks at a file that a rotation ago was not seen, so it is looked for in between. */
    private void rotate(FileInputs files, boolean copies, Random random) throws IOException {
        read.addAll(files.read());
        if (random.nextBoolean()) {
            write(files, random.nextInt(20));
        }
        String aside = "app.log." + ++rotations;
        if (copies) {
            files.copy("app.log", aside);
            if (random.nextBoolean()) {
                read.addAll(files.read());
            }
            files.truncate("app.log");
        } else {
            files.move("app.log", aside);
            if (random.nextInt(3) == 0) {
                String late = "late " + rotations;
                files.append(aside, late + "\n");
                written.add(late);
            }
        }
        if (random.nextBoolean()) {
            read.addAll(files.readFor(Duration.ofMillis(600)));
        }
        if (random.nextInt(4) == 0) {
            compress(files, aside);
        }
        begin(files);
        if (rotations > 3 && random.nextBoolean()) {
            read.addAll(files.readFor(Duration.ofSeconds(1)));
            Files.deleteIfExists(files.path("app.log." + (rotations - 3)));
            Files.deleteIfExists(files.path("app.log." + (rotations - 3) + ".gz"));
        }
    }

    private static void compress(FileInputs files, String name) throws IOException {
        Path unfinished = files.path("unfinished");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(unfinished))) {
            Files.copy(files.path(name), out);
        }
        Files.move(unfinished, files.path(name + ".gz"));
        Files.delete(files.path(name));
    }
}
