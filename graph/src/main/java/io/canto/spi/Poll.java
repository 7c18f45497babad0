package io.canto.spi;

import java.time.Duration;

/**
 * When an input wants to be polled again.
 *
 * @param waitNanos how long to wait, in nanoseconds; 0 for at once, negative for never
 */
public record Poll(long waitNanos) {
    /** There is more to read. */
    public static final Poll AGAIN = new Poll(0);

    /** There will never be more to read. */
    public static final Poll ENDED = new Poll(-1);

    /** There is nothing now; look again after a while. */
    public static Poll after(Duration wait) {
        return new Poll(Math.max(1, wait.toNanos()));
    }

    /** Whether there will never be more. */
    public boolean isEnded() {
        return waitNanos < 0;
    }
}
