package io.canto.spi;

import io.canto.record.Bytes;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.record.Utf8Text;
import io.canto.record.Values;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A running parser. Called by one thread at a time. */
@FunctionalInterface
public interface Parser extends AutoCloseable {
    /**
     * Turns a value into what goes to {@code parse_to}; a map is merged into a map that is there.
     *
     * @param value what stands at {@code parse_from}, never null
     * @throws RecordException if it cannot be parsed
     */
    @Nullable Object parse(Object value);

    /**
     * Turns a text that is held as bytes into what {@link #parse} would make of it. For parsers that can do with bytes;
     * the others get the text.
     *
     * @throws RecordException if it cannot be parsed
     */
    default @Nullable Object parseUtf8(Utf8Text text) {
        return parse(text.toString());
    }

    /**
     * Moves what is not for {@code parse_to} from the result to the record itself, such as the time and severity of a
     * syslog message. Called between {@link #parse} and the writing of the result.
     */
    default void promote(Fields result, LogRecord record) {}

    /** Gives back what {@link ParserConfig#build} acquired. May be called twice. */
    @Override
    default void close() {}

    /**
     * Returns the text of a value, for parsers that read text only. Bytes are read as UTF-8; what is none becomes U+FFFD.
     *
     * @throws RecordException if it is no text
     */
    static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Bytes bytes) {
            return new String(bytes.toArray(), StandardCharsets.UTF_8);
        }
        throw new RecordException("needs text, found " + Values.kind(value));
    }
}
