package io.canto.graph;

import io.canto.spi.DropReason;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorKind;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
    /** By reason; most operators never drop a record, and none of a graph that is idle. */
    private long @Nullable [] dropped;

    /** By name; most operators have none. */
    private Map<String, Count> counters = Map.of();

    void drop(DropReason reason) {
        drop(reason, 1);
    }

    private void drop(DropReason reason, long count) {
        long[] counts = dropped;
        if (counts == null) {
            counts = new long[REASONS];
            dropped = counts;
        }
        counts[reason.ordinal()] += count;
    }

    /** Adds what another copy of the operator has counted. */
    void add(Tally other) {
        in += other.in;
        out += other.out;
        created += other.created;
        copied += other.copied;
        merged += other.merged;
        errors += other.errors;
        delivered += other.delivered;
        deadLettered += other.deadLettered;
        inFlight += other.inFlight;
        other.dropped().forEach(this::drop);
        other.counters.forEach((name, count) -> counter(name).add(count.value));
    }

    /** Returns this as the entry of an operator. */
    Ledger.Entry entry(String graph, OperatorDeclaration operator) {
        return new Ledger.Entry(
                graph,
                operator.id(),
                operator.type(),
                OperatorKind.of(Objects.requireNonNull(operator.config()).getClass()),
                in,
                out,
                delivered,
                created,
                copied,
                merged,
                errors,
                inFlight,
                deadLettered,
                dropped(),
                counters());
    }

    private Map<DropReason, Long> dropped() {
        Map<DropReason, Long> counts = new EnumMap<>(DropReason.class);
        long[] known = dropped;
        if (known == null) {
            return counts;
        }
        for (DropReason reason : DropReason.values()) {
            if (known[reason.ordinal()] > 0) {
                counts.put(reason, known[reason.ordinal()]);
            }
        }
        return counts;
    }

    OperatorContext.Counter counter(String name) {
        if (counters.isEmpty()) {
            counters = new LinkedHashMap<>();
        }
        return counters.computeIfAbsent(name, key -> new Count());
    }

    private Map<String, Long> counters() {
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
