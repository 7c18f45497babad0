package io.canto.record.json;

import io.canto.record.LogRecord;
import io.canto.record.RecordCodec;
import io.canto.record.Utf8Buffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Puts a format that is UTF-8 by definition into another encoding. */
final class RecodingCodec implements RecordCodec {
    private static final int KEPT_CAPACITY = 64 * 1024;

    private final RecordCodec utf8;
    private final Charset charset;
    private final Utf8Buffer scratch = new Utf8Buffer(1024);

    RecodingCodec(RecordCodec utf8, Charset charset) {
        this.utf8 = utf8;
        this.charset = charset;
    }

    @Override
    public void decode(byte[] bytes, int from, int length, LogRecord into) {
        byte[] recoded = new String(bytes, from, length, charset).getBytes(StandardCharsets.UTF_8);
        utf8.decode(recoded, 0, recoded.length, into);
    }

    @Override
    public void encode(LogRecord record, Utf8Buffer out) {
        scratch.clear(KEPT_CAPACITY);
        utf8.encode(record, scratch);
        byte[] recoded = scratch.toString().getBytes(charset);
        out.append(recoded, 0, recoded.length);
    }

    @Override
    public long malformed() {
        return utf8.malformed();
    }
}
