package io.canto.spi;

/**
 * The id of an operator: of the same graph, or {@code graph/operator} for one of another graph.
 *
 * @param value what is written; not empty
 */
public record OperatorId(String value) {
    private static final int MAX_LENGTH = 200;

    /** Checks the id. */
    public OperatorId {
        if (value.isEmpty() || value.length() > MAX_LENGTH || value.chars().anyMatch(letter -> letter <= ' ')) {
            throw new IllegalArgumentException(
                    "'" + value + "' is no operator id; one has 1 to " + MAX_LENGTH + " characters and no white space");
        }
    }

    /**
     * Reads an id.
     *
     * @throws IllegalArgumentException if it is empty, too long or has white space in it
     */
    public static OperatorId parse(String text) {
        return new OperatorId(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
