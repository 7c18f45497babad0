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
final class SchemaCommand implements CommonFlags.Flagged {
    private final Session session;

    @Mixin
    private PluginsFlag plugins = new PluginsFlag();

    @Mixin
    private CommonFlags flags = new CommonFlags();

    SchemaCommand(Session session) {
        this.session = session;
    }

    @Override
    public CommonFlags flags() {
        return flags;
    }

    @Override
    public Integer call() throws IOException {
        session.out().print(JsonSchema.text(plugins.catalog()));
        return ExitCode.FINE;
    }
}
