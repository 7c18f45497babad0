package io.canto.cli;

import io.canto.graph.DeliveryPath;
import io.canto.graph.Graph;
import io.canto.graph.GraphException;
import io.canto.graph.Problem;
import io.canto.record.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code canto validate}. */
@Command(
        name = "validate",
        description = {
            "Tells all that is wrong with graphs, and opens nothing.",
            "Checks what 'run' checks, and ends with 0, or with 78 if a graph has errors."
        },
        sortOptions = false,
        footer = {"", "Example:", "  canto validate --format sarif graphs/ > problems.sarif"})
final class ValidateCommand implements CommonFlags.Flagged {
    private final Session session;

    @Mixin
    private GraphFiles files;

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "How to tell it: text (to standard error), json or sarif (to standard output).",
            defaultValue = "text",
            order = 10)
    private Form format = Form.TEXT;

    @Option(names = "--strict", description = "Take warnings for errors.", order = 11)
    private boolean strict;

    @Mixin
    private Promises promises = new Promises();

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "The folder that 'run' will get; without one no position is kept, and less promised.",
            order = 13)
    private @Nullable Path stateDirectory;

    @Mixin
    private CommonFlags flags = new CommonFlags();

    /** How problems are told. */
    enum Form {
        /** For a person. */
        TEXT,
        /** A list of objects. */
        JSON,
        /** The format of static analysis tools. */
        SARIF;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    ValidateCommand(Session session, GraphFiles files) {
        this.session = session;
        this.files = files;
    }

    @Override
    public CommonFlags flags() {
        return flags;
    }

    @Override
    public Integer call() throws IOException {
        try {
            List<Graph> graphs = files.load();
            List<Problem> warnings = GraphFiles.warnings(graphs);
            List<DeliveryPath> paths = Promises.of(graphs, stateDirectory != null);
            List<Problem> problems = new ArrayList<>(warnings);
            problems.addAll(promises.broken(paths));
            tell(problems);
            if (problems.size() > warnings.size() || strict && !warnings.isEmpty()) {
                return ExitCode.CONFIG;
            }
            if (format == Form.TEXT) {
                graphs.forEach(graph -> session.err().println(fine(graph)));
                paths.forEach(path -> session.err().println("  " + Promises.words(path)));
            }
            return ExitCode.FINE;
        } catch (GraphException e) {
            tell(e.problems());
            return ExitCode.CONFIG;
        }
    }

    private void tell(List<Problem> problems) {
        switch (format) {
            case JSON -> session.out().println(Json.pretty(ProblemReport.json(problems)));
            case SARIF -> session.out().println(Json.pretty(ProblemReport.sarif(problems)));
            case TEXT -> {
                if (!problems.isEmpty()) {
                    new ProblemReport(session.errColors(flags)).print(session.err(), problems);
                }
            }
        }
    }

    private String fine(Graph graph) {
        int operators = graph.declaration().operators().size();
        return session.errColors(flags).green("fine:") + " graph '" + graph.name() + "', " + operators
                + (operators == 1 ? " operator" : " operators");
    }
}
