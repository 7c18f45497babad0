package io.canto.cli;

import io.canto.graph.GraphException;
import io.canto.spi.PanicException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** What a failure means to the user: some words, an exit code, and a stack trace only if it was asked for. */
final class Failures {
    private Failures() {}

    /** Says what went wrong and returns the exit code. */
    static int report(Session session, CommonFlags flags, Throwable failure) {
        if (failure instanceof GraphException refused) {
            new ProblemReport(session.errColors(flags)).print(session.err(), refused.problems());
        } else {
            session.err().println(session.errColors(flags).red("canto:") + " " + words(failure));
        }
        if (flags.debug) {
            failure.printStackTrace(session.err());
        }
        return code(failure);
    }

    /** Returns the exit code that a failure ends the command with. */
    static int code(Throwable failure) {
        if (failure instanceof GraphException) {
            return ExitCode.CONFIG;
        }
        if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            return ExitCode.IO;
        }
        return failure instanceof PanicException ? ExitCode.FAILED : ExitCode.INTERNAL;
    }

    private static String words(Throwable failure) {
        if (failure instanceof UncheckedIOException wrapped && wrapped.getCause() != null) {
            return words(wrapped.getCause());
        }
        if (failure instanceof FileSystemException broken) {
            return fileWords(broken);
        }
        String message = failure.getMessage();
        if (failure instanceof FileNotFoundException || failure instanceof IOException) {
            return message == null ? "input or output failed" : message;
        }
        if (failure instanceof PanicException) {
            return message == null ? "a graph panicked" : message;
        }
        if (failure instanceof OutOfMemoryError) {
            return "out of memory; give it more with CANTO_OPTS=-Xmx1g";
        }
        return "internal error: " + failure + "; this is a defect of canto, --debug shows where";
    }

    private static String fileWords(FileSystemException broken) {
        String file = "cannot open '" + broken.getFile() + "': ";
        if (broken instanceof NoSuchFileException) {
            return file + "no such file";
        }
        if (broken instanceof AccessDeniedException) {
            return file + "permission denied";
        }
        if (broken instanceof NotDirectoryException) {
            return file + "not a folder";
        }
        @Nullable String reason = broken.getReason();
        return file + (reason == null ? broken.getClass().getSimpleName() : lower(reason));
    }

    private static String lower(String text) {
        boolean sentence =
                text.length() > 1 && Character.isUpperCase(text.charAt(0)) && !Character.isUpperCase(text.charAt(1));
        return sentence ? Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
    }
}
