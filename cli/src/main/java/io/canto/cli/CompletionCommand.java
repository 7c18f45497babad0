package io.canto.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** {@code canto completion}. */
@Command(
        name = "completion",
        description = "Prints a script that makes bash and zsh complete the command's words and options.",
        sortOptions = false,
        footer = {"", "Example:", "  source <(canto completion)"})
final class CompletionCommand extends Subcommand {
    CompletionCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        session.out().print(AutoComplete.bash("canto", Canto.commandLine(session)));
        return ExitCode.FINE;
    }
}
