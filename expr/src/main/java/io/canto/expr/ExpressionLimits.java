package io.canto.expr;

/**
 * How large an expression may be. What is larger is refused when it is read.
 *
 * @param maxLength how many characters it may have
 * @param maxNesting how deep brackets, ternaries and signs may stand inside each other
 * @param maxNodes how many parts it may have
 */
public record ExpressionLimits(int maxLength, int maxNesting, int maxNodes) {
    /** As many characters as an expression may ever have. */
    public static final int MAX_LENGTH = 2_000;

    /** As deep as an expression may ever be nested. */
    public static final int MAX_NESTING = 50;

    /** As many parts as an expression may ever have. */
    public static final int MAX_NODES = 200;

    /** The widest limits that there are. */
    public static final ExpressionLimits DEFAULT = new ExpressionLimits(MAX_LENGTH, MAX_NESTING, MAX_NODES);

    /** Refuses limits that are wider than the default, or leave room for nothing. */
    public ExpressionLimits {
        check("length", maxLength, MAX_LENGTH);
        check("nesting", maxNesting, MAX_NESTING);
        check("parts", maxNodes, MAX_NODES);
    }

    private static void check(String what, int limit, int most) {
        if (limit < 1 || limit > most) {
            throw new IllegalArgumentException(
                    "the limit of an expression's " + what + " must be 1 to " + most + ", not " + limit);
        }
    }
}
