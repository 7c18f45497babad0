package io.canto.cli;

import io.canto.graph.CheckOptions;
import io.canto.graph.Graph;
import io.canto.graph.trace.Trace;
import io.canto.graph.trace.Tracer;
import io.canto.record.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code canto trace}. */
@Command(
        name = "trace",
        description = {
            "Shows the way of records through graphs, with nothing opened.",
            "For each: what every operator changed, what every condition said, where it ended and why."
        },
        sortOptions = false,
        footer = {"", "Example:", "  canto trace graph.yaml --record '{\"level\":\"error\"}'"})
final class TraceCommand extends Subcommand {
    @Mixin
    private GraphFiles files = new GraphFiles();

    @Mixin
    private RecordLines lines = new RecordLines();

    @Option(
            names = "--at",
            paramLabel = "ID",
            description = "The operator to begin at: an id, or graph/id; without it the first that is no input.",
            order = 13)
    private @Nullable String at;

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "How to show it: text or json (one object a record).",
            defaultValue = "text",
            order = 14)
    private Form format = Form.TEXT;

    @Mixin
    private ClockFlag clock = new ClockFlag();

    /** How ways are shown. */
    enum Form {
        /** A tree. */
        TEXT,
        /** One object a record. */
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    TraceCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws IOException {
        List<Graph> graphs = files.load(CheckOptions.EMBEDDED);
        try (Tracer tracer = Tracer.open(graphs, clock.clock())) {
            String graph = graph(graphs);
            String operator = at == null ? null : at.substring(at.indexOf('/') + 1);
            int[] number = {0};
            lines.forEach(record -> show(
                    "record " + ++number[0],
                    operator == null ? tracer.trace(graph, record) : tracer.trace(graph, operator, record)));
            for (Graph drained : graphs) {
                show("kept by " + drained.name(), tracer.drain(drained.name()));
            }
            return ExitCode.FINE;
        } catch (IllegalArgumentException e) {
            session.err().println(session.errColors(flags).red("canto:") + " " + e.getMessage());
            return ExitCode.USAGE;
        }
    }

    /** The graph that an address names, or the first. */
    private String graph(List<Graph> graphs) {
        int slash = at == null ? -1 : at.indexOf('/');
        return at == null || slash < 0 ? graphs.get(0).name() : at.substring(0, slash);
    }

    private void show(String title, Trace trace) {
        if (trace.steps().isEmpty()) {
            return;
        }
        if (format == Form.JSON) {
            session.out().println(Json.text(trace.toFields()));
            return;
        }
        Colors colors = session.outColors(flags);
        session.out().println(colors.bold(title));
        session.out().println(trace.text((mark, text) -> switch (mark) {
            case OPERATOR -> colors.cyan(text);
            case GOOD -> colors.green(text);
            case BAD -> colors.red(text);
            case QUIET -> colors.faint(text);
        }));
    }
}
