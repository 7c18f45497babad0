package io.canto.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code canto version}. */
@Command(
        name = "version",
        description = "Shows the version of Canto and of the Java it runs on.",
        sortOptions = false,
        footer = {"", "Example:", "  canto version"})
final class VersionCommand implements CommonFlags.Flagged {
    private final Session session;

    @Mixin
    private CommonFlags flags = new CommonFlags();

    VersionCommand(Session session) {
        this.session = session;
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
    public CommonFlags flags() {
        return flags;
    }

    @Override
    public Integer call() {
        session.out().println(text());
        return ExitCode.FINE;
    }
}
