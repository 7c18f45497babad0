package io.canto.record.time;

import java.time.InstantSource;

/** One way to read and write times. Immutable and thread-safe, but for caches. */
interface TimeCodec {
    /** Returns nanoseconds since 1970 UTC; see {@link TimeLayout#parseNanos}. */
    long parse(Object value, InstantSource clock);

    /** Writes nanoseconds since 1970 UTC. */
    String format(long nanos);
}
