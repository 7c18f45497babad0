package io.canto.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.impl.history.DefaultHistory;

/** The expressions of this time and the last ones; goes on without a word where its file cannot be read or written. */
final class ExprHistory extends DefaultHistory {
    private static final int MAX_LINES = 1_000;

    /** Returns where programs keep what is to be there the next time. */
    static Path stateFolder() {
        String given = System.getenv("XDG_STATE_HOME");
        return given == null || !given.startsWith("/")
                ? Path.of(System.getProperty("user.home"), ".local", "state")
                : Path.of(given);
    }

    /** Gives a prompt a history with a file in a folder, for its owner's eyes only. */
    static LineReaderBuilder addTo(LineReaderBuilder prompt, Path stateFolder) {
        Path folder = stateFolder.resolve("canto");
        Path file = folder.resolve("expr_history");
        try {
            if (Files.notExists(file)) {
                Files.createDirectories(folder);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
        } catch (IOException noFile) {
            return prompt;
        }
        return prompt.history(new ExprHistory())
                .variable(LineReader.HISTORY_FILE, file)
                .variable(LineReader.HISTORY_SIZE, MAX_LINES)
                .variable(LineReader.HISTORY_FILE_SIZE, MAX_LINES);
    }

    @Override
    public void load() {
        try {
            super.load();
        } catch (IOException | UncheckedIOException unreadable) {
            // Begins with what could be read.
        }
    }

    @Override
    public void save() {
        try {
            super.save();
        } catch (IOException | UncheckedIOException unwritable) {
            // Ends with the command then.
        }
    }
}
