package io.canto.graph;

import io.canto.record.Hold;
import io.canto.record.LogRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a piece of work in a lane leaves for the operators that all lanes share. */
final class HandOver {
    private final List<BorderNode> borders = new ArrayList<>();
    private final List<LogRecord> records = new ArrayList<>();
    private final List<Hold> holds = new ArrayList<>();

    void add(BorderNode border, LogRecord record) {
        borders.add(border);
        records.add(record);
    }

    /** Has holds released when all of this was written. */
    void release(List<Hold> released) {
        holds.addAll(released);
    }

    /**
     * Has the records cross the shared operators.
     *
     * @param work told when they have
     * @throws IOException if an output is broken for good
     */
    void cross(Turn shared, LaneQueue.Work work) throws IOException {
        for (int at = 0; at < records.size(); at++) {
            borders.get(at).cross(records.get(at));
            shared.unwind();
        }
        holds.forEach(shared::releaseLater);
        work.crossed(shared);
        if (work.endsTurn()) {
            shared.end(work.walked());
        }
    }
}
