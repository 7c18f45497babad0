package io.canto.operators.output;

import io.canto.operators.store.CrashPoint;
import io.canto.record.LogRecord;
import io.canto.spi.OperatorContext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One file that is appended to. It is opened when there is something to write; a failure leaves everything as it was, to
 * be tried again.
 */
final class TargetFile {
    private static final int CAPACITY = 16 * 1024;
    private static final long LOOK_EVERY_MILLIS = 1000;

    private final Path path;
    private final FileOutputConfig config;
    private final InstantSource clock;
    private final InstantSource stopwatch;
    private final @Nullable Rotation rotation;
    private final @Nullable CommittedLengths lengths;
    private final OperatorContext.Counter cut;
    private final LineBuffer lines;
    private @Nullable FileChannel channel;
    private @Nullable Object key;
    private long size;
    private Instant begun = Instant.MIN;
    private long nextLook;
    private boolean isBlocked;
    /** Whether it has to be flushed at the end of the delivery. For whoever calls. */
    boolean isDirty;

    TargetFile(
            Path path,
            FileOutputConfig config,
            OperatorContext context,
            @Nullable Rotation rotation,
            @Nullable CommittedLengths lengths) {
        this.path = path;
        this.config = config;
        this.rotation = rotation;
        this.lengths = lengths;
        clock = context.clock();
        stopwatch = context.stopwatch();
        cut = context.counter("cut_bytes");
        lines = new LineBuffer(config.format(), CAPACITY);
    }

    Path path() {
        return path;
    }

    /** Takes a record, and writes if it is time to. */
    void add(LogRecord record) {
        lines.add(record);
        if (isBlocked) {
            return;
        }
        boolean isLarge = rotation != null && channel != null && rotation.isDue(size + lines.waiting(), begun);
        if (isLarge || lines.isFull()) {
            try {
                writeOut();
            } catch (IOException e) {
                isBlocked = true; // what is wrong comes out again in flush, where it can be said
            }
        }
    }

    /**
     * Writes all that waits, and makes it as durable as was asked for.
     *
     * @throws IOException if that is not possible now; nothing is lost
     */
    void flush() throws IOException {
        isBlocked = true;
        writeOut();
        FileChannel open = channel;
        if (open != null && config.durability() == Durability.POWER) {
            CrashPoint.BEFORE_FORCE.reach();
            open.force(false);
            CrashPoint.AFTER_FORCE.reach();
        }
        if (lengths != null && key != null) {
            lengths.put(path, key, size);
            if (config.commitLength() && config.durability() == Durability.POWER) {
                lengths.force();
            }
            CrashPoint.AFTER_LENGTH.reach();
        }
        isBlocked = false;
    }

    private void writeOut() throws IOException {
        if (lines.waiting() == 0) {
            return;
        }
        look();
        if (channel != null && rotation != null && size > 0 && rotation.isOver(begun)) {
            rotate(rotation);
        }
        FileChannel open = channel == null ? open() : channel;
        int before = lines.waiting();
        try {
            lines.writeTo(open);
        } finally {
            size += before - lines.waiting();
        }
        if (rotation != null && rotation.isDue(size, begun)) {
            rotate(rotation);
        }
    }

    private void rotate(Rotation how) throws IOException {
        close();
        if (lengths != null) {
            lengths.forget(path);
        }
        CrashPoint.BEFORE_ROTATION.reach();
        how.rotate(path);
        CrashPoint.AFTER_ROTATION.reach();
    }

    /** Lets go of a file that was moved or deleted under us; what was written is in it. */
    private void look() throws IOException {
        long now = stopwatch.millis();
        if (channel == null || now < nextLook) {
            return;
        }
        nextLook = now + LOOK_EVERY_MILLIS;
        if (key != null && (!Files.exists(path) || !key.equals(attributes().fileKey()))) {
            close();
        }
    }

    private BasicFileAttributes attributes() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class);
    }

    /** Opens the file, made if it is not there. */
    FileChannel open() throws IOException {
        Set<OpenOption> options =
                new HashSet<>(Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        if (!config.path().isConstant()) {
            options.add(LinkOption.NOFOLLOW_LINKS);
        }
        boolean isPosix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] mode = isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(config.mode().permissions())
                }
                : new FileAttribute<?>[0];
        FileChannel open = FileChannel.open(path, options, mode);
        try {
            BasicFileAttributes attributes = attributes();
            key = attributes.fileKey();
            size = attributes.isRegularFile() ? mendEnd(open, attributes.size()) : 0;
            begun = size == 0 ? clock.instant() : attributes.lastModifiedTime().toInstant();
            if (attributes.isRegularFile()) {
                open.position(size);
                if (lengths != null && key != null && lengths.get(path, key) < 0) {
                    lengths.put(path, key, size); // what is written from now on is cut off, if it is not settled
                }
            }
        } catch (IOException e) {
            open.close();
            throw e;
        }
        channel = open;
        nextLook = stopwatch.millis() + LOOK_EVERY_MILLIS;
        return open;
    }

    /**
     * Sees to it that the next line begins a line: what we wrote and did not settle is cut off as far as was asked for, or
     * back to the last whole line; anything else that has no line end gets one.
     */
    private long mendEnd(FileChannel open, long length) throws IOException {
        long end = length;
        long committed = lengths == null || key == null ? -1 : lengths.get(path, key);
        if (committed >= 0 && committed < end) {
            boolean isExact = config.commitLength() && lengths != null && !lengths.isDoubtful(path);
            end = isExact ? committed : lastLineEnd(open, committed, end);
            open.truncate(end);
            cut.add(length - end);
        }
        if (end > 0 && lines.waiting() >= 0 && !endsLine(open, end)) {
            open.write(ByteBuffer.wrap(new byte[] {'\n'}), end);
            end++;
        }
        return end;
    }

    private static boolean endsLine(FileChannel open, long end) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return open.read(last, end - 1) == 1 && last.get(0) == '\n';
    }

    /** Returns the position behind the last line end before an end, or {@code from} if there is none. */
    private static long lastLineEnd(FileChannel open, long from, long end) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(CAPACITY);
        for (long to = end; to > from; to -= CAPACITY) {
            long first = Math.max(from, to - CAPACITY);
            block.clear().limit((int) (to - first));
            int count = open.read(block, first);
            for (int at = count - 1; at >= 0; at--) {
                if (block.get(at) == '\n') {
                    return first + at + 1;
                }
            }
        }
        return from;
    }

    void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            if (config.durability() == Durability.POWER) {
                open.force(true);
            }
            open.close();
        }
    }
}
