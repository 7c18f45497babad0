package io.canto.operators.input;

import io.canto.record.Bytes;
import io.canto.record.LogRecord;
import io.canto.record.RecordCodec;
import io.canto.record.RecordError;
import io.canto.record.RecordException;
import io.canto.record.Times;
import io.canto.record.Utf8;
import io.canto.record.Utf8Text;
import io.canto.record.json.RecordFormat;
import io.canto.spi.OperatorContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of the pieces that were cut, as {@link LineOptions} says. Lines of UTF-8 are checked here and stay bytes of
 * their block, which must not be changed afterwards; a line of another encoding becomes text here.
 */
final class RecordMaker {
    private final LineOptions options;
    private final TextEncoding encoding;
    private final @Nullable RecordCodec codec;
    private final CharsetDecoder strict;
    private final InstantSource clock;
    private final String id;
    private final OperatorContext.Counter invalidText;
    private final OperatorContext.Counter unreadable;
    private final OperatorContext.Counter emptyLines;
    private long observed = LogRecord.NO_TIME;

    RecordMaker(LineOptions options, OperatorContext context) {
        this.options = options;
        encoding = options.encoding();
        codec = options.format() == RecordFormat.TEXT ? null : options.format().codec(encoding.charset());
        strict = encoding.charset().newDecoder();
        clock = context.clock();
        id = context.id();
        invalidText = context.counter("invalid_utf8");
        unreadable = context.counter("unreadable");
        emptyLines = context.counter("empty_lines");
    }

    /** Begins a block: all its records were observed now. */
    void beginBlock() {
        observed = Times.nanos(clock.instant());
    }

    /** Returns the record of a piece, or null for one that is empty, which is no record. */
    @Nullable LogRecord make(byte[] bytes, int from, int to, boolean isAscii) {
        if (codec != null) {
            return makeFormatted(codec, bytes, from, to);
        }
        LogRecord record = new LogRecord();
        record.setObservedTimestampNanos(observed);
        boolean isEmpty = false;
        if (encoding.isNop()) {
            record.setBody(Bytes.of(bytes, from, to - from));
        } else if (encoding.extendsAscii()) {
            isEmpty = setText(record, bytes, from, to, isAscii);
        } else {
            String text = trim(decode(bytes, from, to - from));
            record.setBody(text);
            isEmpty = text.isEmpty();
        }
        if (isEmpty) {
            emptyLines.add(1);
        }
        return isEmpty ? null : record;
    }

    /** Sets the body, and says whether it is empty. Bytes that are well-formed UTF-8 become text when it is asked for. */
    private boolean setText(LogRecord record, byte[] bytes, int from, int to, boolean isAscii) {
        int first = from;
        int last = to;
        if (options.preserveTrailingWhitespaces()) {
            last = last > first && bytes[last - 1] == '\r' ? last - 1 : last;
        } else {
            while (last > first && isSpace(bytes[last - 1])) {
                last--;
            }
        }
        if (!options.preserveLeadingWhitespaces()) {
            while (first < last && isSpace(bytes[first])) {
                first++;
            }
        }
        int length = last - first;
        if (isAscii || encoding.isUtf8() && Utf8.firstMalformed(bytes, first, length) < 0) {
            record.setBody(new Utf8Text(bytes, first, last, isAscii));
        } else if (encoding.keepsInvalid()) {
            invalidText.add(1);
            record.setBody(Bytes.of(bytes, first, length));
        } else {
            String text = decode(bytes, first, length);
            record.setBody(text);
            return text.isEmpty();
        }
        return length == 0;
    }

    private static boolean isSpace(byte value) {
        return value == ' ' || value >= '\t' && value <= '\r';
    }

    private String decode(byte[] bytes, int from, int length) {
        try {
            return strict.decode(ByteBuffer.wrap(bytes, from, length)).toString();
        } catch (CharacterCodingException e) {
            invalidText.add(1);
            return new String(bytes, from, length, encoding.charset());
        }
    }

    private String trim(String text) {
        String end = options.preserveTrailingWhitespaces()
                ? text.endsWith("\r") ? text.substring(0, text.length() - 1) : text
                : text.stripTrailing();
        return options.preserveLeadingWhitespaces() ? end : end.stripLeading();
    }

    private @Nullable LogRecord makeFormatted(RecordCodec format, byte[] bytes, int from, int to) {
        int last = to;
        while (last > from && isSpace(bytes[last - 1])) {
            last--;
        }
        if (last == from) {
            emptyLines.add(1);
            return null;
        }
        LogRecord record = new LogRecord();
        try {
            format.decode(bytes, from, to - from, record);
        } catch (RecordException e) {
            record = unreadable(bytes, from, last, e);
        }
        if (record.observedTimestampNanos() == LogRecord.NO_TIME) {
            record.setObservedTimestampNanos(observed);
        }
        return record;
    }

    /** A line that is not of the format goes on as text, with the error in its context. */
    private LogRecord unreadable(byte[] bytes, int from, int to, RecordException failure) {
        unreadable.add(1);
        LogRecord record = LogRecord.of(new String(bytes, from, to - from, encoding.charset()));
        record.context().setError(new RecordError(id, "parse_error", failure.getMessage(), clock.instant()));
        return record;
    }
}
