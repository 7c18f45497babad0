package io.canto.graph;

import java.time.Instant;
import java.time.InstantSource;

/** A time that goes on evenly, whatever is done to the clock of the machine. It is right only when it is made. */
final class Stopwatch implements InstantSource {
    private final Instant began = InstantSource.system().instant();
    private final long beganMillis = began.toEpochMilli();
    private final long beganNanos = System.nanoTime();

    @Override
    public Instant instant() {
        return began.plusNanos(System.nanoTime() - beganNanos);
    }

    @Override
    public long millis() {
        return beganMillis + (System.nanoTime() - beganNanos) / 1_000_000;
    }
}
