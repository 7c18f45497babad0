package io.canto.cli;

import io.canto.config.GraphLoader;
import io.canto.config.LoadedGraphs;
import io.canto.config.Overrides;
import io.canto.graph.CheckOptions;
import io.canto.graph.Graph;
import io.canto.graph.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which graphs a command works on. */
final class GraphFiles {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Graph files, or folders of them.")
    private List<Path> files;

    @Option(
            names = {"-e", "--env"},
            paramLabel = "NAME=VALUE",
            description = "The value of a variable that a file takes by $${env:NAME}.",
            order = 1)
    private Map<String, String> variables = new LinkedHashMap<>();

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Put a value in the place of an option, such as operators.out.path=a.log.",
            order = 2)
    private List<String> settings = List.of();

    @Option(
            names = "--apart",
            description = "Check each file by itself; ways from file to file are guarded while the graphs run.",
            order = 3)
    private boolean apart;

    @Mixin
    private PluginsFlag plugins = new PluginsFlag();

    /** None yet: picocli sets them. */
    GraphFiles() {
        this(List.of());
    }

    GraphFiles(List<Path> files) {
        this.files = files;
    }

    /**
     * Returns the graphs, checked.
     *
     * @throws io.canto.graph.GraphException with all that is wrong with them
     * @throws IOException if the folder of plugins cannot be read
     */
    List<Graph> load() throws IOException {
        return load(CheckOptions.STANDALONE);
    }

    /**
     * Returns the graphs, checked.
     *
     * @param options what to ask for
     * @throws io.canto.graph.GraphException with all that is wrong with them
     * @throws IOException if the folder of plugins cannot be read
     */
    List<Graph> load(CheckOptions options) throws IOException {
        LoadedGraphs loaded = new GraphLoader(plugins.catalog())
                .withEnvironment(this::variable)
                .withOverrides(Overrides.parse(settings))
                .read(files);
        return apart ? GraphLoader.checkApart(loaded) : GraphLoader.check(loaded, options);
    }

    private @Nullable String variable(String name) {
        String given = variables.get(name);
        return given == null ? System.getenv(name) : given;
    }

    /** Returns the warnings of graphs, sorted. */
    static List<Problem> warnings(List<Graph> graphs) {
        return graphs.stream()
                .flatMap(graph -> graph.warnings().stream())
                .sorted(Problem.ORDER)
                .toList();
    }
}
