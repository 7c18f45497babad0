package io.canto.operators.input;

import io.canto.record.LogRecord;
import io.canto.spi.Emitter;
import io.canto.spi.Input;
import io.canto.spi.Intake;
import io.canto.spi.OperatorContext;
import io.canto.spi.Poll;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Reads a stream of bytes that cannot be read again, block by block, to its end. */
final class StreamInput implements Input {
    private static final int BLOCK = 64 * 1024;
    private static final Duration WHEN_FULL = Duration.ofMillis(10);
    private static final Duration FIRST_LOOK = Duration.ofNanos(50_000);
    private static final Duration LAST_LOOK = Duration.ofMillis(10);

    private final ReadableByteChannel channel;
    private final Waiting waiting;
    private final LineOptions lines;
    private final InstantSource stopwatch;
    private final LineCutter cutter;
    private final RecordMaker maker;
    private final CutState state = new CutState();
    private final Pieces pieces = this::take;
    /** Records are made of its bytes, so these are never changed. */
    private byte[] buffer = new byte[BLOCK];
    /** Where in the buffer what was not consumed begins, and where it ends. */
    private int start;

    private int end;
    private boolean isAtStart = true;
    /** When bytes came last, what of the end was flushed since, and how long to wait before the next look for more. */
    private long cameAtMillis;

    private Flush flushed = Flush.NONE;
    private Duration look = FIRST_LOOK;
    private @Nullable Emitter emitter;

    /** Tells what a stream has. */
    @FunctionalInterface
    interface Waiting {
        /** Returns how many bytes can be read at once; 0 also at its end. */
        int bytes() throws IOException;
    }

    StreamInput(ReadableByteChannel channel, Waiting waiting, LineOptions lines, OperatorContext context) {
        this.channel = channel;
        this.waiting = waiting;
        this.lines = lines;
        stopwatch = context.stopwatch();
        cutter = new LineCutter(lines, context);
        maker = new RecordMaker(lines, context);
    }

    @Override
    public Poll poll(Intake intake) throws IOException {
        if (!intake.ready()) {
            return Poll.after(WHEN_FULL);
        }
        if (start < end && lines.dueFlush(Long.MAX_VALUE).compareTo(flushed) > 0 && waiting.bytes() == 0) {
            return flushIfDue(intake);
        }
        if (end == buffer.length) {
            renew();
        }
        int count = read();
        if (count > 0) {
            end += count;
            cameAtMillis = stopwatch.millis();
            flushed = Flush.NONE;
            look = FIRST_LOOK;
        }
        deliver(intake, count < 0 ? Flush.ALL : Flush.NONE);
        return count < 0 ? Poll.ENDED : Poll.AGAIN;
    }

    private int read() throws IOException {
        try {
            return channel.read(ByteBuffer.wrap(buffer, end, buffer.length - end));
        } catch (IOException e) {
            boolean isClosed = String.valueOf(e.getMessage()).contains("Bad file descriptor");
            throw isClosed ? new IOException("standard input is closed", e) : e;
        }
    }

    /**
     * Takes the end for complete if nothing came for long enough. Until then it is looked for more now and then, at first
     * so often that a stream which is never idle for long is read as fast as ever.
     */
    private Poll flushIfDue(Intake intake) {
        Flush due = lines.dueFlush(stopwatch.millis() - cameAtMillis);
        if (due.compareTo(flushed) > 0) {
            deliver(intake, due);
            flushed = due;
            return Poll.AGAIN;
        }
        Duration wait = look;
        look = look.compareTo(LAST_LOOK) < 0 ? look.multipliedBy(2) : LAST_LOOK;
        return Poll.after(wait);
    }

    /** Goes on in a new buffer with what was not consumed. */
    private void renew() {
        int kept = end - start;
        int enough = (int) Math.min(2L * kept, cutter.maxPiece() + (long) BLOCK);
        byte[] next = new byte[Math.max(enough, BLOCK)];
        System.arraycopy(buffer, start, next, 0, kept);
        buffer = next;
        start = 0;
        end = kept;
    }

    private void deliver(Intake intake, Flush flush) {
        if (start == end) {
            return;
        }
        maker.beginBlock();
        intake.deliver(() -> {}, out -> {
            emitter = out;
            int from = isAtStart ? start + ByteOrderMark.length(buffer, start, end) : start;
            int consumed = cutter.cut(buffer, from, end, flush, state, pieces);
            isAtStart = isAtStart && consumed == from;
            if (!isAtStart) {
                start = consumed;
            }
        });
    }

    private void take(byte[] bytes, int begin, int from, int to, boolean isAscii) {
        LogRecord record = maker.make(bytes, from, to, isAscii);
        if (record != null && emitter != null) {
            emitter.emit(record);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
