package io.canto.expr;

import io.canto.record.Bytes;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.RecordError;
import io.canto.record.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Records with ordinary or nasty values under few names, so that random expressions meet them. */
final class RandomRecords {
    static final String[] KEYS = {"a", "b", "c", "user", "items", "k8s.pod"};

    private static final Object[] ORDINARY = {
        0L, 1L, 2L, 7L, -3L, 500L, 1.5, -0.25, 2.0, true, false, "", "a", "abc", "error", "GET /api/users 500", "42"
    };

    private static final @Nullable Object[] NASTY = {
        null,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        -0.0,
        1e300,
        0.1,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        (1L << 53) + 1,
        9007199254740992.0,
        new BigInteger("123456789012345678901234567890"),
        BigInteger.TWO.pow(63),
        new BigDecimal("0.1"),
        new BigDecimal("1.00"),
        new BigDecimal("1e400"),
        "null",
        "\u0000\ud800 \uD83D\uDE00",
        "x".repeat(3_000),
        "{\"a\": [1, {}]}",
        "aGVsbG8=",
        "10.1.2.3",
        Bytes.of(new byte[] {1, 2}),
        Instant.EPOCH,
        Instant.parse("2026-02-03T04:05:06.789Z")
    };

    private final Random random;
    private final boolean isNasty;

    RandomRecords(Random random, boolean isNasty) {
        this.random = random;
        this.isNasty = isNasty;
    }

    LogRecord next() {
        LogRecord record = new LogRecord();
        record.setBody(random.nextInt(4) == 0 ? value(0) : map(0));
        if (random.nextInt(5) > 0) {
            record.setAttributes(map(1));
        }
        if (random.nextInt(3) == 0) {
            record.setResource(map(2));
        }
        record.setSeverity(random.nextInt(25));
        if (random.nextBoolean()) {
            record.setTimestampNanos(random.nextLong() >> 1);
            record.setSeverityText("error");
            record.setTraceId("0af7651916cd43dd8448eb211c80319c");
        }
        if (random.nextInt(4) == 0) {
            record.context().setError(new RecordError("x", "parse_error", "a", Instant.EPOCH));
        }
        return record;
    }

    private @Nullable Object value(int depth) {
        int choice = random.nextInt(10);
        if (choice == 0 && depth < 3) {
            return map(depth + 1);
        }
        if (choice <= 2 && depth < 3) {
            @Nullable Object[] items = new Object[random.nextInt(4)];
            for (int at = 0; at < items.length; at++) {
                items[at] = value(depth + 1);
            }
            return Values.list(items);
        }
        return isNasty && choice < 8 ? NASTY[random.nextInt(NASTY.length)] : ORDINARY[random.nextInt(ORDINARY.length)];
    }

    private Fields map(int depth) {
        Fields fields = new Fields();
        int size = random.nextInt(6);
        for (int at = 0; at < size; at++) {
            String key = KEYS[random.nextInt(KEYS.length)];
            boolean isMap = key.equals("user") && depth < 3 && random.nextBoolean();
            fields.put(key, isMap ? map(depth + 1) : value(depth + 1));
        }
        return fields;
    }
}
