package io.canto.cli;

import io.canto.config.OperatorCatalog;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where more operator types come from. */
final class PluginsFlag {
    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description = "Use the operators of the jars in a folder, too.",
            order = 80)
    private @Nullable Path plugins;

    /** Returns the types that graphs can use. */
    OperatorCatalog catalog() throws IOException {
        return Catalogs.of(plugins);
    }
}
