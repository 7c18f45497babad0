package io.canto.operators.input;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one file.
 *
 * @param device the number of its device, or 0
 * @param inode the number of its inode, or 0
 * @param fingerprint by which it is known again
 * @param position how far it is settled
 * @param suspicion what was going on when the process ended
 * @param isDeleted whether it was seen to go
 * @param path its name in UTF-8, cut at {@link #MAX_PATH} bytes
 */
record StoredPosition(
        long device,
        long inode,
        Fingerprint fingerprint,
        FilePosition position,
        Suspicion suspicion,
        boolean isDeleted,
        byte[] path) {
    private static final int FIXED = 76;
    private static final int MAX_PATH = 192;

    /** How many bytes it takes at most. */
    static final int MAX_BYTES = FIXED + MAX_PATH;

    /** Returns the name of a file as it is kept. */
    static byte[] path(java.nio.file.Path path) {
        byte[] text = path.toString().getBytes(StandardCharsets.UTF_8);
        return text.length <= MAX_PATH ? text : Arrays.copyOfRange(text, 0, MAX_PATH);
    }

    /** Reads what {@link #bytes} has written; null if it is something else. */
    static @Nullable StoredPosition read(ByteBuffer in) {
        if (in.remaining() < FIXED) {
            return null;
        }
        long device = in.getLong();
        long inode = in.getLong();
        Fingerprint fingerprint = new Fingerprint(in.getInt(), in.getLong());
        long offset = in.getLong();
        long records = in.getLong();
        boolean isSkipping = in.getInt() != 0;
        FilePosition position = new FilePosition(offset, records, isSkipping, in.getInt(), in.getLong());
        Suspicion suspicion = new Suspicion(in.getInt(), in.getLong());
        boolean isDeleted = in.getInt() != 0;
        byte[] path = new byte[in.remaining()];
        in.get(path);
        return new StoredPosition(device, inode, fingerprint, position, suspicion, isDeleted, path);
    }

    /** Returns it as bytes. */
    ByteBuffer bytes() {
        return ByteBuffer.allocate(FIXED + path.length)
                .putLong(device)
                .putLong(inode)
                .putInt(fingerprint.length())
                .putLong(fingerprint.hash())
                .putLong(position.offset())
                .putLong(position.records())
                .putInt(position.isSkipping() ? 1 : 0)
                .putInt(position.tailLength())
                .putLong(position.tailHash())
                .putInt(suspicion.crashes())
                .putLong(suspicion.offset())
                .putInt(isDeleted ? 1 : 0)
                .put(path)
                .flip();
    }

    /** Whether the name is whole; one that was too long is cut. */
    boolean isPathWhole() {
        return path.length < MAX_PATH;
    }

    /** Returns the name as text. */
    String pathText() {
        return new String(path, StandardCharsets.UTF_8);
    }
}
