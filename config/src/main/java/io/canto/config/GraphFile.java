package io.canto.config;

import io.canto.config.yaml.YamlList;
import io.canto.config.yaml.YamlMap;
import io.canto.config.yaml.YamlNode;
import io.canto.config.yaml.YamlScalar;
import io.canto.expr.ExpressionLimits;
import io.canto.graph.GraphDeclaration;
import io.canto.graph.GraphOptions;
import io.canto.graph.OperatorDeclaration;
import io.canto.graph.Place;
import io.canto.spi.OperatorId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes the declarations of one file's graphs from its tree. */
final class GraphFile {
    private static final String OPERATORS = "operators";
    private static final String GRAPHS = "graphs";
    private static final String NAME = "name";
    private static final String TESTS = "tests";
    private static final String EXTENSION = "x-";

    private final OperatorCatalog catalog;
    private final Problems problems;
    private final Binder binder;
    private final RecordShape options;
    private final Path directory;

    GraphFile(OperatorCatalog catalog, Problems problems, Path directory) {
        this.catalog = catalog;
        this.problems = problems;
        this.binder = new Binder(catalog.shapes(), problems, ExpressionLimits.DEFAULT);
        this.options = catalog.shapes().of(GraphOptions.class);
        this.directory = directory;
    }

    /**
     * Makes the declarations.
     *
     * @param root the file
     * @param defaultName of a graph that stands alone in its file and has no name
     */
    List<GraphDeclaration> read(YamlNode root, String defaultName) {
        if (!(root instanceof YamlMap file)) {
            problems.error(
                    Codes.BAD_FORM,
                    "a file of a graph is a map, not " + root.kind(),
                    root.place(),
                    root instanceof YamlList ? "write 'operators:' above the list" : "write 'operators:'");
            return List.of();
        }
        if (file.get(GRAPHS) != null) {
            return several(file);
        }
        YamlMap known = withoutExtensions(file);
        refuseUnknown(known, List.of(OPERATORS, GRAPHS, NAME, TESTS), "a file");
        return List.of(graph(known, graphName(file, defaultName), file.place()));
    }

    private List<GraphDeclaration> several(YamlMap file) {
        YamlMap known = withoutExtensions(file);
        refuseUnknown(known, List.of(OPERATORS, GRAPHS, TESTS), "a file with graphs");
        YamlMap.Entry both = file.entry(OPERATORS);
        if (both != null) {
            problems.error(
                    Codes.BAD_FORM,
                    "a file has either 'operators' or 'graphs'",
                    both.key().place(),
                    "move the list into a graph of its own");
        }
        if (!(file.get(GRAPHS) instanceof YamlMap graphs)) {
            problems.error(Codes.BAD_FORM, "'graphs' is a map of names to graphs", file.keyPlace(GRAPHS), null);
            return List.of();
        }
        List<GraphDeclaration> declarations = new ArrayList<>();
        for (YamlMap.Entry entry : graphs.entries()) {
            checkName(entry.key());
            if (entry.value() instanceof YamlMap graph) {
                refuseUnknown(graph, List.of(OPERATORS), "a graph");
                declarations.add(graph(
                        inherit(graph, known), entry.key().text(), entry.key().place()));
            } else {
                problems.error(
                        Codes.BAD_FORM,
                        "a graph is a map with 'operators', not "
                                + entry.value().kind(),
                        entry.key().place(),
                        null);
            }
        }
        if (graphs.entries().isEmpty()) {
            problems.error(Codes.BAD_FORM, "there is no graph here", graphs.place(), null);
        }
        return declarations;
    }

    /** Options of the file hold for those of its graphs that do not set them. */
    private YamlMap inherit(YamlMap graph, YamlMap file) {
        YamlMap all = graph;
        for (String option : options.names()) {
            YamlMap.Entry entry = file.entry(option);
            if (entry != null && graph.get(option) == null) {
                all = all.with(entry.key(), entry.value());
            }
        }
        return all;
    }

    private static YamlMap withoutExtensions(YamlMap file) {
        java.util.Map<String, YamlMap.Entry> kept = new java.util.LinkedHashMap<>();
        for (YamlMap.Entry entry : file.entries()) {
            if (!entry.key().text().startsWith(EXTENSION)) {
                kept.put(entry.key().text(), entry);
            }
        }
        return new YamlMap(kept, file.place());
    }

    private void refuseUnknown(YamlMap map, List<String> form, String owner) {
        Set<String> allowed = new LinkedHashSet<>(form);
        allowed.addAll(options.names());
        binder.refuseUnknown(map, allowed, allowed, owner);
    }

    private String graphName(YamlMap file, String defaultName) {
        YamlMap.Entry name = file.entry(NAME);
        if (name == null) {
            return defaultName;
        }
        if (name.value() instanceof YamlScalar scalar && !scalar.isEmpty()) {
            return checkName(scalar) ? scalar.text() : defaultName;
        }
        problems.error(Codes.BAD_VALUE, "a name is a text", name.key().place(), null);
        return defaultName;
    }

    private boolean checkName(YamlScalar name) {
        String unseen = OperatorId.unseen(name.text()).orElse(null);
        boolean wrong = name.text().isEmpty()
                || OperatorId.hasWhiteSpace(name.text())
                || name.text().indexOf('/') >= 0
                || name.text().length() > 100;
        if (unseen != null) {
            problems.error(
                    Codes.BAD_VALUE,
                    Secrets.hide("'" + name.text() + "' is no name of a graph: " + unseen, name),
                    name.place(),
                    Hints.unseen(name.text()));
        } else if (wrong) {
            problems.error(
                    Codes.BAD_VALUE,
                    "a graph's name has 1 to 100 characters, no white space and no '/'",
                    name.place(),
                    null);
        }
        return unseen == null && !wrong;
    }

    private GraphDeclaration graph(YamlMap map, String name, Place place) {
        Object bound = binder.record(options, map, new Binder.Owner("the graph", map.place(), Set.of()));
        GraphOptions graphOptions = bound instanceof GraphOptions made ? made : GraphOptions.NONE;
        return new GraphDeclaration(
                name,
                operators(map, name, place, graphOptions.expressionLimits().limits()),
                graphOptions,
                directory,
                new OptionPlaces(map, place));
    }

    private List<OperatorDeclaration> operators(YamlMap map, String name, Place place, ExpressionLimits limits) {
        YamlMap.Entry entry = map.entry(OPERATORS);
        if (entry == null && Binder.misspelt(map, List.of(OPERATORS)).contains(OPERATORS)) {
            return List.of();
        }
        if (entry == null || entry.value() instanceof YamlScalar scalar && scalar.isNull()) {
            problems.error(
                    Codes.NO_OPERATORS,
                    "graph '" + name + "' has no operators",
                    entry == null ? place : entry.key().place(),
                    noOperatorsHint(map));
            return List.of();
        }
        if (!(entry.value() instanceof YamlList list)) {
            problems.error(
                    Codes.BAD_FORM,
                    "'operators' is a list, not " + entry.value().kind(),
                    entry.key().place(),
                    "begin every operator with '- '");
            return List.of();
        }
        if (list.items().isEmpty()) {
            problems.error(Codes.NO_OPERATORS, "graph '" + name + "' has no operators", list.place(), null);
        }
        List<String> ids = OperatorIds.of(list);
        OperatorBinder operators = new OperatorBinder(catalog, problems, limits);
        List<OperatorDeclaration> declarations = new ArrayList<>();
        for (int at = 0; at < ids.size(); at++) {
            YamlNode item = list.items().get(at);
            if (item instanceof YamlMap operator) {
                declarations.add(operators.bind(operator, ids.get(at)));
            } else {
                problems.error(
                        Codes.BAD_FORM,
                        "an operator is a map with a type, not " + item.kind(),
                        item.place(),
                        item instanceof YamlScalar scalar && catalog.type(scalar.text()) != null
                                ? "write '- type: " + scalar.text() + "'"
                                : null);
            }
        }
        return declarations;
    }

    /** Other tools' files are often tried as they are. */
    private static String noOperatorsHint(YamlMap map) {
        if (map.entry("pipeline") != null) {
            return "Stanza's 'pipeline' is called 'operators' here";
        }
        if (map.entry("receivers") != null) {
            return "in a Collector's file the operators are those of its receiver: write them below 'operators:', behind a"
                    + " file_input with the receiver's own options";
        }
        return "write 'operators:' and a list below it";
    }
}
