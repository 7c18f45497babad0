package io.canto.operators.output;

import io.canto.operators.store.CrashPoint;
import io.canto.record.LogRecord;
import io.canto.record.RecordCodec;
import io.canto.record.RecordException;
import io.canto.record.Utf8Buffer;
import io.canto.record.json.RecordFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * Records on their way out: encoded one behind the other, each with its line end, and written as one. What could not be
 * written stays and goes on at the byte where it stopped, so no line is ever torn by a short or failed write.
 */
final class LineBuffer {
    private static final int CAPACITY = 128 * 1024;

    private final RecordCodec codec;
    private final Utf8Buffer bytes;
    private int written;

    LineBuffer(RecordFormat format, int capacity) {
        codec = format.codec(StandardCharsets.UTF_8);
        bytes = new Utf8Buffer(capacity);
    }

    /**
     * Adds a record.
     *
     * @throws RecordException if it cannot be written in this format; nothing was added then
     */
    void add(LogRecord record) {
        int before = bytes.length();
        try {
            codec.encode(record, bytes);
        } catch (RecordException e) {
            bytes.truncate(before);
            throw e;
        }
        bytes.append('\n');
    }

    /** Adds a record for a terminal: nothing in it can move the cursor or change colours. */
    void addHarmless(LogRecord record) {
        int before = bytes.length();
        add(record);
        ControlCharacters.escape(bytes, before);
    }

    /** Returns how many bytes wait to be written. */
    int waiting() {
        return bytes.length() - written;
    }

    /** Whether so much waits that it should be written now. */
    boolean isFull() {
        return bytes.length() - written >= CAPACITY;
    }

    /** Writes all that waits, as far as the channel takes it. */
    void writeTo(WritableByteChannel channel) throws IOException {
        while (written < bytes.length()) {
            ByteBuffer rest = ByteBuffer.wrap(bytes.array(), written, bytes.length() - written);
            if (CrashPoint.HALF_A_WRITE.isDue()) {
                channel.write(rest.slice(rest.position(), rest.remaining() / 2));
                CrashPoint.crash();
            }
            try {
                if (channel.write(rest) == 0) {
                    throw new IOException("nothing could be written");
                }
            } finally {
                written = rest.position();
            }
        }
        bytes.clear(2 * CAPACITY);
        written = 0;
    }
}
