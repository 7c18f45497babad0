package io.canto.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a command did that ran in this process.
 *
 * @param exit its exit code
 * @param out what it has written to standard output
 * @param err what it has written to standard error
 */
record Captured(int exit, String out, String err) {
    /** Runs {@code canto}, away from a terminal. */
    static Captured canto(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Session session = new Session(stream(out), stream(err), stream(err), false, false);
        int exit = Canto.run(session, arguments);
        return new Captured(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
