package io.canto.operators.output;

import io.canto.operators.store.SlotFile;
import io.canto.spi.OperatorContext;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far each file of a {@code file_output} is written and settled, kept over restarts. */
final class CommittedLengths implements Closeable {
    private static final int MAX_FILES = 10_000;
    private static final int PAYLOAD = 24;

    private final SlotFile store;
    private final Map<Long, SlotFile.Slot> slots = new HashMap<>();

    private CommittedLengths(SlotFile store) {
        this.store = store;
    }

    /** Opens the store of an output, or returns null if the run keeps nothing. */
    static @Nullable CommittedLengths open(OperatorContext context) throws IOException {
        Path state = context.stateDirectory();
        if (state == null) {
            return null;
        }
        CommittedLengths lengths = new CommittedLengths(
                SlotFile.open(SlotFile.path(state, "outputs", context.graph(), context.id()), PAYLOAD));
        if (lengths.store.damaged() > 0) {
            context.warn("the kept lengths of files are damaged in " + lengths.store.damaged()
                    + " places; there nothing is cut off but a line that is not whole");
        }
        for (SlotFile.Slot slot : lengths.store.slots()) {
            lengths.slots.put(slot.read().getLong(0), slot);
        }
        return lengths;
    }

    /** Returns how much of a file is settled, or -1 if that is not known. */
    long get(Path path, Object key) {
        SlotFile.Slot slot = slots.get(hash(path));
        if (slot == null) {
            return -1;
        }
        ByteBuffer payload = slot.read();
        return payload.getLong(8) == hash(key) ? payload.getLong(16) : -1;
    }

    /** Whether more of a file may be settled than is told. */
    boolean isDoubtful(Path path) {
        SlotFile.Slot slot = slots.get(hash(path));
        return slot == null || slot.isDoubtful();
    }

    /** Makes what was kept survive a loss of power. */
    void force() throws IOException {
        try {
            store.force();
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Keeps how much of a file is settled. */
    void put(Path path, Object key, long length) throws IOException {
        SlotFile.Slot slot = slots.get(hash(path));
        if (slot == null) {
            if (slots.size() >= MAX_FILES) {
                return;
            }
            slot = store.add();
            slots.put(hash(path), slot);
        }
        slot.write(ByteBuffer.allocate(PAYLOAD)
                .putLong(hash(path))
                .putLong(hash(key))
                .putLong(length)
                .flip());
    }

    /** Forgets a file that was put aside. */
    void forget(Path path) {
        SlotFile.Slot slot = slots.remove(hash(path));
        if (slot != null) {
            slot.free();
        }
    }

    private static long hash(Object value) {
        long hash = 0xCBF29CE484222325L;
        for (byte letter : value.toString().getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ letter) * 0x100000001B3L;
        }
        return hash;
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
