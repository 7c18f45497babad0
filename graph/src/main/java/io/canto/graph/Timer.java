package io.canto.graph;

import io.canto.spi.OperatorContext;
import io.canto.spi.PanicException;
import java.time.Duration;
import java.time.Instant;

/** A task of an operator that runs again and again on the graph's turn. */
final class Timer {
    final Node node;
    private final Duration period;
    private final OperatorContext.Tick task;
    private Instant due;

    Timer(Node node, Duration period, OperatorContext.Tick task, Instant due) {
        if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("a period must be positive");
        }
        this.node = node;
        this.period = period;
        this.task = task;
        this.due = due;
    }

    Instant due() {
        return due;
    }

    /** Whether the task is due; the next time is then set. Where the time jumps ahead it is due once, not often. */
    boolean isDue(Instant now) {
        if (now.isBefore(due)) {
            return false;
        }
        due = now.plus(period);
        return true;
    }

    /** Runs the task. */
    void run() {
        try {
            task.run(node);
        } catch (PanicException e) {
            throw e;
        } catch (Exception | StackOverflowError e) {
            node.tally.errors++;
            node.warn("its timer failed: " + e);
        }
    }
}
