package io.canto.graph;

import io.canto.record.LogRecord;
import io.canto.spi.Outlet;
import java.util.Arrays;
import java.util.List;

/** Where a record goes from a node: in order, to each a record of its own, to the last the original. */
final class Targets implements Outlet {
    private static final Node[] NO_NODES = {};

    private Node[] nodes = NO_NODES;
    /** Whether the way may lead back to the sender, so that it must not be taken on the stack. */
    private boolean leadsBack;

    /** Sets where this leads. Nodes know each other only when all of them are made. */
    void connect(List<Node> targets, boolean mayLeadBack) {
        nodes = targets.toArray(new Node[0]);
        leadsBack = mayLeadBack;
    }

    boolean isEmpty() {
        return nodes.length == 0;
    }

    /** Returns where this leads, each as {@code graph/operator}. */
    List<String> names() {
        return Arrays.stream(nodes)
                .map(node -> node.graph + "/" + node.declaration.id())
                .toList();
    }

    /** Sends a record that the sender has claimed; there must be a target. */
    void send(LogRecord record, Node sender) {
        Turn turn = sender.turn;
        int last = nodes.length - 1;
        for (int at = 0; at < last; at++) {
            sender.tally.copied++;
            hop(turn, nodes[at], record.fork());
        }
        hop(turn, nodes[last], record);
    }

    private void hop(Turn turn, Node node, LogRecord record) {
        if (leadsBack) {
            turn.putOff(node, record);
        } else {
            turn.hop(node, record);
        }
    }
}
