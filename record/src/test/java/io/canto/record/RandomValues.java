package io.canto.record;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Random;

/** Values of every kind a record can hold, nasty ones among them, from a seed. */
public final class RandomValues {
    private static final String[] KEYS = {
        "a", "b", "level", "status", "k8s.pod", "@time", "@bytes", "@@x", "", "ключ", "Aa", "BB", "user", "id"
    };
    private static final String[] TEXTS = {
        "",
        "plain",
        "with \"quotes\" and \\",
        "line\nbreak\ttab\u0000\u001f\u007f",
        "Übergröße",
        "日本語",
        "\ud83d\ude00 smile",
        "\ud800",
        "\udc00x",
        "2026-01-01T00:00:00Z",
        "@time",
        "a long text that is plain ASCII to its very end, more or less"
    };
    private static final Object[] NUMBERS = {
        0L,
        -1L,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        0.0,
        -0.0,
        1.5,
        0.1,
        1e-7,
        1e300,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        BigInteger.TWO.pow(64),
        BigInteger.TEN.pow(900),
        new BigDecimal("1.50"),
        new BigDecimal("1e400"),
        new BigDecimal("-0.1234567890123456789")
    };

    private final Random random;

    public RandomValues(long seed) {
        random = new Random(seed);
    }

    public Object value(int depth) {
        int kind = random.nextInt(depth > 0 ? 10 : 7);
        return switch (kind) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> TEXTS[random.nextInt(TEXTS.length)];
            case 3 -> NUMBERS[random.nextInt(NUMBERS.length)];
            case 4 ->
                random.nextBoolean() ? (Object) random.nextLong() : (Object) Double.longBitsToDouble(random.nextLong());
            case 5 -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            case 6 -> bytes();
            case 7 -> list(depth - 1);
            default -> fields(depth - 1);
        };
    }

    public Fields fields(int depth) {
        Fields fields = new Fields();
        int size = random.nextInt(random.nextInt(5) == 0 ? 20 : 4);
        for (int at = 0; at < size; at++) {
            fields.put(key(), value(depth));
        }
        return fields;
    }

    public String key() {
        String key = KEYS[random.nextInt(KEYS.length)];
        // Equal texts that are not the same object must count as the same key.
        return random.nextBoolean() ? key : new String(key) + (random.nextBoolean() ? "" : random.nextInt(9));
    }

    private Object list(int depth) {
        Object[] items = new Object[random.nextInt(4)];
        for (int at = 0; at < items.length; at++) {
            items[at] = value(depth);
        }
        return Values.list(items);
    }

    private Bytes bytes() {
        byte[] bytes = new byte[random.nextInt(6)];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }

    public LogRecord record() {
        LogRecord record = LogRecord.of(value(3));
        if (random.nextBoolean()) {
            record.setTimestampNanos(random.nextLong());
            record.setObservedTimestamp(Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)));
        }
        if (random.nextBoolean()) {
            record.setAttributes(fields(2));
            record.setResource(fields(1));
        }
        if (random.nextBoolean()) {
            record.setSeverity(random.nextInt(25));
            record.setTraceFlags(random.nextInt(256));
            record.setSeverityText(TEXTS[random.nextInt(TEXTS.length)]);
            record.setTraceId("0af7651916cd43dd8448eb211c80319c");
            record.setSpanId("b7ad6b7169203331");
            record.setScopeName("scope");
        }
        return record;
    }
}
