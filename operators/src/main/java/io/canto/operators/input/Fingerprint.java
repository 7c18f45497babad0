package io.canto.operators.input;

/**
 * The first bytes of a file, by which it is known again.
 *
 * @param length how many bytes
 * @param hash their FNV-1a hash, which can be continued by more bytes
 */
record Fingerprint(int length, long hash) {
    /** The hash of no bytes. */
    static final long EMPTY = 0xCBF29CE484222325L;

    /** The fingerprint of a file with nothing in it. */
    static final Fingerprint NONE = new Fingerprint(0, EMPTY);

    private static final long PRIME = 0x100000001B3L;

    /** Returns the hash of bytes. */
    static long hash(byte[] bytes, int from, int to) {
        long hash = EMPTY;
        for (int at = from; at < to; at++) {
            hash = (hash ^ bytes[at]) * PRIME;
        }
        return hash;
    }

    /** Returns the fingerprint of the beginning of a file. */
    static Fingerprint of(byte[] bytes, int length) {
        return new Fingerprint(length, hash(bytes, 0, length));
    }

    /** Whether a file that begins with these bytes may be the one of this fingerprint. */
    boolean fits(byte[] bytes, int count) {
        return count >= length && hash(bytes, 0, length) == hash;
    }
}
