package io.canto.operators.output;

import io.canto.spi.OperatorContext;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Puts files aside, deletes those that are too many, and compresses the rest in small portions beside the writing. */
final class Rotation implements Closeable {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String AGE = "\\.\\d{8}-\\d{6}(-\\d{1,6})?";
    private static final String PART = ".gz.part";
    private static final Duration PORTION_EVERY = Duration.ofMillis(100);
    private static final int PORTION = 1024 * 1024;
    private static final int PORTIONS_AT_END = 16;
    private static final int MAX_QUEUE = 10_000;

    private final FileOutputConfig config;
    private final RotationOptions options;
    private final OperatorContext context;
    private final InstantSource clock;
    private final Set<Path> toCompress = new LinkedHashSet<>();
    private @Nullable Compression current;

    Rotation(FileOutputConfig config, RotationOptions options, OperatorContext context) {
        this.config = config;
        this.options = options;
        this.context = context;
        clock = context.clock();
        if (options.gzip()) {
            context.every(PORTION_EVERY, out -> compressSome());
        }
    }

    /** Whether a file of this size, begun then, is to be rotated. */
    boolean isDue(long size, Instant begun) {
        return options.size() != null && size >= options.size().bytes() || isOver(begun);
    }

    /** Whether the period that a file was begun in is over. */
    boolean isOver(Instant begun) {
        Duration every = options.every();
        return every != null && period(begun, every) != period(clock.instant(), every);
    }

    private static long period(Instant time, Duration every) {
        return Math.floorDiv(time.toEpochMilli(), every.toMillis());
    }

    /** Puts a closed file aside. */
    void rotate(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        String stamp = STAMP.format(clock.instant());
        deleteUnfinished(path);
        List<Path> rotated = rotated(path);
        rotated.forEach(this::compressLater);
        Age age = rotated.isEmpty()
                ? new Age(stamp, 0)
                : Age.of(rotated.get(rotated.size() - 1)).next(stamp);
        Path aside = path.resolveSibling(path.getFileName() + "." + age);
        Files.move(path, aside);
        compressLater(aside);
        for (Path old : rotated.subList(0, Math.max(0, rotated.size() + 1 - options.keep()))) {
            toCompress.remove(old);
            Files.deleteIfExists(old);
        }
    }

    /** Returns the files that were put aside, the oldest first. */
    private static List<Path> rotated(Path path) throws IOException {
        return siblings(path, "", AGE + "(\\.gz)?").stream()
                .sorted(Comparator.comparing(Age::of))
                .toList();
    }

    /** Returns the files beside another one whose names are its name with these patterns before and behind it. */
    private static List<Path> siblings(Path path, String before, String behind) throws IOException {
        Pattern name = Pattern.compile(before + Pattern.quote(String.valueOf(path.getFileName())) + behind);
        try (Stream<Path> siblings = Files.list(path.toAbsolutePath().getParent())) {
            return siblings.filter(
                            file -> name.matcher(file.getFileName().toString()).matches())
                    .toList();
        }
    }

    /** Compresses what a run before has left for later, and deletes what it has left half done. */
    void takeUp(Path path) throws IOException {
        deleteUnfinished(path);
        rotated(path).forEach(this::compressLater);
    }

    private void compressLater(Path file) {
        boolean isBegun = current != null && current.file.equals(file);
        if (options.gzip() && !isBegun && !file.toString().endsWith(".gz") && toCompress.size() < MAX_QUEUE) {
            toCompress.add(file);
        }
    }

    private void deleteUnfinished(Path path) throws IOException {
        for (Path part : siblings(path, "\\.", AGE + Pattern.quote(PART))) {
            if (current == null || !part.getFileName().equals(current.unfinished.getFileName())) {
                Files.deleteIfExists(part);
            }
        }
    }

    private static Path compressed(Path path) {
        return path.resolveSibling(path.getFileName() + ".gz");
    }

    private void compressSome() {
        Compression running = current;
        if (running == null && toCompress.isEmpty()) {
            return;
        }
        Path file = running == null ? toCompress.iterator().next() : running.file;
        toCompress.remove(file);
        try {
            running = running == null ? new Compression(file, config) : running;
            current = running.step() ? null : running;
        } catch (IOException e) {
            current = null;
            context.warn("cannot compress '" + file + "', which stays as it is: " + e.getMessage());
            if (running != null) {
                running.abandon();
            }
        }
    }

    /** Compresses what can be done in a moment; the rest is left for the next run. */
    @Override
    public void close() {
        for (int portion = 0; portion < PORTIONS_AT_END; portion++) {
            compressSome();
        }
        if (current != null) {
            current.abandon();
            current = null;
        }
    }

    /**
     * What a file that was put aside has behind its name, in the order of their age: when that was, and a number. Where the
     * clock was set back since, the last time goes on with another number.
     */
    private record Age(String stamp, int number) implements Comparable<Age> {
        private static final int STAMP_LENGTH = "20260102-030405".length();

        static Age of(Path rotated) {
            String name = rotated.getFileName().toString();
            String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
            String age = plain.substring(plain.lastIndexOf('.') + 1);
            return age.length() == STAMP_LENGTH
                    ? new Age(age, 0)
                    : new Age(age.substring(0, STAMP_LENGTH), Integer.parseInt(age.substring(STAMP_LENGTH + 1)));
        }

        Age next(String now) {
            return now.compareTo(stamp) > 0 ? new Age(now, 0) : new Age(stamp, number + 1);
        }

        @Override
        public int compareTo(Age other) {
            return stamp.equals(other.stamp) ? Integer.compare(number, other.number) : stamp.compareTo(other.stamp);
        }

        @Override
        public String toString() {
            return number == 0 ? stamp : stamp + "-" + number;
        }
    }

    /** One file on its way to a smaller one, which gets its name when it is whole. */
    private static final class Compression {
        private final Path file;
        private final Path unfinished;
        private final FileOutputConfig config;
        private final InputStream in;
        private final FileChannel channel;
        private final GZIPOutputStream out;

        Compression(Path file, FileOutputConfig config) throws IOException {
            this.file = file;
            this.config = config;
            unfinished = file.resolveSibling("." + file.getFileName() + PART);
            in = Files.newInputStream(file);
            try {
                Files.deleteIfExists(unfinished);
                channel = FileChannel.open(
                        unfinished,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        config.mode().attributes(unfinished));
                out = new GZIPOutputStream(Channels.newOutputStream(channel), 64 * 1024);
            } catch (IOException e) {
                in.close();
                throw e;
            }
        }

        /** Compresses a portion, and says whether it was the last. */
        boolean step() throws IOException {
            byte[] portion = in.readNBytes(PORTION);
            out.write(portion);
            if (portion.length == PORTION) {
                return false;
            }
            in.close();
            out.finish();
            if (config.durability() == Durability.POWER) {
                channel.force(true);
            }
            out.close();
            Files.move(unfinished, compressed(file));
            config.durability().keepName(file);
            Files.delete(file);
            return true;
        }

        void abandon() {
            try (in;
                    out) {
                Files.deleteIfExists(unfinished);
            } catch (IOException e) {
                // The file stays as it was; what is left of the other is in nobody's way.
                return;
            }
        }
    }
}
