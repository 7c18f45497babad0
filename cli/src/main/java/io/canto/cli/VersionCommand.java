package io.canto.cli;

import picocli.CommandLine.Command;

/** {@code canto version}. */
@Command(
        name = "version",
        description = "Shows the version of Canto and of the Java it runs on.",
        sortOptions = false,
        footer = {"", "Example:", "  canto version"})
final class VersionCommand extends Subcommand {
    VersionCommand(Session session) {
        super(session);
    }

    /** Returns what is shown. */
    static String text() {
        return "canto " + number() + " (Java " + System.getProperty("java.version") + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ")";
    }

    /** Returns the version alone; {@code development} where there is no jar. */
    static String number() {
        String version = Canto.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public Integer call() {
        session.out().println(text());
        return ExitCode.FINE;
    }
}
