package io.canto.operators.input;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** An exclusive lock on a file, held by this process or by another one, until it is closed. */
record FileLocked(Path file, Closeable holder) implements AutoCloseable {
    static FileLocked lock(Path file, boolean byAnotherProcess) throws IOException {
        if (!byAnotherProcess) {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            channel.lock();
            return new FileLocked(file, channel);
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FileLocked.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.getInputStream().read() != '!') {
            throw new IOException("the other process could not lock it");
        }
        return new FileLocked(file, () -> {
            process.getOutputStream().close();
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
    }

    /** Locks a file until the standard input ends. */
    public static void main(String[] words) throws IOException {
        try (FileChannel channel = FileChannel.open(Path.of(words[0]), StandardOpenOption.WRITE)) {
            channel.lock();
            System.out.write('!');
            System.out.flush();
            System.in.read();
        }
    }

    @Override
    public void close() throws IOException {
        holder.close();
    }
}
