package io.canto.operators.input;

import io.canto.operators.store.SlotFile;
import io.canto.spi.OperatorContext;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The positions of the files of one input, kept over restarts and crashes. */
final class PositionStore implements Closeable {
    /** The folder of all positions in a state directory. */
    static final String KIND = "positions";

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
        SlotFile slots =
                SlotFile.open(SlotFile.path(state, KIND, context.graph(), context.id()), StoredPosition.MAX_BYTES);
        if (slots.damaged() > 0) {
            context.warn(
                    "the positions are damaged in " + slots.damaged() + " places; what they told of is read again");
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
            StoredPosition stored = StoredPosition.read(slot.read());
            if (stored == null) {
                slot.free();
                continue;
            }
            all.add(new Kept(new Entry(slot, stored.device(), stored.inode(), stored.path()), stored, pathOf(stored)));
        }
        return all;
    }

    /** Returns the name of a file, or null if it was cut, or this run's locale has no such names. */
    private static @Nullable Path pathOf(StoredPosition stored) {
        try {
            return stored.isPathWhole() ? Path.of(stored.pathText()) : null;
        } catch (InvalidPathException e) {
            return null;
        }
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
        return new Entry(slots.add(), identity[0], identity[1], StoredPosition.path(path));
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

    /** What was kept of one file; no path if it cannot be told. */
    record Kept(
            Entry entry, StoredPosition stored, @Nullable Path path) {}

    /** Where the position of one file is kept. */
    static final class Entry {
        private final SlotFile.Slot slot;
        private final long device;
        private final long inode;
        private final byte[] path;

        private Entry(SlotFile.Slot slot, long device, long inode, byte[] path) {
            this.slot = slot;
            this.device = device;
            this.inode = inode;
            this.path = path;
        }

        /** Whether it is of a file with this device and inode. */
        boolean isOf(long[] identity) {
            return inode != 0 && device == identity[0] && inode == identity[1];
        }

        /** Whether it is of a file with this inode, of whatever device: their numbers can change when a machine starts. */
        boolean hasInode(long[] identity) {
            return inode != 0 && inode == identity[1];
        }

        void write(Fingerprint fingerprint, FilePosition position, Suspicion suspicion, boolean isDeleted) {
            slot.write(new StoredPosition(device, inode, fingerprint, position, suspicion, isDeleted, path).bytes());
        }

        void free() {
            slot.free();
        }
    }
}
