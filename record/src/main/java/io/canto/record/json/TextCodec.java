package io.canto.record.json;

import io.canto.record.Bytes;
import io.canto.record.LogRecord;
import io.canto.record.RecordCodec;
import io.canto.record.Utf8Buffer;
import io.canto.record.Utf8Text;
import io.canto.record.Values;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The text format: a piece is the body. Bytes that are no text of the encoding are read as U+FFFD, and counted.
 *
 * <p>Written is the body alone: text as it is, with line breaks if it has some; bytes as they are; a time as RFC 3339;
 * nothing where there is no body; any other kind as JSON.
 */
public final class TextCodec implements RecordCodec {
    private static final char REPLACEMENT = '\uFFFD';

    private final Charset charset;
    private long malformed;

    /** Makes a codec for an encoding. */
    public TextCodec(Charset charset) {
        this.charset = charset;
    }

    @Override
    public void decode(byte[] bytes, int from, int length, LogRecord into) {
        String text = new String(bytes, from, length, charset);
        if (text.indexOf(REPLACEMENT) >= 0 && isMalformed(bytes, from, length)) {
            malformed++;
        }
        into.setBody(text);
    }

    /** The character for what is malformed may also stand in well-formed text. */
    private boolean isMalformed(byte[] bytes, int from, int length) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, length));
            return false;
        } catch (CharacterCodingException e) {
            return true;
        }
    }

    @Override
    public void encode(LogRecord record, Utf8Buffer out) {
        if (charset == StandardCharsets.UTF_8 && record.heldBody() instanceof Utf8Text read) {
            out.append(read);
            return;
        }
        Object body = record.body();
        if (body instanceof Bytes bytes) {
            bytes.appendTo(out);
        } else if (charset == StandardCharsets.UTF_8) {
            if (body instanceof String text) {
                out.append(text);
            } else if (body instanceof Instant time) {
                out.appendTime(time);
            } else if (body != null) {
                Json.write(body, out);
            }
        } else {
            byte[] encoded = text(body).getBytes(charset);
            out.append(encoded, 0, encoded.length);
        }
    }

    /** Returns a value as it stands in text: a text as it is, null as nothing, any other kind but time as JSON. */
    private static String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Instant time) {
            return new Utf8Buffer(32).appendTime(time).toString();
        }
        return value == null ? "" : Json.text(Values.of(value));
    }

    @Override
    public long malformed() {
        return malformed;
    }
}
