package io.canto.graph;

import io.canto.spi.DropReason;
import io.canto.spi.OperatorContext;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What one node has counted. Written on the graph's turn only. */
final class Tally {
    private static final int REASONS = DropReason.values().length;

    long in;
    long out;
    long created;
    long copied;
    long merged;
    long errors;
    long delivered;
    long deadLettered;
    long inFlight;
    private final long[] dropped = new long[REASONS];
    private final Map<String, Count> counters = new LinkedHashMap<>();

    void drop(DropReason reason) {
        dropped[reason.ordinal()]++;
    }

    Map<DropReason, Long> dropped() {
        Map<DropReason, Long> counts = new EnumMap<>(DropReason.class);
        for (DropReason reason : DropReason.values()) {
            if (dropped[reason.ordinal()] > 0) {
                counts.put(reason, dropped[reason.ordinal()]);
            }
        }
        return counts;
    }

    OperatorContext.Counter counter(String name) {
        return counters.computeIfAbsent(name, key -> new Count());
    }

    Map<String, Long> counters() {
        Map<String, Long> values = new LinkedHashMap<>();
        counters.forEach((name, count) -> values.put(name, count.value));
        return values;
    }

    private static final class Count implements OperatorContext.Counter {
        private long value;

        @Override
        public void add(long amount) {
            value += amount;
        }
    }
}
