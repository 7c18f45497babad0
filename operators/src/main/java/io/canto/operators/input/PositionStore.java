package io.canto.operators.input;

import io.canto.operators.store.SlotFile;
import io.canto.spi.OperatorContext;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The positions of the files of one input, kept over restarts and crashes. */
final class PositionStore implements Closeable {
    private static final int FIXED = 64;
    private static final int MAX_PATH = 192;
    private static final int PAYLOAD = FIXED + MAX_PATH;
    private static final int MAX_FILES = 60_000;

    private final SlotFile slots;

    private PositionStore(SlotFile slots) {
        this.slots = slots;
    }

    /** Opens the positions of an input, or returns null if the run keeps nothing. */
    static @Nullable PositionStore open(OperatorContext context) throws IOException {
        Path state = context.stateDirectory();
        if (state == null) {
            return null;
        }
        SlotFile slots = SlotFile.open(SlotFile.path(state, "positions", context.graph(), context.id()), PAYLOAD);
        if (slots.damaged() > 0) {
            context.warn("the positions are damaged in " + slots.damaged()
                    + " places; files whose position is lost are read from their beginning");
        }
        return new PositionStore(slots);
    }

    /** Whether nothing was kept before. */
    boolean isNew() {
        return slots.isNew();
    }

    /** Returns what was kept. */
    List<Kept> load() {
        List<Kept> all = new ArrayList<>();
        for (SlotFile.Slot slot : slots.slots()) {
            ByteBuffer in = slot.read();
            if (in.remaining() < FIXED) {
                slot.free();
                continue;
            }
            Entry entry = new Entry(slot, in.getLong(), in.getLong(), Path.of("/"));
            Fingerprint fingerprint = new Fingerprint(in.getInt(), in.getLong());
            long offset = in.getLong();
            long records = in.getLong();
            boolean isSkipping = in.getInt() != 0;
            FilePosition position = new FilePosition(offset, records, isSkipping, in.getInt(), in.getLong());
            boolean isDeleted = in.getInt() != 0;
            byte[] path = new byte[in.remaining()];
            in.get(path);
            entry.path = path;
            boolean isWhole = path.length < MAX_PATH;
            all.add(new Kept(
                    entry,
                    fingerprint,
                    position,
                    isWhole ? Path.of(new String(path, StandardCharsets.UTF_8)) : null,
                    isDeleted));
        }
        return all;
    }

    /**
     * Returns a place for another file, or null if there are too many.
     *
     * @param location where it is
     * @param path the name it keeps
     */
    @Nullable Entry add(Path location, Path path) throws IOException {
        if (slots.slots().size() >= MAX_FILES) {
            return null;
        }
        long[] identity = identity(location);
        return new Entry(slots.add(), identity[0], identity[1], path);
    }

    /** Returns the device and inode of a file; zeros where there are no such. */
    static long[] identity(Path path) {
        try {
            Map<String, Object> attributes = Files.readAttributes(path, "unix:dev,ino");
            return new long[] {
                ((Number) attributes.getOrDefault("dev", 0)).longValue(),
                ((Number) attributes.getOrDefault("ino", 0)).longValue()
            };
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return new long[] {0, 0};
        }
    }

    @Override
    public void close() throws IOException {
        slots.close();
    }

    /** What was kept of one file; no path if it is too long to be kept. */
    record Kept(
            Entry entry,
            Fingerprint fingerprint,
            FilePosition position,
            @Nullable Path path,
            boolean isDeleted) {}

    /** Where the position of one file is kept. */
    static final class Entry {
        private final SlotFile.Slot slot;
        private final long device;
        private final long inode;
        private byte[] path;

        private Entry(SlotFile.Slot slot, long device, long inode, Path path) {
            this.slot = slot;
            this.device = device;
            this.inode = inode;
            byte[] text = path.toString().getBytes(StandardCharsets.UTF_8);
            this.path = text.length <= MAX_PATH ? text : Arrays.copyOfRange(text, 0, MAX_PATH);
        }

        /** Whether it is of a file with this device and inode. */
        boolean isOf(long[] identity) {
            return inode != 0 && device == identity[0] && inode == identity[1];
        }

        /** Whether it is of a file with this inode, of whatever device: their numbers can change when a machine starts. */
        boolean hasInode(long[] identity) {
            return inode != 0 && inode == identity[1];
        }

        void write(Fingerprint fingerprint, FilePosition position, boolean isDeleted) {
            slot.write(ByteBuffer.allocate(FIXED + path.length)
                    .putLong(device)
                    .putLong(inode)
                    .putInt(fingerprint.length())
                    .putLong(fingerprint.hash())
                    .putLong(position.offset())
                    .putLong(position.records())
                    .putInt(position.isSkipping() ? 1 : 0)
                    .putInt(position.tailLength())
                    .putLong(position.tailHash())
                    .putInt(isDeleted ? 1 : 0)
                    .put(path)
                    .flip());
        }

        void free() {
            slot.free();
        }
    }
}
