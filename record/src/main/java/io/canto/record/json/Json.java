package io.canto.record.json;

import io.canto.record.RecordException;
import io.canto.record.Utf8;
import io.canto.record.Utf8Buffer;
import io.canto.record.Utf8Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * JSON (RFC 8259) to values of a record and back.
 *
 * <p>Reading: integers stay exact; a decimal is a {@link Double}, or a {@link java.math.BigDecimal} where a double would
 * lose digits or become infinite. The order of keys is kept; of a key that comes twice the last value counts, at the
 * first one's place. Nothing may follow the value (a byte order mark may stand before it), bytes must be well-formed UTF-8, and size is bounded by the limits
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

    /** How many bytes of UTF-8 a key may have. */
    public static final int MAX_KEY_LENGTH = 64 * 1024;

    /** How deep a whole record may be nested: deeper than a plain value, as values move to deeper places. */
    static final int MAX_WRAPPED_NESTING = 256;

    private static final int FIRST_CAPACITY = 256;

    private Json() {}

    /**
     * Reads one value.
     *
     * @throws RecordException if the text is no JSON, goes beyond a limit, or something follows the value
     */
    public static @Nullable Object parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean isWhole = new String(bytes, StandardCharsets.UTF_8).equals(text);
        return isWhole
                ? JsonReader.read(new Utf8Text(bytes, 0, bytes.length, bytes.length == text.length()))
                : parse(escapeLoneSurrogates(text));
    }

    /** UTF-8 has no half surrogate pairs; their escapes stand for the same. */
    private static String escapeLoneSurrogates(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(letter -> {
            if (letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE) {
                escaped.append("\\u").append(Integer.toHexString(letter));
            } else {
                escaped.appendCodePoint(letter);
            }
        });
        return escaped.toString();
    }

    /**
     * Reads one value; its texts stay parts of the text that it is read from where that is possible.
     *
     * @throws RecordException if the text is no JSON, goes beyond a limit, or something follows the value
     */
    public static @Nullable Object parse(Utf8Text text) {
        return JsonReader.read(text);
    }

    /**
     * Reads one value from UTF-8.
     *
     * @throws RecordException if the bytes are no UTF-8 or no JSON, go beyond a limit, or something follows the value
     */
    public static @Nullable Object parse(byte[] bytes, int from, int length) {
        return JsonReader.read(text(bytes, from, length));
    }

    /** Reads one value in which maps may stand for kinds that JSON lacks, see {@link Wrappers}. */
    static @Nullable Object parseWrapped(byte[] bytes, int from, int length) {
        return JsonReader.readWrapped(text(bytes, from, length));
    }

    /** The array is the caller's, who may change it. */
    private static Utf8Text text(byte[] bytes, int from, int length) {
        int wrong = Utf8.firstMalformed(bytes, from, length);
        if (wrong >= 0) {
            throw new RecordException("the JSON is no UTF-8 at byte " + (wrong - from + 1));
        }
        return new Utf8Text(Arrays.copyOfRange(bytes, from, from + length), 0, length, false);
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
}
