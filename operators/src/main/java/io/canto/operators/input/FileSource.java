package io.canto.operators.input;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The content of an open file. */
interface FileSource extends Closeable {
    /**
     * Reads bytes from an offset on.
     *
     * @return how many, or -1 at the end
     */
    int read(byte[] into, int from, int length, long offset) throws IOException;

    /** Returns how long the content is, or -1 if that is not known without reading it. */
    long size() throws IOException;

    /** Whether there can never be more behind the end. */
    boolean isComplete();

    /** Opens a file. */
    static FileSource open(Path path, boolean isGzip) throws IOException {
        return isGzip ? new Gzip(path) : new Plain(path);
    }

    /** A file that is its content. */
    final class Plain implements FileSource {
        private final FileChannel channel;

        private Plain(Path path) throws IOException {
            channel = FileChannel.open(path, StandardOpenOption.READ);
        }

        @Override
        public int read(byte[] into, int from, int length, long offset) throws IOException {
            return channel.read(ByteBuffer.wrap(into, from, length), offset);
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public boolean isComplete() {
            return false;
        }

        /** Whether a shared lock on the file can be had; it is given back at once. */
        boolean canLock() throws IOException {
            try (var lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
                return lock != null;
            } catch (java.nio.channels.OverlappingFileLockException e) {
                return false;
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** A compressed file; offsets are those of what was compressed. It is read forwards, and from its beginning again if need be. */
    final class Gzip implements FileSource {
        private static final int BUFFER = 32 * 1024;

        private final Path path;
        private @Nullable InputStream in;
        private long position;
        private boolean isComplete;

        private Gzip(Path path) throws IOException {
            this.path = path;
            Files.newInputStream(path).close();
        }

        @Override
        public int read(byte[] into, int from, int length, long offset) throws IOException {
            try {
                if (in == null || offset < position) {
                    close();
                    in = new GZIPInputStream(Files.newInputStream(path), BUFFER);
                    position = 0;
                }
                while (position < offset) {
                    long skipped = in.skip(offset - position);
                    if (skipped <= 0) {
                        isComplete = true;
                        return -1;
                    }
                    position += skipped;
                }
                int count = in.read(into, from, length);
                position += Math.max(0, count);
                isComplete |= count < 0;
                return count;
            } catch (EOFException e) {
                close(); // it is still being written
                return -1;
            }
        }

        @Override
        public long size() {
            return -1;
        }

        @Override
        public boolean isComplete() {
            return isComplete;
        }

        @Override
        public void close() throws IOException {
            if (in != null) {
                in.close();
                in = null;
            }
        }
    }
}
