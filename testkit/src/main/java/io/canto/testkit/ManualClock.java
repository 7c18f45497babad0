package io.canto.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved. Not thread-safe. */
public final class ManualClock implements InstantSource {
    /** Where a clock begins when nothing else is said: a Tuesday, not near to any change of year or summer time. */
    public static final Instant START = Instant.parse("2026-03-10T12:00:00Z");

    private Instant now;

    /** Makes a clock that stands at {@link #START}. */
    public ManualClock() {
        this(START);
    }

    /** Makes a clock that stands at a time. */
    public ManualClock(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /**
     * Moves the clock.
     *
     * @throws IllegalArgumentException if the time would go back
     */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("a clock does not go back");
        }
        now = now.plus(by);
    }
}
