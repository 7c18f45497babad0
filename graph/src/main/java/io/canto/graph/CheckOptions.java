package io.canto.graph;

/**
 * What the checks ask for.
 *
 * @param needsInput whether every graph must have an input, or a link that leads to it; false where records come from Java
 */
public record CheckOptions(boolean needsInput) {
    /** For graphs that run on their own. */
    public static final CheckOptions STANDALONE = new CheckOptions(true);

    /** For graphs that records are given to from Java. */
    public static final CheckOptions EMBEDDED = new CheckOptions(false);
}
