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
import org.jspecify.annotations.Nullable;

/** Reads a stream of bytes that cannot be read again, block by block, to its end. */
final class StreamInput implements Input {
    private static final int BLOCK = 64 * 1024;
    private static final Duration WHEN_FULL = Duration.ofMillis(10);

    private final ReadableByteChannel channel;
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
    private @Nullable Emitter emitter;

    StreamInput(ReadableByteChannel channel, LineOptions lines, OperatorContext context) {
        this.channel = channel;
        cutter = new LineCutter(lines, context);
        maker = new RecordMaker(lines, context);
    }

    @Override
    public Poll poll(Intake intake) throws IOException {
        if (!intake.ready()) {
            return Poll.after(WHEN_FULL);
        }
        if (end == buffer.length) {
            renew();
        }
        int count = channel.read(ByteBuffer.wrap(buffer, end, buffer.length - end));
        if (count > 0) {
            end += count;
        }
        deliver(intake, count < 0 ? Flush.ALL : Flush.NONE);
        return count < 0 ? Poll.ENDED : Poll.AGAIN;
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
