package io.canto.graph;

/** Refuses what an input delivers while its graph stops. The input reads it again at the next start, if it can. */
final class StoppingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoppingException() {
        super("the graph is stopping and takes no more");
    }
}
