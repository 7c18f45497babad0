package io.canto.record.json;

import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.RecordCodec;
import io.canto.record.RecordException;
import io.canto.record.Utf8Buffer;
import io.canto.record.Values;

/**
 * The json format, in UTF-8: a piece is a JSON object, which is the body. Written is the body alone, of whatever kind it
 * is.
 */
public final class JsonCodec implements RecordCodec {
    /** Makes a codec. */
    public JsonCodec() {}

    @Override
    public void decode(byte[] bytes, int from, int length, LogRecord into) {
        Object value = Json.parse(bytes, from, length);
        if (!(value instanceof Fields)) {
            throw new RecordException("the json format needs an object, not " + Values.kind(value));
        }
        into.setBody(value);
    }

    @Override
    public void encode(LogRecord record, Utf8Buffer out) {
        int start = out.length();
        try {
            JsonWriter.PLAIN.write(record.heldBody(), out);
        } catch (RecordException e) {
            out.truncate(start);
            throw e;
        }
    }
}
