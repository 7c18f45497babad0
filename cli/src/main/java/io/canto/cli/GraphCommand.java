package io.canto.cli;

import io.canto.graph.Graph;
import io.canto.graph.Topology;
import io.canto.graph.draw.GraphDrawing;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code canto graph}. */
@Command(
        name = "graph",
        description = "Draws graphs: every operator, every way between them, and why it is taken.",
        sortOptions = false,
        footer = {"", "Example:", "  canto graph --format html graph.yaml > graph.html"})
final class GraphCommand extends Subcommand {
    @Mixin
    private GraphFiles files = new GraphFiles();

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "How to draw: text, mermaid, dot, svg or html.",
            defaultValue = "text",
            order = 10)
    private GraphDrawing format = GraphDrawing.TEXT;

    GraphCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws IOException {
        List<Graph> graphs = files.load();
        Topology topology = Topology.of(graphs.stream().map(Graph::declaration).toList());
        session.out().print(format.draw(topology));
        return ExitCode.FINE;
    }
}
