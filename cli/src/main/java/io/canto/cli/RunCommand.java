package io.canto.cli;

import io.canto.graph.Engine;
import io.canto.graph.Graph;
import io.canto.graph.Ledger;
import io.canto.graph.Problem;
import io.canto.graph.RunOptions;
import io.canto.spi.ReaderGoneException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code canto run}. */
@Command(
        name = "run",
        description = {
            "Runs graphs until their inputs end, or a signal asks for the end.",
            "Ctrl-C and SIGTERM stop in order: what was read is written. A second one stops at once."
        },
        sortOptions = false,
        footer = {
            "",
            "Example:",
            "  canto run graph.yaml",
            "  canto run --once --set operators.file_input.include=today.log graph.yaml"
        })
final class RunCommand implements Callable<Integer>, CommonFlags.Flagged {
    private static final Logger log = LoggerFactory.getLogger(RunCommand.class);
    private static final Duration LOOK_AROUND = Duration.ofMillis(100);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(25);

    private final Session session;

    @Mixin
    private GraphFiles files = new GraphFiles();

    @Option(names = "--once", description = "Read what is there and end, instead of waiting for more.", order = 10)
    private boolean once;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "Keep there what must survive a restart, such as how far a file was read.",
            order = 11)
    private @Nullable Path stateDirectory;

    @Option(
            names = "--summary",
            paramLabel = "FORM",
            description = "What to say at the end: text, json or none.",
            defaultValue = "text",
            order = 12)
    private RunSummary.Form summary = RunSummary.Form.TEXT;

    @Option(
            names = "--strict-ledger",
            description = "Fail with 70 also if records were still on their way at the end.",
            order = 13)
    private boolean strictLedger;

    @Option(names = "--strict", description = "Take warnings about the graph for errors.", order = 14)
    private boolean strict;

    @Mixin
    private CommonFlags flags = new CommonFlags();

    RunCommand(Session session) {
        this.session = session;
    }

    @Override
    public CommonFlags flags() {
        return flags;
    }

    @Override
    public Integer call() throws IOException {
        List<Graph> graphs = files.load();
        List<Problem> warnings = GraphFiles.warnings(graphs);
        if (!warnings.isEmpty()) {
            new ProblemReport(session.errColors(flags)).print(session.err(), warnings);
            if (strict) {
                return ExitCode.CONFIG;
            }
        }
        Path state = stateDirectory;
        if (state != null) {
            Files.createDirectories(state);
        }
        Signals signals = Signals.listen();
        long started = System.nanoTime();
        try (Engine engine =
                Engine.open(graphs, RunOptions.DEFAULT.withOnce(once).withStateDirectory(state))) {
            int code = run(engine, signals);
            RunSummary said = new RunSummary(engine.ledger(), Duration.ofNanos(System.nanoTime() - started));
            said.print(session.err(), summary, session.errColors(flags));
            return code == ExitCode.FINE || code == ExitCode.INTERRUPTED ? audited(engine.ledger(), code) : code;
        }
    }

    /** Runs to the end and stops the engine, whatever happens, so that the ledger is final. */
    private int run(Engine engine, Signals signals) {
        try (Progress progress = Progress.of(session, engine)) {
            engine.start();
            while (signals.received() == null && !engine.awaitDone(LOOK_AROUND)) {
                progress.show();
            }
        } catch (UncheckedIOException e) {
            return e.getCause() instanceof ReaderGoneException ? ExitCode.FINE : Failures.report(session, flags, e);
        } catch (RuntimeException e) {
            return Failures.report(session, flags, e);
        } finally {
            engine.stop(STOP_WITHIN);
        }
        String signal = signals.received();
        if (signal == null) {
            return ExitCode.FINE;
        }
        log.info("stopped by SIG{}", signal);
        return ExitCode.INTERRUPTED;
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
