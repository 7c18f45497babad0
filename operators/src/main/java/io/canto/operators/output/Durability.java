package io.canto.operators.output;

import io.canto.spi.Doc;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** What written records survive. */
public enum Durability {
    /** A crash of the process. */
    @Doc("A crash of the process; the system writes to the disk when it likes.")
    PROCESS,
    /** A loss of power. */
    @Doc("A loss of power: each delivery is forced to the disk before it is settled.")
    POWER;

    /** Makes the name of a file or folder, which was just made or renamed, survive as well. */
    void keepName(Path path) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (this == POWER && folder != null && FileMode.isKnown(path)) {
            try (FileChannel open = FileChannel.open(folder)) {
                open.force(true);
            }
        }
    }

    /** Makes the folders that are missing. */
    void makeFolders(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            makeFolders(parent);
        }
        Files.createDirectory(folder);
        keepName(folder);
    }
}
