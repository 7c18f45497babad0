package io.canto.graph;

import io.canto.spi.ByteSize;
import io.canto.spi.OperatorContext;
import io.canto.spi.Output;
import io.canto.spi.OutputConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How graphs are run.
 *
 * @param clock what time it is
 * @param stopwatch what waits are measured by
 * @param once whether inputs end when they have read what is there, instead of waiting for more
 * @param stateDirectory the folder for what must survive a restart, or null to keep nothing
 * @param openInputs whether inputs are opened; if not, records come from Java only
 * @param outputs makes the outputs
 * @param budget how many bytes may be in flight before inputs wait
 * @param lanes in how many lanes graphs run that do not say it
 * @param probe is told of all that happens, or null
 */
public record RunOptions(
        InstantSource clock,
        InstantSource stopwatch,
        boolean once,
        @Nullable Path stateDirectory,
        boolean openInputs,
        OutputFactory outputs,
        ByteSize budget,
        Lanes lanes,
        @Nullable Probe probe) {
    private static final int BUDGET_SHARE = 8;

    /** Real time, waiting for more, no state, everything opened, an eighth of the heap in flight at most. */
    public static final RunOptions DEFAULT = new RunOptions(
            Clock.systemUTC(),
            new Stopwatch(),
            false,
            null,
            true,
            (graph, id, config, context) -> config.build(context),
            new ByteSize(Runtime.getRuntime().maxMemory() / BUDGET_SHARE),
            Lanes.ONE,
            null);

    /** Makes the outputs of a graph that runs; a test puts others in their place. */
    @FunctionalInterface
    public interface OutputFactory {
        /**
         * Makes one output.
         *
         * @throws IOException if a file or socket cannot be had
         */
        Output make(String graph, String operatorId, OutputConfig config, OperatorContext context) throws IOException;
    }

    /** Returns these options with another clock, by which waits are measured too. */
    public RunOptions withClock(InstantSource other) {
        return new RunOptions(other, other, once, stateDirectory, openInputs, outputs, budget, lanes, probe);
    }

    /** Returns these options with inputs that end when they have read what is there, or not. */
    public RunOptions withOnce(boolean other) {
        return new RunOptions(clock, stopwatch, other, stateDirectory, openInputs, outputs, budget, lanes, probe);
    }

    /** Returns these options with a folder for what must survive a restart. */
    public RunOptions withStateDirectory(@Nullable Path other) {
        return new RunOptions(clock, stopwatch, once, other, openInputs, outputs, budget, lanes, probe);
    }

    /** Returns these options without inputs and with other outputs. */
    public RunOptions withOutputs(OutputFactory other) {
        return new RunOptions(clock, stopwatch, once, stateDirectory, false, other, budget, lanes, probe);
    }

    /** Returns these options with a probe. */
    public RunOptions withProbe(Probe other) {
        return new RunOptions(clock, stopwatch, once, stateDirectory, openInputs, outputs, budget, lanes, other);
    }

    /** Returns these options with another bound for the bytes in flight. */
    public RunOptions withBudget(ByteSize other) {
        return new RunOptions(clock, stopwatch, once, stateDirectory, openInputs, outputs, other, lanes, probe);
    }

    /** Returns these options with another number of lanes for graphs that do not say it. */
    public RunOptions withLanes(Lanes other) {
        return new RunOptions(clock, stopwatch, once, stateDirectory, openInputs, outputs, budget, other, probe);
    }
}
