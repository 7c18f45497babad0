package io.canto.graph;

import io.canto.spi.InputConfig;
import io.canto.spi.Poll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs graphs: polls their inputs, runs their timers, and stops them in order. One thread does all of it, however many
 * graphs there are; only an input that waits for the outside world has a thread of its own. Thread-safe.
 */
public final class Engine implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Engine.class);
    private static final long STUCK_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final List<RunningGraph> graphs;
    private final Budget budget;
    private final boolean once;
    /** Whether everything that is not settled comes again at the next start. */
    private final boolean readsAgain;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Thread> threads = new ArrayList<>();
    private final LaneThreads laneThreads = new LaneThreads();
    private int running;
    private boolean started;
    private volatile boolean stopping;
    private boolean closed;
    private @Nullable RuntimeException failure;
    /** Why an input broke in a run that first reads what the others have. */
    private @Nullable RuntimeException broken;

    private Engine(List<RunningGraph> graphs, Budget budget, RunOptions options) {
        this.graphs = graphs;
        this.budget = budget;
        once = options.once();
        List<InputNode> inputs =
                graphs.stream().flatMap(graph -> graph.inputs().stream()).toList();
        readsAgain = options.stateDirectory() != null
                && !inputs.isEmpty()
                && inputs.stream().allMatch(InputNode::replays);
    }

    /**
     * Opens graphs, and links those that forward to each other. Nothing is read yet.
     *
     * @throws IOException if an operator cannot have what it needs; everything is closed again
     * @throws GraphException if a link leads to no graph
     */
    public static Engine open(List<Graph> graphs, RunOptions options) throws IOException {
        List<Problem> problems = check(graphs);
        if (!problems.isEmpty()) {
            throw new GraphException(problems);
        }
        Budget budget = new Budget(options.budget().bytes());
        return new Engine(new GraphOpener(graphs, options, budget).open(), budget, options);
    }

    /** Returns what keeps graphs from being opened together: links that lead to no graph, or to what cannot receive. */
    public static List<Problem> check(List<Graph> graphs) {
        return LinkChecks.check(graphs.stream().map(Graph::declaration).toList());
    }

    /** Returns an open graph. */
    public RunningGraph graph(String name) {
        return graphs.stream()
                .filter(graph -> graph.graph().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no graph '" + name + "'"));
    }

    /** Begins to read. Once only. */
    public void start() {
        lock.lock();
        try {
            if (started) {
                throw new IllegalStateException("started already");
            }
            started = true;
            laneThreads.start(graphs, this::laneBroke);
            PriorityQueue<Job> jobs = new PriorityQueue<>();
            for (RunningGraph graph : graphs) {
                jobs.add(new Job(graph, null));
                for (InputNode input : graph.inputs()) {
                    running++;
                    if (input.declaration.config() instanceof InputConfig config && config.blocks()) {
                        threads.add(new Thread(() -> poll(new Job(graph, input)), "canto-" + input.declaration.id()));
                    } else {
                        jobs.add(new Job(graph, input));
                    }
                }
            }
            threads.add(new Thread(() -> loop(jobs), "canto"));
            for (Thread thread : threads) {
                thread.setDaemon(true);
                thread.start();
            }
        } finally {
            lock.unlock();
        }
    }

    private void laneBroke(RuntimeException reason) {
        lock.lock();
        try {
            failure = failure == null ? reason : failure;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void loop(PriorityQueue<Job> jobs) {
        while (!stopping && !jobs.isEmpty()) {
            Job job = jobs.remove();
            if (sleepUntil(job.dueNanos)) {
                return;
            }
            if (run(job)) {
                jobs.add(job);
            }
        }
    }

    private void poll(Job job) {
        boolean goesOn = true;
        while (goesOn && !stopping) {
            if (sleepUntil(job.dueNanos)) {
                return;
            }
            goesOn = run(job);
        }
    }

    /** Runs a job once, and says whether it is to be run again. */
    private boolean run(Job job) {
        try {
            if (job.run()) {
                return true;
            }
            inputEnded(null);
        } catch (IOException e) {
            inputBroke(stopping ? null : new UncheckedIOException(e)); // what it reads from is closed by the stop
        } catch (StoppingException e) {
            inputEnded(null);
        } catch (RuntimeException e) {
            inputEnded(e);
        } catch (Error e) {
            inputEnded(new IllegalStateException(e));
        }
        return false;
    }

    /** Has operators emit what they keep where an input waits for that: records that wait for others must not block all. */
    private void relieve(InputNode input) {
        graphs.forEach(RunningGraph::awaitLanes);
        if (budget.isUsedUp()) {
            log.debug("the budget is used up: operators emit what they keep");
            graphs.forEach(RunningGraph::drain);
        } else if (input.waitsForOperators()) {
            log.debug("max_unacked of '{}' is reached: operators emit what they keep", input.declaration.id());
            graphs.stream().filter(graph -> graph.isLinkedTo(input)).forEach(RunningGraph::drain);
        }
    }

    private void inputBroke(@Nullable UncheckedIOException reason) {
        if (!once) {
            inputEnded(reason);
            return;
        }
        lock.lock();
        try {
            broken = broken == null ? reason : broken;
            inputEnded(null);
        } finally {
            lock.unlock();
        }
    }

    private void inputEnded(@Nullable RuntimeException reason) {
        lock.lock();
        try {
            running--;
            failed(reason);
            failed(running == 0 ? broken : null);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Keeps the first failure. */
    private void failed(@Nullable RuntimeException reason) {
        lock.lock();
        try {
            failure = failure == null ? reason : failure;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a time, and says whether the engine stops. */
    private boolean sleepUntil(long nanos) {
        long wait = nanos - System.nanoTime();
        if (wait <= 0) {
            return stopping;
        }
        lock.lock();
        try {
            while (!stopping && wait > 0) {
                wait = changed.awaitNanos(wait);
            }
            return stopping;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until all inputs have ended, the end was asked for, or the time is up.
     *
     * @return whether they have ended
     * @throws io.canto.spi.PanicException if a graph panicked
     * @throws io.canto.record.RecordException if a record was refused
     * @throws UncheckedIOException if an input or output is broken for good
     */
    public boolean awaitDone(Duration atMost) {
        long wait = atMost.toNanos();
        lock.lock();
        try {
            while (running > 0 && failure == null && !stopping && wait > 0) {
                wait = changed.awaitNanos(wait);
            }
            if (failure != null) {
                throw failure;
            }
            return running == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Asks for the end: inputs read no more, and {@link #awaitDone} waits no more. {@link #stop} does the rest. */
    public void endSoon() {
        lock.lock();
        try {
            stopping = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Stops in order: inputs read no more, operators emit what they keep, outputs write it, everything is closed. An
     * operator that does not come back is left behind when the time is up. Outputs that cannot write are waited for, but
     * only five seconds if what they miss can be read again. A failure of that time, such as an operator that does not
     * emit what it keeps, is thrown by {@link #awaitDone}. May be called twice.
     *
     * @param atMost how long it may take
     * @return whether everything came to its end
     */
    public boolean stop(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        endSoon();
        lock.lock();
        try {
            if (closed) {
                return true;
            }
            closed = true;
        } finally {
            lock.unlock();
        }
        Shutdown shutdown = new Shutdown(graphs, readsAgain, this::failed);
        Thread stopper = new Thread(() -> shutdown.run(deadline), "canto-stop");
        stopper.setDaemon(true);
        stopper.start();
        try {
            TimeUnit.NANOSECONDS.timedJoin(stopper, Math.max(1, deadline - System.nanoTime()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stopper.isAlive()) {
            List<String> late = graphs.stream()
                    .filter(graph -> !graph.comesBack(0))
                    .map(graph -> graph.graph().name())
                    .toList();
            log.warn("an operator of {} did not come back in time and is left behind", late);
        }
        laneThreads.stop();
        return !stopper.isAlive();
    }

    /** Stops within 25 seconds. */
    @Override
    public void close() {
        stop(Duration.ofSeconds(25));
    }

    /** Returns what was counted so far, over all graphs. */
    public Ledger ledger() {
        return new Ledger(graphs.stream()
                .flatMap(graph -> graph.ledger().entries().stream())
                .toList());
    }

    /** A poll of an input, or the timers of a graph, to be run at a time. */
    private final class Job implements Comparable<Job> {
        private final RunningGraph graph;
        private final @Nullable InputNode input;
        private long dueNanos = System.nanoTime();

        Job(RunningGraph graph, @Nullable InputNode input) {
            this.graph = graph;
            this.input = input;
        }

        /** Does it, and says whether it is to be done again. */
        boolean run() throws IOException {
            if (input == null) {
                dueNanos = System.nanoTime() + graph.tick().toNanos();
                return true;
            }
            if (!input.ready()) {
                graph.retry();
                relieve(input);
                dueNanos = System.nanoTime() + STUCK_WAIT_NANOS;
                return true;
            }
            Poll next = input.poll();
            dueNanos = System.nanoTime() + Math.max(0, next.waitNanos());
            return !next.isEnded();
        }

        @Override
        public int compareTo(Job other) {
            return Long.compare(dueNanos - other.dueNanos, 0);
        }
    }
}
