package io.canto.record;

/**
 * How records stand in a stream of bytes: the text, json and record formats of inputs and outputs. One piece, without
 * its line end, is one record. Not thread-safe: each input and output has its own.
 */
public interface RecordCodec {
    /**
     * Reads one piece into a new record's fields. After a failure the record may be filled in part.
     *
     * @throws RecordException if the bytes are not of this format
     */
    void decode(byte[] bytes, int from, int length, LogRecord into);

    /**
     * Writes one record, without a line end.
     *
     * @throws RecordException if the record cannot be written in this format; nothing was added then
     */
    void encode(LogRecord record, Utf8Buffer out);

    /**
     * Returns how many pieces so far held bytes that are no text of the encoding; each such byte was read as U+FFFD.
     * Formats that refuse such a piece count nothing.
     */
    default long malformed() {
        return 0;
    }
}
