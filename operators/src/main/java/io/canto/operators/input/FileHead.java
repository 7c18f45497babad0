package io.canto.operators.input;

import java.io.IOException;

/** The beginning of a file, and looks into it elsewhere. */
final class FileHead {
    private static final int GLANCE = 64;

    final byte[] bytes;
    final int length;

    private FileHead(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /** Reads the first bytes of a file. */
    static FileHead read(FileSource source, int size) throws IOException {
        byte[] bytes = new byte[size];
        return new FileHead(bytes, readFully(source, bytes, size, 0));
    }

    private static int readFully(FileSource source, byte[] into, int length, long offset) throws IOException {
        int done = 0;
        while (done < length) {
            int count = source.read(into, done, length - done, offset + done);
            if (count < 0) {
                break;
            }
            done += count;
        }
        return done;
    }

    /** Whether the bytes before a position are the ones that were read then. */
    static boolean isBehind(FileSource source, FilePosition position) throws IOException {
        byte[] tail = new byte[position.tailLength()];
        int count = readFully(source, tail, tail.length, position.offset() - tail.length);
        return count == tail.length && position.isBehind(tail, tail.length);
    }

    /** Whether the bytes before a position are not the ones that were read then, and never will be. */
    static boolean isElsewhere(FileSource source, FilePosition position) throws IOException {
        byte[] tail = new byte[position.tailLength()];
        int count = readFully(source, tail, tail.length, position.offset() - tail.length);
        return count == tail.length ? !position.isBehind(tail, tail.length) : source.isComplete();
    }

    /** Whether two files have the same bytes right before an offset. */
    static boolean areAlikeBefore(FileSource one, FileSource other, long offset) throws IOException {
        int length = (int) Math.min(offset, 4L * FilePosition.MAX_TAIL);
        byte[] first = new byte[length];
        byte[] second = new byte[length];
        return readFully(one, first, length, offset - length) == length
                && readFully(other, second, length, offset - length) == length
                && java.util.Arrays.equals(first, second);
    }

    /** Returns a hash of a few bytes, to tell files apart at a glance; 0 if there are not enough. */
    long beginning() {
        return length < GLANCE ? 0 : Fingerprint.hash(bytes, 0, GLANCE) | 1;
    }

    Fingerprint fingerprint() {
        return Fingerprint.of(bytes, length);
    }
}
