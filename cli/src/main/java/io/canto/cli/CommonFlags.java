package io.canto.cli;

import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** The options that every command has. */
final class CommonFlags {
    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "Colour: auto, always or never; auto also heeds NO_COLOR.",
            defaultValue = "auto",
            showDefaultValue = Visibility.NEVER,
            order = 90)
    Colors.When color = Colors.When.AUTO;

    @Option(
            names = {"-v", "--verbose"},
            description = "Say what is started, stopped and read.",
            order = 91)
    boolean verbose;

    @Option(names = "--debug", description = "Say every decision, and where a failure comes from.", order = 92)
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this page.",
            order = 93)
    boolean help;

    /** Returns the level that logging begins at. */
    String logLevel() {
        if (debug) {
            return "debug";
        }
        return verbose ? "info" : "warn";
    }
}
