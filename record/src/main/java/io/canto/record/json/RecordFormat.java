package io.canto.record.json;

import io.canto.record.RecordCodec;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The formats of inputs and outputs, as their option {@code format} names them. */
public enum RecordFormat {
    /** A line is the body, as text. */
    TEXT,
    /** A line is a JSON object, which is the body. */
    JSON,
    /** A line is a JSON object with the whole record. */
    RECORD;

    /** Returns a new codec of this format for an encoding. */
    public RecordCodec codec(Charset charset) {
        RecordCodec utf8 = switch (this) {
            case TEXT -> new TextCodec(charset);
            case JSON -> new JsonCodec();
            case RECORD -> new RecordJsonCodec();
        };
        return this == TEXT || charset == StandardCharsets.UTF_8 ? utf8 : new RecodingCodec(utf8, charset);
    }
}
