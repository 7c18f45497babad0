package io.canto.cli;

import io.canto.config.JsonSchema;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code canto schema}. */
@Command(
        name = "schema",
        description = "Prints the JSON Schema of graph files, which makes editors complete and check them.",
        sortOptions = false,
        footer = {"", "Example:", "  canto schema > canto.schema.json"})
final class SchemaCommand extends Subcommand {
    @Mixin
    private PluginsFlag plugins = new PluginsFlag();

    SchemaCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws IOException {
        session.out().print(JsonSchema.text(plugins.catalog()));
        return ExitCode.FINE;
    }
}
