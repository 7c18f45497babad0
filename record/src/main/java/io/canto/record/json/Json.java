package io.canto.record.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.canto.record.Fields;
import io.canto.record.RecordException;
import io.canto.record.Values;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON (RFC 8259) to values of a record. Integers stay exact; a decimal is a {@link Double}, or a
 * {@link java.math.BigDecimal} where a double would lose digits or become infinite. The order of keys is kept, and of a
 * key that comes twice the last value.
 */
public final class Json {
    /** How deep lists and maps may be nested. */
    public static final int MAX_NESTING = 100;

    /** How many digits a number may have. */
    public static final int MAX_NUMBER_LENGTH = 1_000;

    private static final int EXACT_DIGITS = 17;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(64 * 1024)
                    .build())
            .build();

    private Json() {}

    /**
     * Reads one value.
     *
     * @throws RecordException if the text is no JSON, or something follows the value
     */
    public static @Nullable Object parse(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return readAll(parser);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * Reads one value from UTF-8.
     *
     * @throws RecordException if the bytes are no JSON, or something follows the value
     */
    public static @Nullable Object parse(byte[] bytes, int from, int length) {
        try (JsonParser parser = FACTORY.createParser(bytes, from, length)) {
            return readAll(parser);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static @Nullable Object readAll(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            throw new RecordException("empty text is no JSON");
        }
        Object value = readValue(parser);
        if (parser.nextToken() != null) {
            throw new RecordException("something follows the JSON value");
        }
        return value;
    }

    private static @Nullable Object readValue(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readMap(parser);
            case START_ARRAY -> readList(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> Values.of(parser.getNumberValue());
            case VALUE_NUMBER_FLOAT -> readDecimal(parser);
            default -> throw new RecordException("the JSON ends too early");
        };
    }

    private static Fields readMap(JsonParser parser) throws IOException {
        Fields fields = new Fields(8);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            fields.put(key, readValue(parser));
        }
        return fields;
    }

    private static List<@Nullable Object> readList(JsonParser parser) throws IOException {
        List<@Nullable Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(readValue(parser));
        }
        return Values.list(items.toArray());
    }

    private static Number readDecimal(JsonParser parser) throws IOException {
        double value = parser.getDoubleValue();
        if (parser.getTextLength() <= EXACT_DIGITS && Double.isFinite(value) && value != 0) {
            return value;
        }
        java.math.BigDecimal exact = parser.getDecimalValue();
        boolean same =
                Double.isFinite(value) && (value != 0 || exact.signum() == 0) && exact.precision() <= EXACT_DIGITS;
        return same ? (Number) value : exact;
    }

    private static RecordException failure(IOException e) {
        if (e instanceof JsonProcessingException json && json.getLocation() != null) {
            return new RecordException(
                    "no JSON from character " + Math.max(1, json.getLocation().getColumnNr()) + " on");
        }
        return new RecordException("no JSON", e);
    }
}
