package io.canto.spi;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an operator has around it while its graph is open. Its methods are for {@code build}, but where they say else. */
public interface OperatorContext {
    /** Returns the operator's id. */
    String id();

    /** Returns the name of its graph. */
    String graph();

    /** Returns what time it is, which tests can move. For what records tell, at any time. */
    InstantSource clock();

    /**
     * Returns the time that waits are measured by, which goes on evenly while the clock of the machine may be set ahead or
     * back. Tests move it with the clock. At any time.
     */
    default InstantSource stopwatch() {
        return clock();
    }

    /**
     * Has a task run on the graph's turn again and again.
     *
     * @param period how long from one run to the next, by the stopwatch
     * @param task gets the operator's emitter
     */
    void every(Duration period, Tick task);

    /**
     * Resolves ids that {@link OperatorConfig#edges} named.
     *
     * @throws IllegalArgumentException if one of them was not named there
     */
    Outlet outlet(List<OperatorId> ids);

    /** Returns the operator with an id that a record or expression named, or null if there is none. For any time. */
    @Nullable Outlet find(String id);

    /** Returns a count of the operator's own, shown in summaries and metrics under this name, in lower case with underscores. */
    Counter counter(String name);

    /** Returns a path made absolute: a relative one begins at the folder of the graph's file. */
    Path resolve(String path);

    /**
     * Returns the id of an input that reads something and whose records get here, so that what is written to it would come
     * round again; null if there is none. For what a record decides; what the options say is checked at load. On the graph's
     * turn.
     *
     * @param claim the thing, as {@link OperatorConfig#claims} names it
     */
    default @Nullable String readBy(String claim) {
        return null;
    }

    /** Returns the folder for what must survive a restart, or null if the run keeps nothing. */
    @Nullable Path stateDirectory();

    /** Says that something is lost or looks wrong: logged as a warning with the operator's id, at a bounded rate. */
    void warn(String message);

    /** A task on the graph's turn. */
    @FunctionalInterface
    interface Tick {
        /** Does what is due. */
        void run(Emitter out);
    }

    /** A count that only grows. Used on the graph's turn only. */
    interface Counter {
        /** Adds to it. */
        void add(long amount);
    }
}
