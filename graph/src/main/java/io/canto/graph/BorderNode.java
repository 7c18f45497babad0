package io.canto.graph;

import io.canto.record.LogRecord;

/** Stands in a lane for an operator that all lanes share: what comes here leaves the lane. */
final class BorderNode extends Node {
    private final Node target;
    private final LaneTurn lane;
    /** Written on the shared turn, unlike the tally. */
    private long crossed;

    BorderNode(Node target, LaneTurn lane) {
        super(target.graph, target.declaration, lane, null);
        this.target = target;
        this.lane = lane;
    }

    Node target() {
        return target;
    }

    @Override
    void work(LogRecord record) {
        record.setOwner(Turn.NOBODY);
        lane.leave(this, record);
    }

    /** Hands a record that has left the lane to the operator. */
    void cross(LogRecord record) {
        crossed++;
        target.turn.hop(target, record);
    }

    /** What is between the lane and the operator counts as in flight. */
    @Override
    Tally tally() {
        Tally waiting = new Tally();
        waiting.inFlight = tally.in - crossed;
        return waiting;
    }

    @Override
    void closeOperator() {}
}
