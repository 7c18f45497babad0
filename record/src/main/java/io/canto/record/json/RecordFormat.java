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
    RECORD,
    /**
     * As {@link #RECORD}, with what else travels with it: values of the context such as the error of a dead letter, and
     * the counts of the seen guard.
     */
    RECORD_WITH_CONTEXT;

    /** Returns a new codec of this format for an encoding. */
    public RecordCodec codec(Charset charset) {
        RecordCodec utf8 = switch (this) {
            case TEXT -> new TextCodec(charset);
            case JSON -> new JsonCodec();
            case RECORD -> new RecordJsonCodec();
            case RECORD_WITH_CONTEXT -> RecordJsonCodec.withContext();
        };
        return this == TEXT || charset == StandardCharsets.UTF_8 ? utf8 : new RecodingCodec(utf8, charset);
    }
}
