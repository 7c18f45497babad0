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
final class ValidateCommand extends Subcommand {
    /** Up to how many graphs are told one by one. */
    private static final int EACH = 20;

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
        super(session);
        this.files = files;
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
                fine(graphs, paths).forEach(session.err()::println);
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

    /** Returns what there is and what it promises: for each graph, or in figures if there are many. */
    private List<String> fine(List<Graph> graphs, List<DeliveryPath> paths) {
        List<String> lines = new ArrayList<>();
        if (graphs.size() > EACH) {
            lines.add(fine(RunSummary.number(graphs.size()) + " graphs, " + operators(graphs)));
            Promises.counts(paths).forEach(line -> lines.add("  " + line));
            return lines;
        }
        for (Graph graph : graphs) {
            lines.add(fine("graph '" + graph.name() + "', " + operators(List.of(graph))));
            paths.stream()
                    .filter(path -> path.graph().equals(graph.name()))
                    .forEach(path -> lines.add("  " + Promises.words(path)));
        }
        return lines;
    }

    private String fine(String what) {
        return session.errColors(flags).green("fine:") + " " + what;
    }

    private static String operators(List<Graph> graphs) {
        int count = graphs.stream()
                .mapToInt(graph -> graph.declaration().operators().size())
                .sum();
        return RunSummary.number(count) + (count == 1 ? " operator" : " operators");
    }
}
