package io.canto.operators.input;

/** The bytes that some writers put before a text to tell its encoding. */
final class ByteOrderMark {
    private ByteOrderMark() {}

    /** Returns how many bytes the mark at the beginning of these has, 0 if there is none. */
    static int length(byte[] bytes, int from, int to) {
        if (to - from >= 3
                && bytes[from] == (byte) 0xEF
                && bytes[from + 1] == (byte) 0xBB
                && bytes[from + 2] == (byte) 0xBF) {
            return 3;
        }
        if (to - from < 2) {
            return 0;
        }
        boolean isLittle = bytes[from] == (byte) 0xFF && bytes[from + 1] == (byte) 0xFE;
        boolean isBig = bytes[from] == (byte) 0xFE && bytes[from + 1] == (byte) 0xFF;
        return isLittle || isBig ? 2 : 0;
    }
}
