package io.canto.operators.input;

/**
 * How far a file was read.
 *
 * @param offset how many bytes
 * @param records how many records they made
 * @param isSkipping whether the rest of the line is to be left out, because it was over the limit
 * @param tailLength how many bytes right before the offset {@code tailHash} covers
 * @param tailHash by which it is known that they are still the same
 */
record FilePosition(long offset, long records, boolean isSkipping, int tailLength, long tailHash) {
    /** The position of a file that nothing was read of. */
    static final FilePosition START = new FilePosition(0, 0, false, 0, Fingerprint.EMPTY);

    /** How many bytes before the offset are remembered at most. */
    static final int MAX_TAIL = 128;

    /** Returns the position in the middle of a file of which the bytes before it are not known. */
    static FilePosition at(long offset) {
        return new FilePosition(offset, 0, false, 0, Fingerprint.EMPTY);
    }

    /** Whether these bytes, which end at the offset, are the ones that were read. */
    boolean isBehind(byte[] bytes, int to) {
        return tailHash == Fingerprint.hash(bytes, to - tailLength, to);
    }
}
