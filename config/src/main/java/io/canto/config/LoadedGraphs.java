package io.canto.config;

import io.canto.config.yaml.YamlNode;
import io.canto.graph.GraphDeclaration;
import io.canto.graph.Problem;
import java.util.List;

/**
 * What files say, as far as it could be read, before the graphs are checked.
 *
 * @param graphs in the order of the files
 * @param tests the {@code tests} of the files that have some
 * @param problems what is wrong with the files
 */
public record LoadedGraphs(List<GraphDeclaration> graphs, List<Tests> tests, List<Problem> problems) {
    /** Copies the lists. */
    public LoadedGraphs {
        graphs = List.copyOf(graphs);
        tests = List.copyOf(tests);
        problems = List.copyOf(problems);
    }

    /**
     * The tests that stand in a file.
     *
     * @param graphs the names of the file's graphs
     * @param node what is written
     */
    public record Tests(List<String> graphs, YamlNode node) {
        /** Copies the list. */
        public Tests {
            graphs = List.copyOf(graphs);
        }
    }
}
