package io.canto.graph;

import java.util.List;
import java.util.stream.Collectors;

/** Says that graphs are refused, with everything that is wrong with them. */
public final class GraphException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /**
     * Makes one.
     *
     * @param problems all of them, warnings too; sorted here
     */
    public GraphException(List<Problem> problems) {
        super(problems.stream().sorted(Problem.ORDER).map(Problem::toString).collect(Collectors.joining("\n\n")));
        this.problems = problems.stream().sorted(Problem.ORDER).toList();
    }

    /** Returns the problems, warnings too, sorted by place. */
    public List<Problem> problems() {
        return problems;
    }
}
