package io.canto.operators.input;

/** What is remembered of a source from block to block. */
final class CutState {
    /** Whether the rest of the line is to be left out, because it was over the limit. */
    boolean isSkipping;
}
