package io.canto.record.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.canto.record.RecordException;
import io.canto.record.Utf8;
import io.canto.record.Utf8Buffer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * JSON (RFC 8259) to values of a record and back.
 *
 * <p>Reading: integers stay exact; a decimal is a {@link Double}, or a {@link java.math.BigDecimal} where a double would
 * lose digits or become infinite. The order of keys is kept; of a key that comes twice the last value counts, at the
 * first one's place. Nothing may follow the value, bytes must be well-formed UTF-8, and size is bounded by the limits
 * below. Messages of failures say where, never what stands there.
 *
 * <p>Writing: a time becomes RFC 3339 text in UTC with nine digits of a second, bytes become base64 text, numbers that
 * JSON does not know (NaN, the infinities) null; half a surrogate pair is written as an escape.
 */
public final class Json {
    /** How deep lists and maps may be nested. */
    public static final int MAX_NESTING = 100;

    /** How many digits a number may have. */
    public static final int MAX_NUMBER_LENGTH = 1_000;

    /** How far the exponent of a number may lie from zero. */
    public static final int MAX_EXPONENT = 10_000;

    /** How many characters a key may have. */
    public static final int MAX_KEY_LENGTH = 64 * 1024;

    private static final int FIRST_CAPACITY = 256;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonReader.MAX_WRAPPED_NESTING + 8)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(MAX_KEY_LENGTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
            .build();

    private Json() {}

    /**
     * Reads one value.
     *
     * @throws RecordException if the text is no JSON, goes beyond a limit, or something follows the value
     */
    public static @Nullable Object parse(String text) {
        try (JsonReader reader = JsonReader.plain(FACTORY.createParser(text))) {
            return reader.readAll();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * Reads one value from UTF-8.
     *
     * @throws RecordException if the bytes are no UTF-8 or no JSON, go beyond a limit, or something follows the value
     */
    public static @Nullable Object parse(byte[] bytes, int from, int length) {
        checkUtf8(bytes, from, length);
        try (JsonReader reader = JsonReader.plain(FACTORY.createParser(bytes, from, length))) {
            return reader.readAll();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Reads one value in which maps may stand for kinds that JSON lacks, see {@link Wrappers}. */
    static @Nullable Object parseWrapped(byte[] bytes, int from, int length) {
        checkUtf8(bytes, from, length);
        try (JsonReader reader = JsonReader.wrapped(FACTORY.createParser(bytes, from, length))) {
            return reader.readAll();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * Returns a value as JSON on one line.
     *
     * @param value of a record kind
     * @throws RecordException if it is nested more than {@value JsonWriter#MAX_NESTING} deep
     */
    public static String text(@Nullable Object value) {
        Utf8Buffer out = new Utf8Buffer(FIRST_CAPACITY);
        JsonWriter.PLAIN.write(value, out);
        return out.toString();
    }

    /**
     * Adds a value as JSON on one line.
     *
     * @param value of a record kind
     * @throws RecordException if it is nested more than {@value JsonWriter#MAX_NESTING} deep; nothing was added then
     */
    public static void write(@Nullable Object value, Utf8Buffer out) {
        int start = out.length();
        try {
            JsonWriter.PLAIN.write(value, out);
        } catch (RecordException e) {
            out.truncate(start);
            throw e;
        }
    }

    /**
     * Returns a value as JSON for people: indented, and safe to show on a terminal, as every character that could steer
     * it (control characters, marks of writing direction) is escaped.
     *
     * @param value of a record kind
     * @throws RecordException if it is nested more than {@value JsonWriter#MAX_NESTING} deep
     */
    public static String pretty(@Nullable Object value) {
        return new PrettyJson().text(value);
    }

    /** Jackson takes over-long forms and surrogates, and guesses UTF-16 and UTF-32 from zeros at the begin. */
    private static void checkUtf8(byte[] bytes, int from, int length) {
        int wrong = Utf8.firstMalformed(bytes, from, length);
        for (int at = from; wrong < 0 && at < from + Math.min(4, length); at++) {
            wrong = bytes[at] == 0 ? at : -1;
        }
        if (wrong >= 0) {
            throw new RecordException("the JSON is no UTF-8 at byte " + (wrong - from + 1));
        }
    }

    private static RecordException failure(IOException e) {
        String where = e instanceof JsonProcessingException json ? where(json.getLocation()) : "";
        if (e instanceof StreamConstraintsException) {
            return new RecordException("the JSON goes beyond a limit (" + MAX_NUMBER_LENGTH + " digits, "
                    + MAX_KEY_LENGTH + " characters of a key)" + where);
        }
        return new RecordException("no JSON" + where);
    }

    /** Returns {@code " at character 5"}, or nothing where the place is not known. */
    static String where(@Nullable JsonLocation location) {
        if (location == null) {
            return "";
        }
        if (location.getCharOffset() >= 0) {
            return " at character " + (location.getCharOffset() + 1);
        }
        return location.getByteOffset() >= 0 ? " at byte " + (location.getByteOffset() + 1) : "";
    }
}
