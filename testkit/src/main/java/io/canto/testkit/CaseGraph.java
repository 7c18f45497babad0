package io.canto.testkit;

import io.canto.config.GraphLoader;
import io.canto.config.LoadedGraphs;
import io.canto.config.OperatorCatalog;
import io.canto.graph.OperatorDeclaration;
import io.canto.record.Fields;
import io.canto.record.json.Json;
import io.canto.spi.Edge;
import io.canto.spi.OperatorConfig;
import io.canto.spi.OperatorId;
import io.canto.spi.OperatorKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the graph of a case: its operators, and an output for every id that they send to and that is none of them. */
final class CaseGraph {
    private static final String OUTPUT_TYPE = "test_output";

    private final OperatorCatalog catalog;

    CaseGraph(OperatorCatalog catalog) {
        this.catalog = catalog.names().contains(OUTPUT_TYPE) ? catalog : catalog.plus(CaptureOutputConfig.class);
    }

    /** Returns the catalog, with the type of the outputs. */
    OperatorCatalog catalog() {
        return catalog;
    }

    /** Returns the YAML of a graph; operators that cannot be read stay as they are, to be reported when it is loaded. */
    String yaml(List<Fields> operators, Path directory) {
        LoadedGraphs loaded =
                new GraphLoader(catalog).withEnvironment(name -> null).read(yaml(operators), "graph.yaml", directory);
        List<OperatorDeclaration> declared =
                loaded.graphs().isEmpty() ? List.of() : loaded.graphs().get(0).operators();
        Set<String> outputs = new LinkedHashSet<>();
        if (declared.isEmpty() || goesOn(declared.get(declared.size() - 1))) {
            outputs.add(TestCase.OUT);
        }
        for (OperatorDeclaration operator : declared) {
            targets(operator).forEach(outputs::add);
        }
        declared.forEach(operator -> outputs.remove(operator.id()));
        List<Fields> all = new ArrayList<>(operators);
        for (String id : outputs) {
            all.add(Fields.of(Map.of("id", id, "type", OUTPUT_TYPE)));
        }
        return yaml(all);
    }

    private static String yaml(List<Fields> operators) {
        return Json.text(Fields.of(Map.of("operators", operators)));
    }

    /** Whether the last operator of a list sends to what stands behind it. */
    private static boolean goesOn(OperatorDeclaration last) {
        OperatorConfig config = last.config();
        return last.common().output().isEmpty()
                && (config == null
                        || OperatorKind.of(config.getClass()) != OperatorKind.OUTPUT && !config.routesOnly());
    }

    private static Stream<String> targets(OperatorDeclaration operator) {
        List<OperatorId> ids = new ArrayList<>(operator.common().output());
        ids.addAll(operator.common().onError().route());
        OperatorConfig config = operator.config();
        if (config != null) {
            for (Edge edge : config.edges()) {
                OperatorId target = edge.target();
                boolean leavesGraph = edge.kind() == Edge.Kind.LINK || edge.kind() == Edge.Kind.OPTIONAL_LINK;
                if (target != null && !leavesGraph) {
                    ids.add(target);
                }
            }
        }
        return ids.stream().map(OperatorId::value);
    }
}
