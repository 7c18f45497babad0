package io.canto.graph;

import io.canto.spi.PanicException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The nodes of a graph that are on one turn: all of it, or one lane, or what the lanes share.
 *
 * @param nodes in the order of the list
 * @param inFlow so that none comes before one that sends to it
 */
record Part(Turn turn, List<Node> nodes, List<Node> inFlow) {
    private static final Logger log = LoggerFactory.getLogger(RunningGraph.class);

    /**
     * Has the operators emit what they keep.
     *
     * @throws PanicException if the graph cannot go on
     */
    void drain() {
        for (Node node : inFlow) {
            node.drainFailure = null;
            try {
                node.drain();
            } catch (PanicException e) {
                throw e;
            } catch (RuntimeException | StackOverflowError | LinkageError e) {
                node.tally.errors++;
                node.drainFailure = e.toString();
                node.warn("it could not be drained: " + e);
            }
            turn.unwind();
        }
    }

    /** Whether an operator keeps records, outputs aside. */
    boolean keepsRecords() {
        return nodes.stream().anyMatch(Part::keeps);
    }

    /** Returns for each operator that did not emit all it kept when it was drained what is to be said of it. */
    List<String> leftBehind() {
        return nodes.stream()
                .filter(node -> node.drainFailure != null || keeps(node))
                .map(node -> "operator '" + node.graph + "/" + node.declaration.id() + "' did not emit what it keeps, "
                        + node.tally.inFlight + (node.tally.inFlight == 1 ? " record" : " records") + " in flight"
                        + (node.drainFailure == null ? "" : ": " + node.drainFailure))
                .toList();
    }

    private static boolean keeps(Node node) {
        return !(node instanceof OutputNode) && node.tally.inFlight > 0;
    }

    /** Closes the operators. */
    void close() {
        turn.lock.lock();
        try {
            for (Node node : inFlow) {
                try {
                    node.close();
                } catch (Exception e) {
                    log.warn(
                            "operator '{}/{}' could not be closed: {}",
                            node.graph,
                            node.declaration.id(),
                            e.toString());
                }
            }
        } finally {
            turn.lock.unlock();
        }
    }
}
