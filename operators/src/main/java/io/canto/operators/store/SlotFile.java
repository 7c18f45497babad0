package io.canto.operators.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A file of small records that are written over and over, and that no crash can tear.
 *
 * <p>Each slot has two places, each with a number that grows and a checksum over both. A write goes to the place with the
 * older or broken content, so that the newer one is whole until the write is complete; the place with the higher number
 * and a right checksum counts. Where both are damaged the slot is lost, and {@link #damaged} says so. The file is mapped
 * into memory, so a write costs no system call and survives the process; it grows in steps, filled with zeros before it
 * is used.
 *
 * <p>One process has it at a time. Thread-safe.
 */
public final class SlotFile implements Closeable {
    private static final long MAGIC = 0x43414E544F534C31L;
    private static final int HEADER = 64;
    private static final int SLOTS_PER_STEP = 16;
    private static final int MAX_STEPS = 4096;
    /** Before the payload: number, checksum, length. */
    private static final int OVERHEAD = 16;

    private final Path path;
    private final FileChannel channel;
    private final int place;
    private final List<MappedByteBuffer> steps = new ArrayList<>();
    private final List<Slot> used = new ArrayList<>();
    private final Deque<Slot> free = new ArrayDeque<>();
    private final boolean isNew;
    private int damaged;
    private boolean isClosed;

    private SlotFile(Path path, FileChannel channel, int payload) throws IOException {
        this.path = path;
        this.channel = channel;
        this.place = OVERHEAD + (payload + 7 & ~7);
        long length = channel.size();
        isNew = length == 0;
        long stepSize = stepSize();
        int count = (int) Math.min(MAX_STEPS, Math.max(1, (length - HEADER + stepSize - 1) / stepSize));
        long known = isNew ? 0 : stepsInHeader();
        boolean isWhole = known > 0 && HEADER + known * stepSize <= length && (length - HEADER) % stepSize == 0;
        damaged = isNew || isWhole ? 0 : 1;
        for (int step = 0; step < count; step++) {
            addStep();
        }
        writeHeader();
    }

    /** Returns the path of the file of one operator inside a state directory. */
    public static Path path(Path stateDirectory, String kind, String graph, String operator) {
        return stateDirectory.resolve(kind).resolve(safe(graph)).resolve(safe(operator));
    }

    private static String safe(String name) {
        StringBuilder text = new StringBuilder();
        name.codePoints().forEach(letter -> {
            boolean isPlain = letter < 0x80 && (Character.isLetterOrDigit(letter) || letter == '_' || letter == '-');
            text.append(isPlain ? Character.toString(letter) : "%" + Integer.toHexString(letter) + ".");
        });
        return text.isEmpty() ? "%" : text.toString();
    }

    /** Returns the name of a graph or operator, from the name of its folder or file. */
    public static String nameOf(@Nullable Path path) {
        StringBuilder name = new StringBuilder();
        String text = path == null ? "" : String.valueOf(path.getFileName());
        for (int at = 0; at < text.length(); at++) {
            int end = text.charAt(at) == '%' ? text.indexOf('.', at) : -1;
            if (end > at + 1) {
                name.appendCodePoint(Integer.parseInt(text, at + 1, end, 16));
                at = end;
            } else if (!text.equals("%")) {
                name.append(text.charAt(at));
            }
        }
        return name.toString();
    }

    /**
     * Opens a file, made if it is not there.
     *
     * @param payload how many bytes a slot holds
     * @throws IOException if it cannot be had, or another process has it
     */
    public static SlotFile open(Path path, int payload) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (tryLock(channel) == null) {
                throw new IOException("'" + path + "' is in use; each process needs a state directory of its own");
            }
            return new SlotFile(path, channel, payload);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Returns what the slots of a file hold now, without opening it: another process may have it meanwhile.
     *
     * @param payload how many bytes a slot holds
     * @throws IOException if it cannot be read
     */
    public static List<ByteBuffer> peek(Path path, int payload) throws IOException {
        int place = OVERHEAD + (payload + 7 & ~7);
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(path));
        List<ByteBuffer> contents = new ArrayList<>();
        for (int first = HEADER; first + 2 * place <= file.limit(); first += 2 * place) {
            long numberOfFirst = checkedNumber(file, first, place);
            long numberOfSecond = checkedNumber(file, first + place, place);
            if (Math.max(numberOfFirst, numberOfSecond) > 0) {
                int at = numberOfFirst >= numberOfSecond ? first : first + place;
                ByteBuffer content = file.slice(at + OVERHEAD, file.getInt(at + 12));
                if (content.hasRemaining()) {
                    contents.add(content);
                }
            }
        }
        return contents;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private long stepSize() {
        return 2L * place * SLOTS_PER_STEP;
    }

    /** Returns how many steps the file had according to its header, or 0 if that is not whole. */
    private int stepsInHeader() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        boolean isWhole = channel.read(header, 0) == HEADER && header.getLong(0) == MAGIC && header.getInt(8) == place;
        return isWhole ? header.getInt(12) : 0;
    }

    private void writeHeader() throws IOException {
        ByteBuffer header =
                ByteBuffer.allocate(HEADER).putLong(0, MAGIC).putInt(8, place).putInt(12, steps.size());
        while (header.hasRemaining()) {
            channel.write(header, header.position());
        }
    }

    /** Maps the next step, which allots its room on the disk first: a full disk is met here and not in a mapped page. */
    private void addStep() throws IOException {
        if (steps.size() >= MAX_STEPS) {
            throw new IOException("'" + path + "' is full");
        }
        long from = HEADER + steps.size() * stepSize();
        long missing = from + stepSize() - channel.size();
        if (missing > 0) {
            ByteBuffer zeros = ByteBuffer.allocate((int) missing);
            while (zeros.hasRemaining()) {
                channel.write(zeros, from + stepSize() - zeros.remaining());
            }
        }
        MappedByteBuffer step = channel.map(FileChannel.MapMode.READ_WRITE, from, stepSize());
        steps.add(step);
        for (int at = 0; at < SLOTS_PER_STEP; at++) {
            Slot slot = new Slot(step, at * 2 * place);
            damaged += slot.isDoubtful ? 1 : 0;
            if (slot.newest >= 0 && slot.read().hasRemaining()) {
                used.add(slot);
            } else {
                damaged += slot.isLost ? 1 : 0;
                free.add(slot);
            }
        }
    }

    /** Whether there was no such file before. */
    public boolean isNew() {
        return isNew;
    }

    /** Returns in how many parts the file was found damaged when it was opened. */
    public int damaged() {
        return damaged;
    }

    /** Returns the slots that hold something. */
    public synchronized List<Slot> slots() {
        return List.copyOf(used);
    }

    /**
     * Returns a slot that is free.
     *
     * @throws IOException if the file cannot grow
     */
    public synchronized Slot add() throws IOException {
        if (free.isEmpty()) {
            addStep();
            CrashPoint.SLOTS_GREW.reach();
            writeHeader();
        }
        Slot slot = free.remove();
        used.add(slot);
        return slot;
    }

    /** Makes what was written survive a loss of power. */
    public synchronized void force() {
        if (!isClosed) {
            steps.forEach(MappedByteBuffer::force);
        }
    }

    /** Forces what was written to the disk, and lets others have the file. May be called twice. */
    @Override
    public synchronized void close() throws IOException {
        force();
        isClosed = true;
        channel.close();
    }

    /** One record of the file. */
    public final class Slot {
        private final MappedByteBuffer step;
        private final int first;
        /** Which of the two places counts, or -1 if none does. */
        private int newest;

        private long number;
        private boolean isDoubtful;
        private final boolean isLost;

        private Slot(MappedByteBuffer step, int first) {
            this.step = step;
            this.first = first;
            long numberOfFirst = checkedNumber(step, first, place);
            long numberOfSecond = checkedNumber(step, first + place, place);
            number = Math.max(numberOfFirst, numberOfSecond);
            newest = number < 0 ? -1 : numberOfFirst >= numberOfSecond ? 0 : 1;
            isDoubtful = number > 0
                    && Math.min(numberOfFirst, numberOfSecond) < 0
                    && !isUntold(numberOfFirst < 0 ? first : first + place);
            isLost = newest < 0 && !(isUntold(first) && isUntold(first + place));
        }

        /** Whether a place that is not whole was never written, or was being written when the process ended. */
        private boolean isUntold(int at) {
            long found = step.getLong(at);
            return found == -(Math.max(0, number) + 1) || found == 0 && step.getLong(at + 8) == 0;
        }

        /** Whether what it holds may be older than what was written last, because that was damaged. */
        public boolean isDoubtful() {
            return isDoubtful;
        }

        /** Returns a copy of what it holds; nothing if it holds nothing. */
        public ByteBuffer read() {
            synchronized (SlotFile.this) {
                if (newest < 0) {
                    return ByteBuffer.allocate(0);
                }
                int at = first + newest * place;
                ByteBuffer copy = ByteBuffer.allocate(step.getInt(at + 12));
                return copy.put(step.slice(at + OVERHEAD, copy.capacity())).flip();
            }
        }

        /** Puts something else in its place. What the slot held before counts until this is complete. */
        public void write(ByteBuffer payload) {
            synchronized (SlotFile.this) {
                if (isClosed) {
                    return;
                }
                int next = newest == 0 ? 1 : 0;
                int at = first + next * place;
                int length = payload.remaining();
                if (length > place - OVERHEAD) {
                    throw new IllegalArgumentException("a slot holds " + (place - OVERHEAD) + " bytes, not " + length);
                }
                number++;
                number = Math.max(1, number);
                step.putLong(at, -number);
                step.putInt(at + 8, checksum(number, length, payload.duplicate()));
                step.putInt(at + 12, length);
                if (CrashPoint.HALF_A_SLOT.isDue()) {
                    step.slice(at + OVERHEAD, length / 2).put(payload.slice(payload.position(), length / 2));
                    CrashPoint.crash();
                }
                step.slice(at + OVERHEAD, length).put(payload);
                CrashPoint.BEFORE_NUMBER.reach();
                step.putLong(at, number);
                newest = next;
                isDoubtful = false;
            }
        }

        /** Empties it, for others to use. */
        public void free() {
            synchronized (SlotFile.this) {
                if (used.remove(this)) {
                    write(ByteBuffer.allocate(0));
                    free.add(this);
                }
            }
        }
    }

    /** Returns the number of a place, or -1 if it is not whole. */
    private static long checkedNumber(ByteBuffer file, int at, int place) {
        long found = file.getLong(at);
        int length = file.getInt(at + 12);
        boolean isWhole = found > 0
                && length >= 0
                && length <= place - OVERHEAD
                && file.getInt(at + 8) == checksum(found, length, file.slice(at + OVERHEAD, length));
        return isWhole ? found : -1;
    }

    private static int checksum(long number, int length, ByteBuffer payload) {
        CRC32C sum = new CRC32C();
        sum.update(ByteBuffer.allocate(12).putLong(number).putInt(length).flip());
        sum.update(payload);
        return (int) sum.getValue();
    }
}
