package io.canto.cli;

/** What the command ends with. */
final class ExitCode {
    /** All went well. */
    static final int FINE = 0;

    /** The run failed. */
    static final int FAILED = 1;

    /** The command was called wrongly. */
    static final int USAGE = 2;

    /** The ledger does not add up, or Canto itself has a defect. */
    static final int INTERNAL = 70;

    /** A file or socket could not be had, or broke. */
    static final int IO = 74;

    /** The graph has errors. */
    static final int CONFIG = 78;

    /** A signal ended the run. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
