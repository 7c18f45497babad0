package io.canto.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code canto completion}. */
@Command(
        name = "completion",
        description = "Prints a script that makes bash and zsh complete the command's words and options.",
        sortOptions = false,
        footer = {"", "Example:", "  source <(canto completion)"})
final class CompletionCommand implements CommonFlags.Flagged {
    private final Session session;

    @Mixin
    private CommonFlags flags = new CommonFlags();

    CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public CommonFlags flags() {
        return flags;
    }

    @Override
    public Integer call() {
        session.out().print(AutoComplete.bash("canto", Canto.commandLine(session)));
        return ExitCode.FINE;
    }
}
