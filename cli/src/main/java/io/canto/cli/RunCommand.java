package io.canto.cli;

import io.canto.graph.Graph;
import io.canto.graph.GraphException;
import io.canto.graph.Lanes;
import io.canto.graph.Problem;
import io.canto.graph.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

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
final class RunCommand extends Subcommand {
    @Mixin
    private GraphFiles files;

    @Option(names = "--once", description = "Read what is there and end, instead of waiting for more.", order = 10)
    private boolean once;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "Keep there what must survive a restart, such as how far a file was read.",
            order = 11)
    private @Nullable Path stateDirectory;

    @Option(
            names = "--lanes",
            paramLabel = "N",
            description =
                    "Use so many lanes for graphs that do not say how many: 1 to 64, or auto for one a processor.",
            defaultValue = "1",
            converter = LanesConverter.class,
            order = 12)
    private Lanes lanes = Lanes.ONE;

    @Option(
            names = "--summary",
            paramLabel = "FORM",
            description = "What to say at the end: text, json or none.",
            defaultValue = "text",
            order = 13)
    private RunSummary.Form summary = RunSummary.Form.TEXT;

    @Option(
            names = "--strict-ledger",
            description = "Fail with 70 also if records were still on their way at the end.",
            order = 14)
    private boolean strictLedger;

    @Option(names = "--strict", description = "Take warnings about the graph for errors.", order = 15)
    private boolean strict;

    @Mixin
    private Promises promises = new Promises();

    RunCommand(Session session, GraphFiles files) {
        super(session);
        this.files = files;
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
        List<Problem> broken = promises.broken(Promises.of(graphs, state != null));
        if (!broken.isEmpty()) {
            throw new GraphException(broken);
        }
        if (state != null) {
            Files.createDirectories(state);
        }
        graphs = graphs.stream().map(Graph::withoutPlaces).toList(); // they are kept as long as they run
        return new GraphRun(session, flags, summary, strictLedger)
                .run(
                        graphs,
                        RunOptions.DEFAULT
                                .withOnce(once)
                                .withStateDirectory(state)
                                .withLanes(lanes));
    }

    /** Reads a number of lanes. */
    private static final class LanesConverter implements ITypeConverter<Lanes> {
        @Override
        public Lanes convert(String text) {
            try {
                return Lanes.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
