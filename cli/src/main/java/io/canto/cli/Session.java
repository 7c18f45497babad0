package io.canto.cli;

import java.io.PrintStream;

/**
 * Where a command writes to.
 *
 * @param out data
 * @param err words
 * @param progress the line that is written again and again
 * @param outIsTerminal whether a person sees {@code out}
 * @param errIsTerminal whether a person sees {@code err}
 */
record Session(PrintStream out, PrintStream err, PrintStream progress, boolean outIsTerminal, boolean errIsTerminal) {
    /** Returns the session of the process. */
    static Session of(Terminal terminal) {
        return new Session(
                terminal.out(),
                terminal.err(),
                terminal.progress(),
                terminal.outIsTerminal(),
                terminal.errIsTerminal());
    }

    /** Returns the colours for {@code out}. */
    Colors outColors(CommonFlags flags) {
        return new Colors(Colors.wanted(flags.color, outIsTerminal));
    }

    /** Returns the colours for {@code err}. */
    Colors errColors(CommonFlags flags) {
        return new Colors(Colors.wanted(flags.color, errIsTerminal));
    }
}
