package io.canto.graph;

import io.canto.spi.InputConfig;
import io.canto.spi.OperatorConfig;
import io.canto.spi.Output;
import io.canto.spi.OutputConfig;
import io.canto.spi.ParserConfig;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A graph that was checked and can be opened. Immutable; may be opened many times. */
public final class Graph {
    private final GraphDeclaration declaration;
    private final List<Problem> warnings;

    private Graph(GraphDeclaration declaration, List<Problem> warnings) {
        this.declaration = declaration;
        this.warnings = warnings;
    }

    /**
     * Checks graphs that are loaded together.
     *
     * @param doubts warnings of whoever declared them
     * @return the graphs, in their order; the first carries the warnings of all
     * @throws GraphException with everything that is wrong with them
     */
    public static List<Graph> check(List<GraphDeclaration> declarations, CheckOptions options, List<Problem> doubts) {
        List<Problem> problems = new ArrayList<>(doubts);
        problems.addAll(GraphChecks.check(declarations, options));
        if (problems.stream().anyMatch(Problem::isError)) {
            throw new GraphException(problems);
        }
        List<Problem> warnings = problems.stream().sorted(Problem.ORDER).toList();
        List<Graph> graphs = new ArrayList<>();
        for (GraphDeclaration declaration : declarations) {
            graphs.add(new Graph(declaration, graphs.isEmpty() ? warnings : List.of()));
        }
        return graphs;
    }

    /** Begins a graph in Java. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** Returns the name. */
    public String name() {
        return declaration.name();
    }

    /** Returns what it was made from. */
    public GraphDeclaration declaration() {
        return declaration;
    }

    /**
     * Returns this graph without the places of its options in files. They are needed only to tell where a problem is, and take
     * a third of the memory of a graph that is open and idle.
     */
    public Graph withoutPlaces() {
        return new Graph(declaration.withoutPlaces(), warnings);
    }

    /** Returns what is doubtful about it. */
    public List<Problem> warnings() {
        return warnings;
    }

    /** Makes a graph in Java: operators in the order in which they would stand in YAML. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final List<OperatorDeclaration> operators = new ArrayList<>();
        private GraphOptions options = GraphOptions.NONE;
        private Path directory = Path.of("");

        private Builder(String name) {
            this.name = name;
        }

        /** Adds an operator that sends to the next one, or ends the path if it is an output. */
        public Builder add(String id, OperatorConfig config) {
            return add(id, config, CommonOptions.NONE);
        }

        /** Adds an operator. */
        public Builder add(String id, OperatorConfig config, CommonOptions common) {
            return add(id, config, common, ParserOptions.NONE, InputOptions.NONE);
        }

        /** Adds a parser. */
        public Builder addParser(String id, ParserConfig config, ParserOptions parser, CommonOptions common) {
            return add(id, config, common, parser, InputOptions.NONE);
        }

        /** Adds an input. */
        public Builder addInput(String id, InputConfig config, InputOptions input, CommonOptions common) {
            return add(id, config, common, ParserOptions.NONE, input);
        }

        /** Adds a transformer that is written in place. */
        public Builder transformer(String id, Transformer transformer) {
            TransformerConfig config = context -> transformer;
            return add(id, config);
        }

        /** Adds an output that is written in place. */
        public Builder output(String id, Output output) {
            OutputConfig config = context -> output;
            return add(id, config);
        }

        private Builder add(
                String id, OperatorConfig config, CommonOptions common, ParserOptions parser, InputOptions input) {
            io.canto.spi.OperatorType type = config.getClass().getAnnotation(io.canto.spi.OperatorType.class);
            operators.add(new OperatorDeclaration(
                    id, true, type == null ? id : type.value(), config, common, parser, input, SourceMap.NONE));
            return this;
        }

        /** Sets the options of the whole graph. */
        public Builder options(GraphOptions graphOptions) {
            options = graphOptions;
            return this;
        }

        /** Sets where relative paths begin; the working directory if this is not called. */
        public Builder directory(Path path) {
            directory = path;
            return this;
        }

        /** Returns the declaration, not checked yet, for graphs that are checked together with others. */
        public GraphDeclaration declare() {
            return new GraphDeclaration(name, operators, options, directory, SourceMap.NONE);
        }

        /**
         * Checks and returns the graph.
         *
         * @throws GraphException with everything that is wrong with it
         */
        public Graph build() {
            return check(List.of(declare()), CheckOptions.EMBEDDED, List.of()).get(0);
        }
    }
}
