package io.canto.operators.output;

import io.canto.spi.OperatorContext;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Puts files aside, deletes those that are too many, and compresses the rest in small portions beside the writing. */
final class Rotation implements Closeable {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String SUFFIX = "\\.\\d{8}-\\d{6}(-\\d{1,6})?(\\.gz)?";
    private static final Duration PORTION_EVERY = Duration.ofMillis(100);
    private static final int PORTION = 1024 * 1024;
    private static final int MAX_QUEUE = 10_000;

    private final RotationOptions options;
    private final OperatorContext context;
    private final InstantSource clock;
    private final Deque<Path> toCompress = new ArrayDeque<>();
    private @Nullable Compression current;

    Rotation(RotationOptions options, OperatorContext context) {
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
        String stamped = path.getFileName() + "." + STAMP.format(clock.instant());
        Path aside = path.resolveSibling(stamped);
        for (int next = 1; Files.exists(aside) || Files.exists(compressed(aside)); next++) {
            aside = path.resolveSibling(stamped + "-" + next);
        }
        Files.move(path, aside);
        if (options.gzip() && toCompress.size() < MAX_QUEUE) {
            toCompress.add(aside);
        }
        deleteOld(path);
    }

    private static Path compressed(Path path) {
        return path.resolveSibling(path.getFileName() + ".gz");
    }

    private void deleteOld(Path path) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        Pattern rotated = Pattern.compile(Pattern.quote(String.valueOf(path.getFileName())) + SUFFIX);
        List<Path> found;
        try (Stream<Path> siblings = Files.list(folder)) {
            found = siblings.filter(file ->
                            rotated.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparing(Rotation::age))
                    .toList();
        }
        for (int at = 0; at < found.size() - options.keep(); at++) {
            toCompress.remove(found.get(at));
            Files.deleteIfExists(found.get(at));
        }
    }

    /** The stamp, and the number behind it in a form that sorts. */
    private static String age(Path rotated) {
        String name = rotated.getFileName().toString();
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        String[] parts = plain.substring(plain.lastIndexOf('.') + 1).split("-", -1);
        return parts[0] + parts[1] + (parts.length < 3 ? "0000000" : "%07d".formatted(Integer.parseInt(parts[2])));
    }

    private void compressSome() {
        Compression running = current;
        Path file = running == null ? toCompress.poll() : running.file;
        if (file == null) {
            return;
        }
        try {
            running = running == null ? new Compression(file) : running;
            current = running.step() ? null : running;
        } catch (IOException e) {
            current = null;
            context.warn("cannot compress '" + file + "', which stays as it is: " + e.getMessage());
            if (running != null) {
                running.abandon();
            }
        }
    }

    @Override
    public void close() {
        if (current != null) {
            current.abandon();
            current = null;
        }
    }

    /** One file on its way to a smaller one, which gets its name when it is whole. */
    private static final class Compression {
        private final Path file;
        private final Path unfinished;
        private final InputStream in;
        private final OutputStream out;

        Compression(Path file) throws IOException {
            this.file = file;
            unfinished = file.resolveSibling("." + file.getFileName() + ".gz.part");
            in = Files.newInputStream(file);
            try {
                out = new GZIPOutputStream(Files.newOutputStream(unfinished), 64 * 1024);
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
            out.close();
            Files.move(unfinished, compressed(file));
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
