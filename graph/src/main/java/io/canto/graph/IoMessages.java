package io.canto.graph;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in words what an I/O failure is; the JDK's messages are often a bare file name. */
public final class IoMessages {
    private IoMessages() {}

    /** Returns what went wrong, with the file if one is known. */
    public static String of(IOException failure) {
        if (failure instanceof NoSuchFileException missing) {
            return "'" + missing.getFile() + "' does not exist";
        }
        if (failure instanceof AccessDeniedException denied) {
            return "no permission for '" + denied.getFile() + "'";
        }
        if (failure instanceof FileAlreadyExistsException taken) {
            return "'" + taken.getFile() + "' stands where a folder should be";
        }
        if (failure instanceof FileSystemException other && other.getReason() != null) {
            boolean isOutOfHandles = other.getReason().startsWith("Too many open files");
            String help = isOutOfHandles ? "; allow more with 'ulimit -n'" : "";
            return "'" + other.getFile() + "': " + other.getReason() + help;
        }
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
