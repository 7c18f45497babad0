package io.canto.graph;

import io.canto.record.LogRecord;
import io.canto.record.RecordContext;
import io.canto.record.RecordException;
import io.canto.spi.DropReason;
import io.canto.spi.PanicException;

/**
 * Watches records where a way may lead back. Every node of such a graph notes that a record passed; the nodes that a way
 * back leads to are checkpoints and count how often it came.
 *
 * @param name what the node is called in the path: its id, with its graph if there are several
 * @param isCheckpoint whether arrivals are counted here
 * @param max how often a record may arrive
 * @param action what happens to one that arrives more often
 */
record SeenGuard(String name, boolean isCheckpoint, int max, SeenAction action) {
    /** Lets a record in, or does with it what the action says. */
    boolean admits(LogRecord record, Node node) {
        RecordContext context = record.context();
        context.addToPath(name);
        if (!isCheckpoint || context.countSeen(node) <= max) {
            return true;
        }
        String message = "seen_limit: record came to '" + name + "' more than " + max + (max == 1 ? " time" : " times")
                + ", by " + context.path();
        node.tally.counter("seen_limit").add(1);
        switch (action.mode()) {
            case DROP -> {
                node.warn(message);
                node.end(record, DropReason.SEEN_LIMIT);
            }
            case ERROR -> throw new RecordException(message);
            case PANIC -> throw new PanicException(message);
            case ROUTE -> {
                node.warn(message);
                node.emit(record, node.seenRoute);
            }
        }
        return false;
    }
}
