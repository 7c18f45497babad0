package io.canto.operators.input;

import io.canto.operators.store.SlotFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * How far the files of all {@code file_input}s were read, as one state directory has it, for those who look at it from
 * outside.
 *
 * @param graph the name of the graph
 * @param operator the id of the input
 * @param path the name of the file; its beginning if it is a very long one
 * @param device the number of its device, or 0
 * @param inode the number of its inode, or 0
 * @param offset how many bytes of it are settled, of what is in it if it is compressed
 * @param records how many records they made
 * @param crashes how many times in succession the process ended while records of it crossed the graph
 */
public record Positions(
        String graph, String operator, String path, long device, long inode, long offset, long records, int crashes) {
    private static final Comparator<Positions> ORDER = Comparator.comparing(Positions::graph)
            .thenComparing(Positions::operator)
            .thenComparing(Positions::path)
            .thenComparingLong(Positions::inode);

    /**
     * Returns the positions in a state directory, sorted. A process may use the directory meanwhile.
     *
     * @throws IOException if it cannot be read
     */
    public static List<Positions> list(Path stateDirectory) throws IOException {
        List<Positions> all = new ArrayList<>();
        for (Path file : files(stateDirectory)) {
            for (ByteBuffer content : SlotFile.peek(file, StoredPosition.MAX_BYTES)) {
                StoredPosition stored = StoredPosition.read(content);
                if (stored != null) {
                    all.add(of(file, stored));
                }
            }
        }
        all.sort(ORDER);
        return all;
    }

    /**
     * Forgets positions, so that the files are read from their beginning.
     *
     * @return those that were forgotten, sorted
     * @throws IOException if a process uses the directory, or it cannot be written
     */
    public static List<Positions> reset(Path stateDirectory, Predicate<Positions> which) throws IOException {
        List<Positions> all = new ArrayList<>();
        for (Path file : files(stateDirectory)) {
            try (SlotFile slots = SlotFile.open(file, StoredPosition.MAX_BYTES)) {
                for (SlotFile.Slot slot : slots.slots()) {
                    StoredPosition stored = StoredPosition.read(slot.read());
                    if (stored != null && which.test(of(file, stored))) {
                        all.add(of(file, stored));
                        slot.free();
                    }
                }
            }
        }
        all.sort(ORDER);
        return all;
    }

    private static List<Path> files(Path stateDirectory) throws IOException {
        Path folder = stateDirectory.resolve(PositionStore.KIND);
        List<Path> files = new ArrayList<>();
        if (!Files.isDirectory(stateDirectory)) {
            throw new IOException("'" + stateDirectory + "' is no state directory");
        }
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (DirectoryStream<Path> graphs = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path graph : graphs) {
                try (DirectoryStream<Path> operators = Files.newDirectoryStream(graph, Files::isRegularFile)) {
                    operators.forEach(files::add);
                }
            }
        }
        return files;
    }

    private static Positions of(Path file, StoredPosition stored) {
        return new Positions(
                SlotFile.nameOf(file.toAbsolutePath().getParent()),
                SlotFile.nameOf(file),
                stored.pathText(),
                stored.device(),
                stored.inode(),
                stored.position().offset(),
                stored.position().records(),
                stored.suspicion().crashes());
    }
}
