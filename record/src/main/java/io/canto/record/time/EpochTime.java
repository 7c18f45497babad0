package io.canto.record.time;

import io.canto.record.RecordException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.InstantSource;
import java.util.List;

/** Numbers of a unit of time since 1970 UTC, exact to the nanosecond. */
final class EpochTime implements TimeCodec {
    private static final List<String> LAYOUTS = List.of("s", "ms", "us", "ns", "s.ms", "s.us", "s.ns");
    private static final int MAX_LENGTH = 40;
    private static final BigDecimal MAX = new BigDecimal("1e19");

    private final String layout;
    private final long nanosPerUnit;
    private final int fractionDigits;

    private EpochTime(String layout, long nanosPerUnit, int fractionDigits) {
        this.layout = layout;
        this.nanosPerUnit = nanosPerUnit;
        this.fractionDigits = fractionDigits;
    }

    static EpochTime of(String layout) {
        return switch (layout) {
            case "s" -> new EpochTime(layout, 1_000_000_000L, 0);
            case "ms" -> new EpochTime(layout, 1_000_000L, 0);
            case "us" -> new EpochTime(layout, 1_000L, 0);
            case "ns" -> new EpochTime(layout, 1L, 0);
            case "s.ms" -> new EpochTime(layout, 1_000_000_000L, 3);
            case "s.us" -> new EpochTime(layout, 1_000_000_000L, 6);
            case "s.ns" -> new EpochTime(layout, 1_000_000_000L, 9);
            default ->
                throw new IllegalArgumentException(
                        "'" + layout + "' is no epoch layout; use one of " + String.join(", ", LAYOUTS));
        };
    }

    @Override
    public long parse(Object value, InstantSource clock) {
        if (value instanceof Long number) {
            return nanos(number);
        }
        if (value instanceof Integer number) {
            return nanos(number.longValue());
        }
        if (value instanceof BigDecimal || value instanceof BigInteger || value instanceof Double) {
            return nanos(new BigDecimal(decimal(value)));
        }
        String text = TimeValues.text(value);
        long units = wholeNumber(text);
        if (units != Long.MIN_VALUE) {
            return nanos(units);
        }
        if (text.length() > MAX_LENGTH) {
            throw noNumber();
        }
        try {
            return nanos(new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw noNumber();
        }
    }

    private String decimal(Object value) {
        if (value instanceof Double number && !Double.isFinite(number)) {
            throw noNumber();
        }
        String text = value.toString();
        if (text.length() > MAX_LENGTH) {
            throw outside();
        }
        return text;
    }

    /** Returns the number that a text of digits is, or {@link Long#MIN_VALUE} if it is not one. */
    private static long wholeNumber(String text) {
        int length = text.length();
        int from = length > 0 && text.charAt(0) == '-' ? 1 : 0;
        if (length == from || length - from > 18) {
            return Long.MIN_VALUE;
        }
        long number = 0;
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if (!Digits.isDigit(c)) {
                return Long.MIN_VALUE;
            }
            number = number * 10 + c - '0';
        }
        return from == 1 ? -number : number;
    }

    private long nanos(long units) {
        long nanos = units * nanosPerUnit;
        if (Math.abs(units) > Long.MAX_VALUE / nanosPerUnit || units == Long.MIN_VALUE) {
            throw outside();
        }
        return nanos;
    }

    private long nanos(BigDecimal units) {
        if (units.abs().compareTo(MAX) > 0) {
            throw outside();
        }
        try {
            return units.multiply(BigDecimal.valueOf(nanosPerUnit))
                    .setScale(0, RoundingMode.FLOOR)
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw outside();
        }
    }

    private RecordException outside() {
        return new RecordException("the number of '" + layout + "' since 1970 lies outside the years 1677 to 2262");
    }

    private RecordException noNumber() {
        return new RecordException("the value is no number, as the epoch layout '" + layout + "' wants it");
    }

    @Override
    public String format(long nanos) {
        BigDecimal units = BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(nanosPerUnit), 9, RoundingMode.FLOOR);
        return units.setScale(fractionDigits, RoundingMode.FLOOR).toPlainString();
    }
}
