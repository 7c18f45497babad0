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
    /**
     * How much is kept before it is written. What is read at once mostly makes less, so it is written when all of it has
     * crossed the graph, right before it is settled; and if it cannot be forced to the disk it is written again.
     */
    private static final int LIMIT = 512 * 1024;

    private static final long LOOK_EVERY_MILLIS = 1000;

    private final Path path;
    private final FileOutputConfig config;
    private final InstantSource clock;
    private final InstantSource stopwatch;
    private final @Nullable Rotation rotation;
    private final @Nullable CommittedLengths lengths;
    private final OperatorContext.Counter cut;
    private final boolean isForced;
    private final LineBuffer lines;
    private @Nullable FileChannel channel;
    private @Nullable Object key;
    private boolean isRegular;
    /** How long it is without what is in {@link #lines}. */
    private long size;
    /** Whether some of what is in {@link #lines} may be in it. */
    private boolean isHalfway;

    private Instant begun = Instant.MIN;
    private long nextLook;
    private boolean isBlocked;
    /** Why it could not be written when that was tried last. For whoever calls. */
    @Nullable String trouble;
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
        isForced = config.durability() == Durability.POWER;
        lines = new LineBuffer(config.format(), CAPACITY, LIMIT);
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
        boolean isLarge = rotation != null && channel != null && rotation.isDue(size + lines.length(), begun);
        if (isLarge || lines.isFull()) {
            try {
                writeOut();
            } catch (IOException e) {
                isBlocked = true; // what is wrong comes out again in flush, where it can be said
            }
        }
    }

    /**
     * Writes all that waits, as durably as was asked for.
     *
     * @throws IOException if that is not possible now; nothing is lost
     */
    void flush() throws IOException {
        isBlocked = true;
        writeOut();
        if (lengths != null && key != null) {
            lengths.put(path, key, size);
            if (config.commitLength() && isForced) {
                lengths.force();
            }
            CrashPoint.AFTER_LENGTH.reach();
        }
        isBlocked = false;
        trouble = null;
    }

    private void writeOut() throws IOException {
        if (lines.length() == 0) {
            return;
        }
        look();
        if (channel != null && rotation != null && size > 0 && !isHalfway && rotation.isOver(begun)) {
            rotate(rotation);
        }
        FileChannel open = channel == null ? open() : channel;
        isHalfway = true;
        lines.writeTo(open);
        if (isForced && isRegular) {
            force(open);
        }
        size += lines.length();
        lines.clear();
        isHalfway = false;
        if (rotation != null && rotation.isDue(size, begun)) {
            rotate(rotation);
        }
    }

    /** Where that fails everything is written again: the system may forget what it could not, and report success then. */
    private void force(FileChannel open) throws IOException {
        CrashPoint.BEFORE_FORCE.reach();
        try {
            open.force(false);
        } catch (IOException e) {
            lines.rewind();
            open.position(size);
            throw e;
        }
        CrashPoint.AFTER_FORCE.reach();
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

    /** Lets go of a file that was moved or deleted under us; what was written is in it, and no line in part. */
    private void look() throws IOException {
        long now = stopwatch.millis();
        FileChannel open = channel;
        if (open == null || now < nextLook) {
            return;
        }
        nextLook = now + LOOK_EVERY_MILLIS;
        if (key != null && (!Files.exists(path) || !key.equals(attributes().fileKey()))) {
            if (isHalfway && isRegular) {
                open.truncate(size);
                lines.rewind();
                isHalfway = false;
            }
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
        FileChannel open = FileChannel.open(path, options, config.mode().attributes(path));
        try {
            BasicFileAttributes attributes = attributes();
            key = attributes.fileKey();
            isRegular = attributes.isRegularFile();
            size = isRegular ? mendEnd(open, attributes.size()) : 0;
            if (size == 0) {
                config.durability().keepName(path);
            }
            begun = size == 0 ? clock.instant() : attributes.lastModifiedTime().toInstant();
            if (isRegular) {
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
        if (end > 0 && !endsLine(open, end)) {
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
            open.close();
        }
    }
}
