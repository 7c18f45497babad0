package io.canto.config;

import io.canto.config.LoadedGraphs.Tests;
import io.canto.config.yaml.YamlList;
import io.canto.config.yaml.YamlMap;
import io.canto.config.yaml.YamlNode;
import io.canto.config.yaml.YamlReader;
import io.canto.config.yaml.YamlScalar;
import io.canto.expr.ExpressionLimits;
import io.canto.graph.CheckOptions;
import io.canto.graph.Graph;
import io.canto.graph.GraphException;
import io.canto.graph.Place;
import io.canto.graph.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tests of one file, and the graphs that they test. They stand in a graph's own file under {@code tests}, or in a file
 * {@code NAME_test.yaml} that says {@code graph: NAME.yaml} or stands beside it; a list of files is loaded apart.
 *
 * @param file where the tests stand
 * @param graphs the graphs, checked
 * @param tests in the order of the file
 */
public record GraphTestFile(Path file, List<Graph> graphs, List<GraphTest> tests) {
    private static final String SUFFIX = "_test";

    /**
     * Reads the tests of a file, or those of all files of a folder.
     *
     * @throws GraphException with all that is wrong with the tests and their graphs
     */
    public static List<GraphTestFile> read(Path path, OperatorCatalog catalog, GraphLoader loader) {
        Problems problems = new Problems();
        List<GraphTestFile> files = new ArrayList<>();
        for (Path file : FileReader.expand(path, problems)) {
            if (isTestFile(file)) {
                readTestFile(file, catalog, loader, problems, files);
            } else {
                readGraphFile(file, catalog, loader, problems, files);
            }
        }
        if (problems.count() > 0) {
            throw new GraphException(problems.list());
        }
        return files;
    }

    private static boolean isTestFile(Path file) {
        return baseName(file).endsWith(SUFFIX);
    }

    private static String baseName(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static void readTestFile(
            Path file, OperatorCatalog catalog, GraphLoader loader, Problems problems, List<GraphTestFile> files) {
        String text = FileReader.read(file, problems);
        YamlNode root = text == null ? null : YamlReader.read(text, file.toString(), problems);
        if (root == null) {
            return;
        }
        if (!(root instanceof YamlMap map) || map.get("tests") == null) {
            problems.error(Codes.BAD_FORM, "a file of tests is a map with 'tests'", root.place(), null);
            return;
        }
        Binder binder = new Binder(catalog.shapes(), problems, ExpressionLimits.DEFAULT);
        binder.refuseUnknown(map, Set.of("graph", "tests"), List.of("graph", "tests"), "a file of tests");
        List<String> named = named(map.get("graph"));
        String own = String.valueOf(file.getFileName());
        List<Path> tested = (named.isEmpty() ? List.of(own.replace(SUFFIX + ".", ".")) : named)
                .stream().map(file::resolveSibling).toList();
        for (Path graph : tested) {
            if (!Files.exists(graph)) {
                Place place = named.isEmpty() ? root.place() : map.keyPlace("graph");
                problems.error(
                        Codes.UNREADABLE_FILE, "there is no '" + graph + "' to test", place, "write 'graph: FILE'");
                return;
            }
        }
        List<Graph> graphs = graphs(loader.read(tested), tested.size() > 1, problems);
        files.add(new GraphTestFile(file, graphs, tests(binder, catalog, map.get("tests"), problems)));
    }

    private static List<String> named(@Nullable YamlNode written) {
        if (written instanceof YamlList list) {
            return list.items().stream()
                    .filter(YamlScalar.class::isInstance)
                    .map(item -> ((YamlScalar) item).text())
                    .toList();
        }
        return written instanceof YamlScalar scalar ? List.of(scalar.text()) : List.of();
    }

    private static void readGraphFile(
            Path file, OperatorCatalog catalog, GraphLoader loader, Problems problems, List<GraphTestFile> files) {
        LoadedGraphs loaded = loader.read(List.of(file));
        if (loaded.tests().isEmpty() && loaded.problems().isEmpty()) {
            return;
        }
        List<Graph> graphs = graphs(loaded, false, problems);
        Binder binder = new Binder(catalog.shapes(), problems, ExpressionLimits.DEFAULT);
        for (Tests tests : loaded.tests()) {
            files.add(new GraphTestFile(file, graphs, tests(binder, catalog, tests.node(), problems)));
        }
    }

    private static List<Graph> graphs(LoadedGraphs loaded, boolean apart, Problems problems) {
        try {
            return apart ? GraphLoader.checkApart(loaded) : GraphLoader.check(loaded, CheckOptions.EMBEDDED);
        } catch (GraphException e) {
            e.problems().stream().filter(Problem::isError).forEach(problems);
            return List.of();
        }
    }

    private static List<GraphTest> tests(
            Binder binder, OperatorCatalog catalog, @Nullable YamlNode node, Problems problems) {
        List<GraphTest> tests = new ArrayList<>();
        if (!(node instanceof YamlList list)) {
            problems.error(Codes.BAD_FORM, "'tests' is a list", node == null ? null : node.place(), null);
            return tests;
        }
        RecordShape shape = catalog.shapes().of(GraphTest.class);
        OptionType type = new OptionType.Nested(GraphTest.class, () -> shape);
        for (YamlNode item : list.items()) {
            if (binder.value(type, item, "tests") instanceof GraphTest test) {
                tests.add(test);
            }
        }
        return tests;
    }
}
