package io.canto.cli;

import io.canto.graph.DeliveryPath;
import io.canto.graph.Graph;
import io.canto.graph.GraphException;
import io.canto.graph.Problem;
import io.canto.graph.Topology;
import io.canto.record.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
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
final class ValidateCommand implements Callable<Integer>, CommonFlags.Flagged {
    private final Session session;

    @Mixin
    private GraphFiles files = new GraphFiles();

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "How to tell it: text (to standard error), json or sarif (to standard output).",
            defaultValue = "text",
            order = 10)
    private Form format = Form.TEXT;

    @Option(names = "--strict", description = "Take warnings for errors.", order = 11)
    private boolean strict;

    @Option(
            names = "--require",
            paramLabel = "PROMISE",
            description = "Take less than this for an error: at_least_once or best_effort.",
            defaultValue = "best_effort",
            order = 12)
    private DeliveryPath.Promise required = DeliveryPath.Promise.BEST_EFFORT;

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

    ValidateCommand(Session session) {
        this.session = session;
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
            List<DeliveryPath> paths = DeliveryPath.of(
                    Topology.of(graphs.stream().map(Graph::declaration).toList()), stateDirectory != null);
            List<Problem> problems = new ArrayList<>(warnings);
            problems.addAll(broken(paths));
            tell(problems);
            if (problems.size() > warnings.size() || strict && !warnings.isEmpty()) {
                return ExitCode.CONFIG;
            }
            if (format == Form.TEXT) {
                graphs.forEach(graph -> session.err().println(fine(graph)));
                paths.forEach(path -> session.err().println(promise(path)));
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

    /** Returns the paths that promise less than is asked for, as problems. */
    private List<Problem> broken(List<DeliveryPath> paths) {
        if (required != DeliveryPath.Promise.AT_LEAST_ONCE) {
            return List.of();
        }
        return paths.stream()
                .filter(path -> path.promise() != DeliveryPath.Promise.AT_LEAST_ONCE)
                .map(path -> Problem.error("weak-promise", promise(path).strip(), null, null))
                .toList();
    }

    private static String promise(DeliveryPath path) {
        String reason = path.reason().isEmpty() ? "" : ": " + path.reason();
        return "  " + path.input() + " to " + path.output() + ": " + path.promise() + reason;
    }

    private String fine(Graph graph) {
        int operators = graph.declaration().operators().size();
        return session.errColors(flags).green("fine:") + " graph '" + graph.name() + "', " + operators
                + (operators == 1 ? " operator" : " operators");
    }
}
