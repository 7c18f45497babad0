package io.canto.operators.input;

import io.canto.spi.Default;
import io.canto.spi.Doc;
import java.time.Duration;

/** How often something that was refused is tried again. */
public record RetryOptions(
        @Doc("Try again; else what was refused is passed over, and read again at the next start.") @Default("true")
        boolean enabled,

        @Doc("How long to wait at first.") @Default("1s") Duration initialInterval,

        @Doc("How long to wait at most.") @Default("30s") Duration maxInterval,

        @Doc("When to give up, counted from the first refusal; 0s for never.") @Default("0s")
        Duration maxElapsedTime) {
    /** What holds if nothing is written. */
    static final RetryOptions DEFAULT =
            new RetryOptions(true, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ZERO);

    /** Checks the times. */
    public RetryOptions {
        if (initialInterval.toMillis() < 1 || maxInterval.compareTo(initialInterval) < 0) {
            throw new IllegalArgumentException("initial_interval must be 1ms at least, and max_interval not less");
        }
        if (maxElapsedTime.isNegative()) {
            throw new IllegalArgumentException("max_elapsed_time cannot be negative");
        }
    }

    /** Whether it is time to give up, so long after the first refusal. */
    boolean isOver(long waitedMillis) {
        return !maxElapsedTime.isZero() && waitedMillis >= maxElapsedTime.toMillis();
    }

    /** Returns how long to wait after so many refusals in a row. */
    Duration delay(int refusals) {
        Duration delay = initialInterval.multipliedBy(1L << Math.min(refusals - 1, 20));
        return delay.compareTo(maxInterval) > 0 ? maxInterval : delay;
    }
}
