package io.canto.operators.input;

import io.canto.operators.store.CrashPoint;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.spi.DropReason;
import io.canto.spi.Emitter;
import io.canto.spi.Intake;
import io.canto.spi.OperatorContext;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads blocks of files and delivers the records in them, one delivery a block. The buffer is shared by all files: what is
 * not complete at the end of one is read again when there is more of it. Records are made of its bytes, so these are never
 * changed: a full buffer is replaced by a new one, to which what was not consumed is copied.
 */
final class FileReader {
    private static final int BLOCK = 128 * 1024;
    private static final int LEAST = 256;
    private static final byte[] NOTHING = {};
    private static final long GONE_PATIENCE_MILLIS = 5_000;

    private final FileInputConfig config;
    private final OperatorContext context;
    private final OpenFiles open;
    private final FileTracker tracker;
    private final boolean ends;
    private final LineCutter cutter;
    private final RecordMaker maker;
    private final FileAttributes attributes;
    private final RetryOptions retry;
    private final CutState state = new CutState();

    private final int initial;
    private final int block;

    private byte[] buffer = NOTHING;
    /** Where in the buffer what was not consumed begins. */
    private int start;

    /** Where in the buffer the bytes that were read end. */
    private int end;
    /** Where in the buffer the bytes of the file begin; before that are those of files that were read before. */
    private int first;
    /** What makes of an index in the buffer an offset in the file. */
    private long base;

    private @Nullable TrackedFile owner;
    /** How many records the last block had. */
    private int usual;

    FileReader(FileInputConfig config, OperatorContext context, OpenFiles open, FileTracker tracker, boolean ends) {
        this.config = config;
        this.context = context;
        this.open = open;
        this.tracker = tracker;
        this.ends = ends;
        cutter = new LineCutter(config.lines(), context);
        maker = new RecordMaker(config.lines(), context);
        attributes = new FileAttributes(config);
        RetryOptions options = config.selection().retryOnFailure();
        retry = options == null ? RetryOptions.DEFAULT : options;
        initial = config.reading().initialBufferSize().toInt();
        block = Math.max(BLOCK, initial);
    }

    /**
     * Takes nothing for granted of what is in the buffer: files may have been cut meanwhile. It is made anew when there is
     * something to read, for most inputs are quiet for most of the time.
     */
    void forgetBuffer() {
        owner = null;
        buffer = NOTHING;
        end = 0;
    }

    /**
     * Reads and delivers one block.
     *
     * @return whether there may be more now
     * @throws RecordException if the graph refused it and the run is to end
     */
    boolean step(TrackedFile file, Intake intake, long now) throws IOException {
        FileSource source = open.open(file);
        if (config.selection().acquireFsLock() && source instanceof FileSource.Plain plain && !plain.canLock()) {
            return false;
        }
        if (file.attributes == null) {
            file.attributes = attributes.of(file);
        }
        if (!file.hasHeader && !attributes.readHeader(file, source, ends || file.isGone())) {
            return false;
        }
        boolean isElsewhere = owner != file || base + start != file.read.offset();
        if (isElsewhere && !seek(file, source)) {
            return false;
        }
        boolean hasRead = isElsewhere && end > start || fill(source) > 0;
        if (hasRead) {
            CrashPoint.AFTER_READ.reach();
            if (base + end > file.seen) {
                file.seen = base + end;
                file.grewAtMillis = now;
                file.flushed = Flush.NONE;
            }
            deliver(file, intake, Flush.NONE, now);
            return true;
        }
        atEnd(file, source, intake, now);
        return false;
    }

    /** Goes to where a file was left, and makes sure that what is before that is what was read. */
    private boolean seek(TrackedFile file, FileSource source) throws IOException {
        owner = null;
        int tail = file.read.tailLength();
        long wanted = file.isGzip ? initial : tail + Math.max(file.size - file.read.offset(), 0) + 1;
        int atMost = file.read.offset() == 0 ? initial : Math.max(initial, block / 2);
        int size = (int) Math.min(Math.max(LEAST, wanted), atMost);
        if (buffer.length > block || end + size > buffer.length) {
            buffer = new byte[size];
            end = 0;
        }
        first = end;
        start = first + tail;
        base = file.read.offset() - start;
        while (end < start) {
            int count = fill(source);
            if (count < 0) {
                break;
            }
        }
        if (end < start || !file.read.isBehind(buffer, start)) {
            if (file.isGzip) {
                file.read = FilePosition.START;
            } else {
                tracker.wasCut(file);
            }
            return false;
        }
        owner = file;
        return true;
    }

    /** Reads more behind what is there. */
    private int fill(FileSource source) throws IOException {
        if (end == buffer.length) {
            renew();
        }
        int room = buffer.length - end;
        int count = source.read(buffer, end, room, base + end);
        if (count > 0) {
            end += count;
        }
        if (count == room && buffer.length < block) {
            buffer = Arrays.copyOf(buffer, Math.min(block, 4 * buffer.length));
        }
        return count;
    }

    /** Goes on in a new buffer with what was not consumed, and the bytes right before that. */
    private void renew() {
        int dropped = Math.max(first, start - FilePosition.MAX_TAIL);
        int kept = end - dropped;
        int enough = Math.min(2 * kept, FilePosition.MAX_TAIL + cutter.maxPiece() + block);
        byte[] next = new byte[Math.max(enough, Math.min(block, buffer.length))];
        System.arraycopy(buffer, dropped, next, 0, kept);
        buffer = next;
        base += dropped;
        start -= dropped;
        end = kept;
        first = 0;
    }

    private void atEnd(TrackedFile file, FileSource source, Intake intake, long now) throws IOException {
        long size = source.size();
        if (size >= 0 && size < base + end) {
            tracker.wasCut(file);
            owner = null;
            return;
        }
        file.exhaustedSize = file.isGzip ? file.size : base + end;
        file.endsEarly = file.isGzip && !source.isComplete();
        boolean isOver =
                file.isGone() && now - Math.max(file.goneSinceMillis, file.grewAtMillis) > GONE_PATIENCE_MILLIS;
        Flush flush = ends || isOver || source.isComplete()
                ? Flush.ALL
                : config.lines().dueFlush(now - file.grewAtMillis);
        if (start < end && flush.compareTo(file.flushed) > 0) {
            deliver(file, intake, flush, now);
            file.flushed = flush;
        }
        if (isOver && file.refusals == 0) {
            tracker.finish(file);
            owner = null;
        }
        if (ends && file.endsEarly) {
            throw new EOFException("its compressed data ends too early; what stands before that was read");
        }
    }

    /** Whether the end of a file that did not grow is to be flushed now. */
    boolean isFlushDue(TrackedFile file, long now) {
        return file.read.offset() < file.exhaustedSize
                && !file.isGzip
                && config.lines().dueFlush(now - file.grewAtMillis).compareTo(file.flushed) > 0;
    }

    private void deliver(TrackedFile file, Intake intake, Flush flush, long now) {
        Block read = new Block(file, flush);
        maker.beginBlock();
        boolean isSuspicious = file.suspicion.crashes() > 0;
        try {
            (isSuspicious ? intake.oneByOne() : intake).deliver(end - read.from, read.part, read);
            file.refusals = 0;
        } catch (RecordException e) {
            read.part.leave();
            file.mark(file.suspicion);
            refused(file, read.part, e, now);
            if (file.refusals > 0) {
                return;
            }
        }
        file.read = read.after;
        start = (int) (file.read.offset() - base);
    }

    /** Decides what becomes of a block that was refused: {@code refusals} is 0 afterwards if it is passed over. */
    private void refused(TrackedFile file, Frontier.Part part, RecordException failure, long now) {
        if (ends) {
            throw failure;
        }
        if (!retry.enabled()) {
            context.warn("records of '" + file.name + "' were refused and are read again at the next start: "
                    + failure.getMessage());
            context.counter("refused").add(1);
            return;
        }
        file.frontier.abandon(part);
        if (file.refusals++ == 0) {
            file.refusedSinceMillis = now;
        }
        if (retry.isOver(now - file.refusedSinceMillis)) {
            context.warn("records of '" + file.name + "' were refused too long and are passed over: "
                    + failure.getMessage());
            context.counter("refused").add(1);
            file.refusals = 0;
            return;
        }
        file.notBeforeMillis = now + retry.delay(file.refusals).toMillis();
        file.exhaustedSize = -1;
        owner = null;
    }

    /** What is delivered at once. It outlives the walk of the reader where records cross the graph later. */
    private final class Block implements Intake.Walk {
        private final TrackedFile file;
        private final Flush flush;
        private final byte[] bytes = buffer;
        private final int first = FileReader.this.first;
        private final long base = FileReader.this.base;
        private final int from;
        private final FilePosition before;
        private final Frontier.Part part;
        /** Where in the bytes its records begin. */
        private int[] begins = new int[Math.max(16, usual)];

        private int records;
        private FilePosition after;

        Block(TrackedFile file, Flush flush) {
            this.file = file;
            this.flush = flush;
            before = file.read;
            after = before;
            from = before.offset() == 0 ? start + ByteOrderMark.length(bytes, start, end) : start;
            part = file.frontier.begin(place -> position(begins[place], place, false));
        }

        @Override
        public void run(Emitter out) {
            state.isSkipping = before.isSkipping();
            file.enter(base + from);
            int consumed = cutter.cut(
                    bytes,
                    from,
                    end,
                    flush,
                    state,
                    (piece, begin, first, last, isAscii) -> take(begin, first, last, isAscii, out));
            if (consumed > from) {
                after = position(consumed, records, state.isSkipping);
            }
            part.endAt(after);
            if (file.suspicion.isOverAt(base + consumed)) {
                file.suspicion = Suspicion.NONE;
            }
            usual = records;
        }

        @Override
        public void crossed() {
            file.leave();
            CrashPoint.AFTER_WALK.reach();
        }

        /** Returns the position at an index of the bytes, with so many records of the block before it. */
        private FilePosition position(int at, int preceding, boolean isSkipping) {
            int tail = Math.min(at - first, FilePosition.MAX_TAIL);
            return new FilePosition(
                    base + at, before.records() + preceding, isSkipping, tail, Fingerprint.hash(bytes, at - tail, at));
        }

        private void take(int begin, int first, int last, boolean isAscii, Emitter out) {
            LogRecord record = maker.make(bytes, first, last, isAscii);
            if (record == null) {
                return;
            }
            if (records == begins.length) {
                begins = Arrays.copyOf(begins, 2 * records);
            }
            begins[records++] = begin;
            record.setSource(file.name);
            Fields facts = file.attributes == null ? new Fields() : file.attributes;
            attributes.put(record, facts, before.records() + records, base + first);
            if (file.suspicion.crashes() > 0) {
                emitMarked(record, base + first, out);
            } else {
                out.emit(record);
            }
        }

        /** Sends a record that may bring the process down, unless it is known that it does. */
        private void emitMarked(LogRecord record, long at, Emitter out) {
            if (file.suspicion.isPoison(at)) {
                context.warn("the record at byte " + at + " of '" + file.name + "' has ended the process "
                        + file.suspicion.crashes() + " times and is not sent any more");
                DeadLetters.append(record, context);
                out.drop(record, DropReason.POISON);
            } else {
                file.mark(file.suspicion.ofRecord(at));
                out.emit(record);
            }
            file.suspicion = file.suspicion.passed(at);
        }
    }
}
