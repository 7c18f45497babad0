package io.canto.graph;

import io.canto.spi.DropReason;
import io.canto.spi.OperatorKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What happened to every record, operator by operator. It adds up when {@code in + created + copied = delivered + dropped +
 * dead-lettered + merged + in flight}.
 *
 * @param entries one for each operator, in the order of the graphs and their lists
 */
public record Ledger(List<Entry> entries) {
    /** Copies the list. */
    public Ledger {
        entries = List.copyOf(entries);
    }

    /**
     * What one operator has counted.
     *
     * @param graph the name of its graph
     * @param operator its id
     * @param type its type
     * @param kind its kind
     * @param in records that came to it; of an input, that it read
     * @param out records that it sent on; a fan-out counts once
     * @param delivered records that an output has written
     * @param created records that it made beside those that came to it
     * @param copied records that were made because it sends to more than one
     * @param merged records that it made part of others
     * @param errors how often it failed
     * @param inFlight records that it keeps
     * @param deadLettered records that an output has written after a failure took them off their way
     * @param dropped records that ended here, by reason
     * @param counters its own counts, by name
     */
    public record Entry(
            String graph,
            String operator,
            String type,
            OperatorKind kind,
            long in,
            long out,
            long delivered,
            long created,
            long copied,
            long merged,
            long errors,
            long inFlight,
            long deadLettered,
            Map<DropReason, Long> dropped,
            Map<String, Long> counters) {
        /** Returns how many records ended here without being delivered. */
        public long droppedTotal() {
            return dropped.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Returns the sum of one figure over all operators. */
    public long total(ToLongFunction<Entry> figure) {
        return entries.stream().mapToLong(figure).sum();
    }

    /** Returns how many records came into the graphs. */
    public long in() {
        return total(entry -> entry.kind() == OperatorKind.INPUT ? entry.in() : 0);
    }

    /** Returns how many records ended for each reason. */
    public Map<DropReason, Long> dropped() {
        Map<DropReason, Long> sums = new EnumMap<>(DropReason.class);
        entries.forEach(entry -> entry.dropped().forEach((reason, count) -> sums.merge(reason, count, Long::sum)));
        return sums;
    }

    /** Returns how many records are not accounted for: 0 when the ledger adds up. */
    public long missing() {
        return in()
                + total(Entry::created)
                + total(Entry::copied)
                - total(Entry::delivered)
                - total(Entry::deadLettered)
                - total(Entry::droppedTotal)
                - total(Entry::merged)
                - total(Entry::inFlight);
    }

    /** Whether every record is accounted for. */
    public boolean addsUp() {
        return missing() == 0;
    }

    /** Returns the entry of an operator. */
    public Entry entry(String graph, String operator) {
        return entries.stream()
                .filter(entry -> entry.graph().equals(graph) && entry.operator().equals(operator))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no operator '" + operator + "' in graph '" + graph + "'"));
    }
}
