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
 * written stays and goes on at the byte where it stopped, so no line is ever torn by a short or failed write; what was
 * written can be written again as long as it is not sure that it lasts.
 */
final class LineBuffer {
    private final RecordCodec codec;
    private final int capacity;
    private final int limit;
    private final Utf8Buffer bytes;
    private int written;

    /**
     * Makes one.
     *
     * @param capacity how many bytes it has room for at first
     * @param limit how many bytes may wait before they should be written
     */
    LineBuffer(RecordFormat format, int capacity, int limit) {
        codec = format.codec(StandardCharsets.UTF_8);
        this.capacity = capacity;
        this.limit = limit;
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

    /** Returns how many bytes are in it, written or not. */
    int length() {
        return bytes.length();
    }

    /** Whether so much waits that it should be written now. */
    boolean isFull() {
        return bytes.length() - written >= limit;
    }

    /** Writes all that waits, as far as the channel takes it. It stays until {@link #clear}. */
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
    }

    /** Has what was written be written once more. */
    void rewind() {
        written = 0;
    }

    /** Forgets what was written, which is all. Room that so little does not need is given back. */
    void clear() {
        int needed = Math.max(capacity, Math.min(2 * limit, 4 * bytes.length()));
        bytes.clear(needed);
        written = 0;
    }
}
