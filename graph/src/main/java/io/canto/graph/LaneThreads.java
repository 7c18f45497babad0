package io.canto.graph;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The threads that the lanes of all graphs of an engine share: one less than the graph with most lanes has, since whoever
 * brings work does some of it, too.
 */
final class LaneThreads {
    private @Nullable ExecutorService pool;

    /**
     * Starts as many as are needed, and none where every graph has one lane.
     *
     * @param whenBroken told why a graph cannot go on
     */
    void start(List<RunningGraph> graphs, Consumer<RuntimeException> whenBroken) {
        List<LaneQueue> queues = graphs.stream()
                .map(RunningGraph::lanes)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        int threads = queues.stream().mapToInt(LaneQueue::size).max().orElse(1) - 1;
        if (threads > 0) {
            ExecutorService made = new ThreadPoolExecutor(
                    threads,
                    threads,
                    0,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    LaneThreads::thread,
                    new ThreadPoolExecutor.DiscardPolicy());
            queues.forEach(queue -> queue.start(made, whenBroken));
            pool = made;
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "canto-lane");
        thread.setDaemon(true);
        return thread;
    }

    /** Ends the threads when they have done what they are at. */
    void stop() {
        if (pool != null) {
            pool.shutdown();
        }
    }
}
