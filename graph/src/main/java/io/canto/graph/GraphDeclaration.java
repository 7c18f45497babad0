package io.canto.graph;

import java.nio.file.Path;
import java.util.List;

/**
 * A graph as it was declared, before it is checked.
 *
 * @param name its name, unique in a run
 * @param operators in the order of the list
 * @param options its own options
 * @param directory where relative paths begin
 * @param source where the graph itself and its options stand in a file
 */
public record GraphDeclaration(
        String name, List<OperatorDeclaration> operators, GraphOptions options, Path directory, SourceMap source) {
    /** Copies the list. */
    public GraphDeclaration {
        operators = List.copyOf(operators);
    }

    /** Returns a path of the graph made absolute and normal. */
    Path resolve(String path) {
        return directory.resolve(path).toAbsolutePath().normalize();
    }

    GraphDeclaration withoutPlaces() {
        List<OperatorDeclaration> bare =
                operators.stream().map(OperatorDeclaration::withoutPlaces).toList();
        return new GraphDeclaration(name, bare, options, directory, SourceMap.NONE);
    }
}
