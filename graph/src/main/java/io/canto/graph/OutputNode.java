package io.canto.graph;

import io.canto.record.LogRecord;
import io.canto.record.RecordContext;
import io.canto.spi.DropReason;
import io.canto.spi.Output;
import io.canto.spi.OutputConfig;
import java.io.IOException;

/** An output in an open graph. What it was given counts as in flight until it was flushed. */
final class OutputNode extends Node {
    private Output output = record -> {};
    private final boolean discards;
    /** Whether it is to be flushed before those that do not wait. */
    final boolean waits;

    private boolean hasWritten;
    private boolean isWaiting;
    private long pending;
    private long pendingDeadLetters;

    OutputNode(String graph, OperatorDeclaration declaration, Turn turn) {
        super(graph, declaration, turn);
        discards = declaration.config() instanceof OutputConfig config && config.discards();
        waits = declaration.config() instanceof OutputConfig config && config.waits();
    }

    void run(Output running) {
        output = running;
    }

    @Override
    void work(LogRecord record) {
        output.write(record);
        if (discards) {
            end(record, DropReason.DISCARDED);
            return;
        }
        if (turn.probe != null) {
            turn.probe.delivered(graph, declaration.id(), record);
        }
        RecordContext context = record.contextIfAny();
        if (context != null && context.isDeadLetter()) {
            pendingDeadLetters++;
        } else {
            pending++;
        }
        tally.inFlight++;
        leave(record);
        if (!hasWritten) {
            hasWritten = true;
            turn.wrote(this);
        }
    }

    @Override
    void pass(LogRecord record) {
        end(record, DropReason.FILTER);
    }

    @Override
    DropReason failureReason() {
        return DropReason.OUTPUT_REJECTED;
    }

    /** Writes out what was taken; false if that is not possible now. */
    boolean flush() throws IOException {
        if (!output.flush()) {
            if (!isWaiting) {
                isWaiting = true;
                warn("cannot write now, waiting");
            }
            return false;
        }
        if (isWaiting) {
            isWaiting = false;
            warn("writes again");
        }
        hasWritten = false;
        tally.delivered += pending;
        tally.deadLettered += pendingDeadLetters;
        tally.inFlight -= pending + pendingDeadLetters;
        pending = 0;
        pendingDeadLetters = 0;
        return true;
    }

    @Override
    void closeOperator() throws IOException {
        output.close();
    }
}
