package io.canto.graph;

import io.canto.spi.PanicException;
import io.canto.spi.ReaderGoneException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of open graphs, in order: inputs bring no more, operators emit what they keep, outputs write it, all is closed. */
final class Shutdown {
    private static final Logger log = LoggerFactory.getLogger(Engine.class);
    private static final long STUCK_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    /** How long outputs that cannot write are waited for in the end, if what they miss can be read again. */
    private static final long LAST_TRIES_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final List<RunningGraph> graphs;
    private final boolean readsAgain;
    private final Consumer<@Nullable RuntimeException> failed;

    /**
     * Prepares it.
     *
     * @param readsAgain whether everything that is not settled comes again at the next start
     * @param failed is told what goes wrong, or null
     */
    Shutdown(List<RunningGraph> graphs, boolean readsAgain, Consumer<@Nullable RuntimeException> failed) {
        this.graphs = graphs;
        this.readsAgain = readsAgain;
        this.failed = failed;
    }

    /** Stops all. Graphs with an operator that does not come back are the last, so that they hold up no others. */
    void run(long deadline) {
        Map<Boolean, List<RunningGraph>> parts =
                graphs.stream().collect(Collectors.partitioningBy(graph -> graph.comesBack(PATIENCE_NANOS)));
        for (boolean comesBack : new boolean[] {true, false}) {
            List<RunningGraph> part = parts.getOrDefault(comesBack, List.of());
            if (comesBack) {
                part.forEach(graph -> failed.accept(graph.failure())); // who failed may not have got to say it yet
            }
            part.forEach(RunningGraph::closeIntake);
            List<RunningGraph> stuck = drained(part);
            long lastTry = readsAgain
                    ? Math.min(System.nanoTime() + LAST_TRIES_NANOS, deadline - PATIENCE_NANOS)
                    : deadline - PATIENCE_NANOS;
            while (!stuck.isEmpty() && System.nanoTime() < lastTry && isPaused()) {
                stuck.removeIf(graph -> !works(graph, graph::tick) || !graph.isStuck());
            }
            if (!stuck.isEmpty()) {
                log.warn(
                        "an output of {} could still not write; what it had not written {}",
                        stuck.stream().map(graph -> graph.graph().name()).toList(),
                        readsAgain ? "is read again at the next start" : "is lost, if its input cannot read it again");
            }
            part.forEach(RunningGraph::close);
        }
    }

    /**
     * Drains graphs, and returns those with outputs that cannot write now. What one emits can be kept by another that it is
     * linked to, so that is done until nothing is kept or the same ones still keep something, but no more often than there
     * are graphs in a row.
     */
    private List<RunningGraph> drained(List<RunningGraph> part) {
        List<RunningGraph> working = new ArrayList<>(part);
        List<RunningGraph> keeping = part;
        for (int round = 0; round < part.size() && !keeping.isEmpty(); round++) {
            Set<RunningGraph> broken = keeping.stream()
                    .filter(graph -> !works(graph, graph::drain))
                    .collect(Collectors.toSet());
            working.removeAll(broken);
            List<RunningGraph> before = keeping;
            keeping = working.stream().filter(RunningGraph::keepsRecords).toList();
            if (round > 0 && keeping.equals(before)) {
                break;
            }
        }
        working.stream()
                .flatMap(graph -> graph.leftBehind().stream())
                .forEach(what -> failed.accept(new PanicException(what)));
        working.removeIf(graph -> !graph.isStuck());
        return working;
    }

    private boolean works(RunningGraph graph, Runnable step) {
        try {
            step.run();
            return true;
        } catch (RuntimeException e) {
            if (!(e.getCause() instanceof ReaderGoneException)) {
                log.info("graph '{}' could not be drained: {}", graph.graph().name(), e.toString());
                failed.accept(e);
            }
        } catch (Error e) {
            failed.accept(new IllegalStateException(e));
        }
        return false;
    }

    private static boolean isPaused() {
        try {
            TimeUnit.NANOSECONDS.sleep(STUCK_WAIT_NANOS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
