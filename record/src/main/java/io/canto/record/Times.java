package io.canto.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Nanoseconds since 1970 UTC to instants and back. */
public final class Times {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private Times() {}

    /** Returns the instant, or null for {@link LogRecord#NO_TIME}. */
    public static @Nullable Instant instant(long nanos) {
        return nanos == LogRecord.NO_TIME
                ? null
                : Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
    }

    /**
     * Returns the nanoseconds, or {@link LogRecord#NO_TIME} for null.
     *
     * @throws IllegalArgumentException if the instant lies outside the years 1677 to 2262
     */
    public static long nanos(@Nullable Instant instant) {
        if (instant == null) {
            return LogRecord.NO_TIME;
        }
        try {
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS_PER_SECOND), instant.getNano());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("a time must lie between the years 1677 and 2262", e);
        }
    }
}
