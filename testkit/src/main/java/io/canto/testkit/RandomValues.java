package io.canto.testkit;

import io.canto.record.Bytes;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Makes random values and records of all kinds that a record can hold, the awkward ones more often than life does. The
 * same seed makes the same values. Not thread-safe.
 */
public final class RandomValues {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "error",
            "INFO",
            "-1",
            "0",
            "42",
            "3.5",
            "true",
            "null",
            "\n",
            "a\nb\n\nc",
            "{\"a\":1}",
            "[1,2]",
            "a=1 b=\"x y\"",
            "a,b,c",
            "'",
            "\"",
            "\\",
            "\"quo\\ted\"",
            "2026-03-10T12:00:00Z",
            "é",
            "\u0000",
            "\uD83D\uDE00",
            "\uD800",
            "4111 1111 1111 1111",
            "10.0.0.1",
            "${body}",
            "$1",
            "a.b.c",
            "k8s.pod",
            "x".repeat(300));
    private static final List<String> KEYS =
            List.of("a", "b", "c", "user", "level", "msg", "k8s.pod", "a.b", "", "é", "log.file.path", "error");

    private final SplittableRandom random;

    /** Makes a source of values. */
    public RandomValues(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Returns a number from 0 to below a bound. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Returns one of some items. */
    public <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    /** Returns a text. */
    public String text() {
        return pick(TEXTS);
    }

    /** Returns a value, nested at most so deep. */
    public @Nullable Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 16 : 12)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong();
            case 3 -> (long) random.nextInt(-3, 100);
            case 4 -> BigInteger.TEN.pow(30);
            case 5 -> random.nextDouble();
            case 6 -> new BigDecimal("1e400");
            case 7 -> Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
            case 8 -> Bytes.of(new byte[] {1, -1, (byte) random.nextInt(256)});
            case 12, 13 -> map(depth - 1);
            case 14, 15 -> list(depth - 1);
            default -> text();
        };
    }

    /** Returns a map whose values are nested at most so deep. */
    public Fields map(int depth) {
        Fields fields = new Fields();
        for (int count = random.nextInt(5); count > 0; count--) {
            fields.put(pick(KEYS), value(depth));
        }
        return fields;
    }

    private List<@Nullable Object> list(int depth) {
        @Nullable Object[] items = new Object[random.nextInt(4)];
        for (int at = 0; at < items.length; at++) {
            items[at] = value(depth);
        }
        return Values.list(items);
    }

    /** Returns a record. */
    public LogRecord record() {
        LogRecord record = new LogRecord();
        record.setBody(random.nextBoolean() ? text() : value(3));
        if (random.nextBoolean()) {
            record.setAttributes(map(2));
        }
        if (random.nextInt(3) == 0) {
            record.setResource(map(1));
        }
        if (random.nextBoolean()) {
            record.setSeverity(random.nextInt(25));
            record.setSeverityText(text());
        }
        if (random.nextBoolean()) {
            record.setTimestamp(Instant.ofEpochSecond(random.nextLong(4_000_000_000L)));
        }
        if (random.nextInt(3) == 0) {
            record.setTraceId("%032x".formatted(random.nextLong(1_000_000)));
        }
        if (random.nextInt(4) == 0) {
            record.context().values().put(pick(KEYS), value(1));
        }
        return record;
    }
}
