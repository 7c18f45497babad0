package io.canto.config;

import io.canto.config.yaml.YamlMap;
import io.canto.config.yaml.YamlNode;
import io.canto.config.yaml.YamlReader;
import io.canto.graph.CheckOptions;
import io.canto.graph.Engine;
import io.canto.graph.Graph;
import io.canto.graph.GraphChecks;
import io.canto.graph.GraphDeclaration;
import io.canto.graph.GraphException;
import io.canto.graph.Place;
import io.canto.graph.Problem;
import io.canto.spi.OperatorId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads graphs from YAML. Immutable and thread-safe. */
public final class GraphLoader {
    /** What only follows where a file could not be read: a graph of it is missed. */
    private static final Set<String> OF_MISSING_GRAPHS = Set.of("unknown-graph", "no-input");

    private final OperatorCatalog catalog;
    private final Function<String, @Nullable String> environment;
    private final Overrides overrides;

    /**
     * Makes a loader that knows some operator types and takes variables from the environment of the process.
     *
     * @param catalog the types
     */
    public GraphLoader(OperatorCatalog catalog) {
        this(catalog, System::getenv, Overrides.NONE);
    }

    private GraphLoader(OperatorCatalog catalog, Function<String, @Nullable String> environment, Overrides overrides) {
        this.catalog = catalog;
        this.environment = environment;
        this.overrides = overrides;
    }

    /** Returns a loader that takes the variables of {@code ${env:NAME}} from somewhere else. */
    public GraphLoader withEnvironment(Function<String, @Nullable String> other) {
        return new GraphLoader(catalog, other, overrides);
    }

    /** Returns a loader that puts settings in the place of what files say. */
    public GraphLoader withOverrides(Overrides other) {
        return new GraphLoader(catalog, environment, other);
    }

    /**
     * Reads files, and the YAML files of directories, without checking the graphs.
     *
     * @return all that could be read, and all that is wrong
     */
    public LoadedGraphs read(List<Path> paths) {
        Session session = new Session();
        for (Path path : paths) {
            for (Path file : FileReader.expand(path, session.problems::add)) {
                Problems found = new Problems();
                String text = FileReader.read(file, found);
                if (text != null) {
                    Path parent = file.toAbsolutePath().normalize().getParent();
                    session.add(text, file.toString(), parent == null ? Path.of("/") : parent, found);
                }
                session.problems.addAll(found.list());
            }
        }
        return session.finish();
    }

    /**
     * Reads a text, without checking the graphs.
     *
     * @param yaml the text of a file
     * @param file what messages call it; the graph's name comes from it too
     * @param directory where relative paths begin
     * @return all that could be read, and all that is wrong
     */
    public LoadedGraphs read(String yaml, String file, Path directory) {
        Session session = new Session();
        Problems found = new Problems();
        session.add(yaml, file, directory, found);
        session.problems.addAll(found.list());
        return session.finish();
    }

    /**
     * Reads and checks files, and the YAML files of directories.
     *
     * @return the graphs, in the order of the files
     * @throws GraphException with all that is wrong, in all files
     */
    public List<Graph> load(Path... paths) {
        return check(read(List.of(paths)), CheckOptions.STANDALONE);
    }

    /**
     * Checks what was read.
     *
     * @param loaded what {@link #read(List)} returned
     * @param options what to ask for
     * @return the graphs, in the order of the files
     * @throws GraphException with all that is wrong: in the files, and with the graphs as far as they could be read
     */
    public static List<Graph> check(LoadedGraphs loaded, CheckOptions options) {
        if (loaded.problems().stream().noneMatch(Problem::isError)) {
            return Graph.check(loaded.graphs(), options, loaded.problems());
        }
        List<Problem> all = new ArrayList<>(loaded.problems());
        Set<String> files = new HashSet<>();
        loaded.graphs().forEach(graph -> files.add(file(graph.source().place(""))));
        boolean isWhole = loaded.problems().stream().allMatch(problem -> files.contains(file(problem.place())));
        GraphChecks.check(
                        loaded.graphs().stream()
                                .filter(graph -> !graph.operators().isEmpty())
                                .toList(),
                        options)
                .stream()
                .filter(problem -> isWhole || !OF_MISSING_GRAPHS.contains(problem.code()))
                .forEach(all::add);
        throw new GraphException(all);
    }

    /**
     * Checks what was read, each file by itself, and that graphs of different files that send to each other fit. Loops
     * over several files are not refused: an engine guards them while they run.
     *
     * @param loaded what {@link #read(List)} returned
     * @return the graphs, in the order of the files
     * @throws GraphException with all that is wrong
     */
    public static List<Graph> checkApart(LoadedGraphs loaded) {
        Map<String, List<GraphDeclaration>> files = new LinkedHashMap<>();
        loaded.graphs()
                .forEach(graph -> files.computeIfAbsent(file(graph.source().place("")), file -> new ArrayList<>())
                        .add(graph));
        List<Problem> problems = new ArrayList<>(
                loaded.problems().stream().filter(Problem::isError).toList());
        List<Graph> graphs = new ArrayList<>();
        files.forEach((file, declared) -> {
            try {
                graphs.addAll(Graph.check(
                        declared.stream()
                                .filter(graph -> !graph.operators().isEmpty())
                                .toList(),
                        CheckOptions.EMBEDDED,
                        doubts(loaded, file)));
            } catch (GraphException e) {
                problems.addAll(e.problems());
            }
        });
        if (problems.isEmpty()) {
            problems.addAll(Engine.check(graphs));
        }
        if (!problems.isEmpty()) {
            throw new GraphException(problems);
        }
        return graphs;
    }

    private static List<Problem> doubts(LoadedGraphs loaded, String file) {
        return loaded.problems().stream()
                .filter(problem -> !problem.isError() && file(problem.place()).equals(file))
                .toList();
    }

    private static String file(@Nullable Place place) {
        return place == null ? "" : place.file();
    }

    /** What has been read so far. */
    private final class Session {
        private final List<GraphDeclaration> graphs = new ArrayList<>();
        private final List<LoadedGraphs.Tests> tests = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private final Map<String, GraphDeclaration> names = new HashMap<>();
        private final Set<String> usedSettings = new HashSet<>();

        void add(String yaml, String file, Path directory, Problems found) {
            YamlNode written = YamlReader.read(yaml, file, found);
            if (written == null) {
                return;
            }
            YamlNode root = overrides.apply(new Substitution(environment, found).apply(written), usedSettings);
            List<String> added = new ArrayList<>();
            for (GraphDeclaration graph : new GraphFile(catalog, found, directory).read(root, freeName(file))) {
                GraphDeclaration other = names.putIfAbsent(graph.name(), graph);
                if (other == null) {
                    graphs.add(graph);
                    added.add(graph.name());
                } else {
                    found.error(
                            Codes.DUPLICATE_GRAPH,
                            "two graphs are named '" + graph.name() + "'; the other is "
                                    + other.source().place(""),
                            graph.source().place("name"),
                            null);
                }
            }
            YamlNode node = root instanceof YamlMap map ? map.get("tests") : null;
            if (node != null) {
                tests.add(new LoadedGraphs.Tests(added, node));
            }
        }

        /** The file's name without its ending, with a number if it is taken. */
        private String freeName(String file) {
            String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
            int dot = last.lastIndexOf('.');
            String base = nameable(dot > 0 ? last.substring(0, dot) : last);
            String name = base.isEmpty() ? "graph" : base;
            int number = 1;
            while (names.containsKey(name)) {
                name = base + number++;
            }
            return name;
        }

        /** Leaves out what no name of a graph has, and the brackets of a source that is no file. */
        private static String nameable(String text) {
            StringBuilder name = new StringBuilder();
            for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
                int letter = text.codePointAt(at);
                boolean isLeftOut = OperatorId.isWhiteSpace(letter) || OperatorId.isUnseen(letter);
                if (!isLeftOut && letter != '<' && letter != '>') {
                    name.appendCodePoint(letter);
                }
            }
            return name.toString();
        }

        LoadedGraphs finish() {
            if (problems.stream().noneMatch(problem -> problem.code().equals(Codes.UNREADABLE_FILE))) {
                problems.addAll(overrides.unused(usedSettings));
            }
            return new LoadedGraphs(
                    graphs, tests, problems.stream().sorted(Problem.ORDER).toList());
        }
    }
}
