package io.canto.record.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.canto.record.Fields;
import io.canto.record.RecordException;
import io.canto.record.Values;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;

/** Reads JSON by Jackson's streaming parser, to compare ours with. */
final class JacksonJson implements AutoCloseable {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Json.MAX_NUMBER_LENGTH)
                    .maxNameLength(Json.MAX_KEY_LENGTH)
                    .build())
            .build();

    /** A decimal of this many characters has at most 15 digits, which every double keeps. */
    private static final int SURELY_EXACT = 16;

    private static final int LONGEST_SURE_LONG = 18;
    private static final int FIRST_CAPACITY = 8;

    private final JsonParser parser;
    private int depth;

    private JacksonJson(JsonParser parser) {
        this.parser = parser;
    }

    static Object parse(String text) {
        try (JacksonJson json = new JacksonJson(FACTORY.createParser(text))) {
            return json.readAll();
        } catch (IOException e) {
            throw new RecordException("no JSON", e);
        }
    }

    private Object readAll() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new RecordException("empty text is no JSON");
        }
        Object value = read(first);
        if (parser.nextToken() != null) {
            throw new RecordException("something follows the JSON value");
        }
        return value;
    }

    private Object read(JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> readInteger();
            case START_OBJECT -> readMap();
            case START_ARRAY -> readList();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_FLOAT -> readDecimal();
            default -> throw tooShort();
        };
    }

    private Object readMap() throws IOException {
        descend();
        Fields fields = new Fields(FIRST_CAPACITY);
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw tooShort();
            }
            fields.put(key, read(token));
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw tooShort();
        }
        depth--;
        return fields;
    }

    private Object readList() throws IOException {
        descend();
        Object[] items = new Object[FIRST_CAPACITY];
        int size = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == null) {
                throw tooShort();
            }
            if (size == items.length) {
                items = Arrays.copyOf(items, size * 2);
            }
            items[size++] = read(token);
        }
        depth--;
        return Values.list(Arrays.copyOf(items, size));
    }

    private void descend() {
        if (++depth > Json.MAX_NESTING) {
            throw new RecordException("too deep");
        }
    }

    private Object readInteger() throws IOException {
        return parser.getTextLength() <= LONGEST_SURE_LONG
                ? (Object) parser.getLongValue()
                : Values.of(parser.getBigIntegerValue());
    }

    private Number readDecimal() throws IOException {
        double value = parser.getDoubleValue();
        if (parser.getTextLength() <= SURELY_EXACT && Math.abs(value) >= Double.MIN_NORMAL && Double.isFinite(value)) {
            return value;
        }
        BigDecimal exact = exactDecimal();
        if (exact.signum() == 0) {
            return value;
        }
        if (Math.abs((long) exact.precision() - exact.scale()) > Json.MAX_EXPONENT) {
            throw tooFar();
        }
        boolean few = exact.stripTrailingZeros().precision() <= 15 && Math.abs(value) >= Double.MIN_NORMAL;
        boolean same = Double.isFinite(value)
                && value != 0
                && (few || new BigDecimal(Double.toString(value)).compareTo(exact) == 0);
        return same ? (Number) value : exact;
    }

    private BigDecimal exactDecimal() throws IOException {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException e) {
            throw tooFar(); // the exponent alone does not fit an int
        }
    }

    private RecordException tooFar() {
        return new RecordException("the JSON has a number with an exponent beyond " + Json.MAX_EXPONENT);
    }

    private RecordException tooShort() {
        return new RecordException("the JSON ends too early");
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
