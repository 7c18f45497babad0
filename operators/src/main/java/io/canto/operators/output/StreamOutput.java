package io.canto.operators.output;

import io.canto.record.LogRecord;
import io.canto.record.json.RecordFormat;
import io.canto.spi.Output;
import io.canto.spi.ReaderGoneException;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.function.Consumer;

/** Writes lines to a stream that was open before and stays so. */
final class StreamOutput implements Output {
    private static final int CAPACITY = 64 * 1024;
    private static final int LIMIT = 128 * 1024;

    private final Consumer<String> warnings;
    private final WritableByteChannel channel;
    private final boolean isTerminal;
    private final LineBuffer lines;
    private boolean isBlocked;
    private boolean isTold;

    StreamOutput(Consumer<String> warnings, WritableByteChannel channel, RecordFormat format, boolean isTerminal) {
        this.warnings = warnings;
        this.channel = channel;
        this.isTerminal = isTerminal;
        lines = new LineBuffer(format, CAPACITY, LIMIT);
    }

    @Override
    public void write(LogRecord record) {
        if (isTerminal) {
            lines.addHarmless(record);
        } else {
            lines.add(record);
        }
        if (lines.isFull() && !isBlocked) {
            try {
                writeOut();
            } catch (IOException e) {
                isBlocked = true; // what is wrong comes out again in flush, where it can be said
            }
        }
    }

    private void writeOut() throws IOException {
        lines.writeTo(channel);
        lines.clear();
    }

    @Override
    public boolean flush() throws IOException {
        try {
            writeOut();
            isBlocked = false;
            isTold = false;
            return true;
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            if (reason.contains("Broken pipe")) {
                throw new ReaderGoneException("nobody reads standard output any more", e);
            }
            if (reason.contains("Bad file descriptor")) {
                throw new IOException("standard output is closed", e);
            }
            isBlocked = true;
            if (!isTold) {
                isTold = true;
                warnings.accept("cannot write to standard output: " + e.getMessage());
            }
            return false;
        }
    }
}
