package io.canto.cli;

import io.canto.graph.GraphException;
import io.canto.graph.IoMessages;
import io.canto.record.RecordException;
import io.canto.spi.PanicException;
import java.io.IOException;
import java.io.UncheckedIOException;

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
        return failure instanceof PanicException || failure instanceof RecordException
                ? ExitCode.FAILED
                : ExitCode.INTERNAL;
    }

    private static String words(Throwable failure) {
        if (failure instanceof UncheckedIOException && failure.getCause() instanceof IOException cause) {
            return IoMessages.of(cause);
        }
        if (failure instanceof IOException broken) {
            return IoMessages.of(broken);
        }
        if (failure instanceof PanicException || failure instanceof RecordException) {
            return String.valueOf(failure.getMessage());
        }
        if (failure instanceof OutOfMemoryError) {
            return "out of memory; give it more with CANTO_OPTS=-Xmx1g";
        }
        return "internal error: " + failure + "; this is a defect of canto, --debug shows where";
    }
}
