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
     * @param problems all of them, warnings too; sorted here, and what is said twice is said once
     */
    public GraphException(List<Problem> problems) {
        super(sorted(problems).stream().map(Problem::toString).collect(Collectors.joining("\n\n")));
        this.problems = sorted(problems);
    }

    private static List<Problem> sorted(List<Problem> problems) {
        return problems.stream().distinct().sorted(Problem.ORDER).toList();
    }

    /** Returns the problems, warnings too, sorted by place. */
    public List<Problem> problems() {
        return problems;
    }
}
