package io.canto.operators.input;

/** Takes the pieces that a block is cut into, in order. */
@FunctionalInterface
interface Pieces {
    /**
     * Takes one piece, without its line end.
     *
     * @param begin index from which on it is cut again in the same way: of its first byte, or before what is omitted there
     * @param from index of its first byte
     * @param to index behind its last byte
     * @param isAscii whether it is known to be ASCII only
     */
    void take(byte[] bytes, int begin, int from, int to, boolean isAscii);
}
