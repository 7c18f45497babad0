package io.canto.cli;

import io.canto.graph.Engine;
import io.canto.graph.Graph;
import io.canto.graph.Ledger;
import io.canto.graph.RunOptions;
import io.canto.spi.ReaderGoneException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs graphs in the foreground, until their inputs end or a signal comes, and gives account of it. */
final class GraphRun {
    private static final Logger log = LoggerFactory.getLogger(GraphRun.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(25);

    private final Session session;
    private final CommonFlags flags;
    private final RunSummary.Form summary;
    private final boolean strictLedger;

    GraphRun(Session session, CommonFlags flags, RunSummary.Form summary, boolean strictLedger) {
        this.session = session;
        this.flags = flags;
        this.summary = summary;
        this.strictLedger = strictLedger;
    }

    /**
     * Runs the graphs and returns the exit code.
     *
     * @throws IOException if an operator cannot have the files it needs
     */
    int run(List<Graph> graphs, RunOptions options) throws IOException {
        Signals signals = Signals.listen();
        long started = System.nanoTime();
        try (Engine engine = Engine.open(graphs, options)) {
            int code = run(engine, signals);
            boolean isWhole = engine.stop(STOP_WITHIN);
            if (code == ExitCode.FINE || code == ExitCode.INTERRUPTED) {
                code = afterStop(engine, code);
            }
            RunSummary said = new RunSummary(engine.ledger(), Duration.ofNanos(System.nanoTime() - started));
            said.print(session.err(), summary, session.errColors(flags));
            if (!isWhole) {
                return code == ExitCode.FINE ? ExitCode.FAILED : code;
            }
            return code == ExitCode.FINE || code == ExitCode.INTERRUPTED ? audited(engine.ledger(), code) : code;
        }
    }

    /** Runs to the end and returns the exit code; the engine is to be stopped then, so that the ledger is final. */
    private int run(Engine engine, Signals signals) {
        try (Progress progress = Progress.of(session, engine)) {
            engine.start();
            signals.whenReceived(engine::endSoon);
            while (!engine.awaitDone(progress.interval()) && signals.received() == null) {
                progress.show();
            }
            if (signals.received() != null) {
                log.info("SIG{}: stopping in order, a second signal stops at once", signals.received());
            }
        } catch (RuntimeException e) {
            return report(e);
        }
        return signals.received() == null ? ExitCode.FINE : ExitCode.INTERRUPTED;
    }

    /** Returns the exit code of a run that went well until it was stopped. */
    private int afterStop(Engine engine, int code) {
        try {
            engine.awaitDone(Duration.ZERO);
            return code;
        } catch (RuntimeException e) {
            return report(e);
        }
    }

    private int report(RuntimeException failure) {
        return failure.getCause() instanceof ReaderGoneException
                ? ExitCode.FINE
                : Failures.report(session, flags, failure);
    }

    private int audited(Ledger ledger, int code) {
        long missing = ledger.missing();
        if (missing != 0) {
            session.err()
                    .println("canto: the ledger does not add up: " + Math.abs(missing) + " records "
                            + (missing > 0 ? "are not accounted for" : "were counted twice")
                            + "; this is a defect of canto or of an operator that is not its own");
            return ExitCode.INTERNAL;
        }
        long waiting = ledger.total(Ledger.Entry::inFlight);
        if (strictLedger && waiting > 0) {
            session.err().println("canto: " + waiting + " records were still on their way at the end");
            return ExitCode.INTERNAL;
        }
        return code;
    }
}
