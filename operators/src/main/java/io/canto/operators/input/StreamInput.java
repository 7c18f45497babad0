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
import java.util.Arrays;
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
    private byte[] buffer = new byte[BLOCK];
    private int length;
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
        if (length == buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(2L * length, cutter.maxPiece() + (long) BLOCK));
        }
        int count = channel.read(ByteBuffer.wrap(buffer, length, buffer.length - length));
        if (count > 0) {
            length += count;
        }
        deliver(intake, count < 0 ? Flush.ALL : Flush.NONE);
        return count < 0 ? Poll.ENDED : Poll.AGAIN;
    }

    private void deliver(Intake intake, Flush flush) {
        if (length == 0) {
            return;
        }
        maker.beginBlock();
        intake.deliver(() -> {}, out -> {
            emitter = out;
            int from = isAtStart ? ByteOrderMark.length(buffer, 0, length) : 0;
            int consumed = cutter.cut(buffer, from, length, flush, state, pieces);
            isAtStart = isAtStart && consumed == from;
            if (!isAtStart) {
                System.arraycopy(buffer, consumed, buffer, 0, length - consumed);
                length -= consumed;
            }
        });
        if (length == 0 && buffer.length > BLOCK) {
            buffer = new byte[BLOCK];
        }
    }

    private void take(byte[] bytes, int from, int to, boolean isAscii) {
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
