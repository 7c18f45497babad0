package io.canto.expr;

import io.canto.record.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of a value before there is a record: the kinds a record can hold, and the wider ones of parameters. */
public enum Kind {
    /** Anything, null too. */
    ANY,
    /** Anything but null. */
    VALUE,
    /** Null. */
    NULL,
    /** True or false. */
    BOOLEAN,
    /** A whole number. */
    INTEGER,
    /** A number with a fraction. */
    DECIMAL,
    /** An integer or a decimal. */
    NUMBER,
    /** Text. */
    TEXT,
    /** A moment. */
    TIME,
    /** Bytes. */
    BYTES,
    /** A list. */
    LIST,
    /** A map. */
    MAP,
    /** A text, list or map. */
    CONTAINER;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** Returns the kind of a value of a record: one of those that are not wider than another. */
    static Kind of(@Nullable Object value) {
        if (value instanceof String) {
            return TEXT;
        }
        if (value == null) {
            return NULL;
        }
        if (value instanceof Long || value instanceof BigInteger) {
            return INTEGER;
        }
        if (value instanceof Double || value instanceof BigDecimal) {
            return DECIMAL;
        }
        if (value instanceof Boolean) {
            return BOOLEAN;
        }
        if (value instanceof Map) {
            return MAP;
        }
        if (value instanceof List) {
            return LIST;
        }
        return value instanceof Instant ? TIME : value instanceof Bytes ? BYTES : VALUE;
    }

    /** Whether a value is of this kind. */
    boolean holds(@Nullable Object value) {
        return switch (this) {
            case ANY -> true;
            case VALUE -> value != null;
            case NULL -> value == null;
            case BOOLEAN -> value instanceof Boolean;
            case INTEGER -> value instanceof Long || value instanceof BigInteger;
            case DECIMAL -> value instanceof Double || value instanceof BigDecimal;
            case NUMBER -> value instanceof Number;
            case TEXT -> value instanceof String;
            case TIME -> value instanceof Instant;
            case BYTES -> value instanceof Bytes;
            case LIST -> value instanceof List;
            case MAP -> value instanceof Map;
            case CONTAINER -> value instanceof String || value instanceof List || value instanceof Map;
        };
    }

    /** Whether some value can be of this kind and of the other. */
    boolean meets(Kind other) {
        return this == other || covers(other) || other.covers(this);
    }

    private boolean covers(Kind other) {
        return switch (this) {
            case ANY -> true;
            case VALUE -> other != NULL && other != ANY;
            case NUMBER -> other == INTEGER || other == DECIMAL;
            case CONTAINER -> other == TEXT || other == LIST || other == MAP;
            default -> false;
        };
    }

    /** Returns the kind that holds the values of both. */
    Kind or(Kind other) {
        if (this == other || covers(other)) {
            return this;
        }
        if (other.covers(this)) {
            return other;
        }
        return NUMBER.covers(this) && NUMBER.covers(other) ? NUMBER : ANY;
    }

    /** Returns the word that docs and messages use. */
    @Override
    public String toString() {
        return text;
    }
}
