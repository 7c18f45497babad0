package io.canto.cli;

import io.canto.config.OperatorCatalog;
import io.canto.config.OperatorDescription;
import io.canto.spi.OperatorKind;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code canto operators}. */
@Command(
        name = "operators",
        description = "Lists the operators, or shows all about one: options, defaults and examples.",
        sortOptions = false,
        footer = {"", "Example:", "  canto operators router"})
final class OperatorsCommand extends Subcommand {
    @Parameters(arity = "0..1", paramLabel = "TYPE", description = "The operator to show all about.")
    private @Nullable String type;

    @Mixin
    private PluginsFlag plugins = new PluginsFlag();

    OperatorsCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws IOException {
        OperatorCatalog catalog = plugins.catalog();
        String wanted = type;
        if (wanted == null) {
            list(catalog.all());
            return ExitCode.FINE;
        }
        Optional<OperatorDescription> found = catalog.find(wanted);
        if (found.isEmpty()) {
            session.err().println("canto: no operator '" + wanted + "'; " + catalog.hint(wanted));
            return ExitCode.USAGE;
        }
        new OperatorHelp(session.outColors(flags)).lines(found.get()).forEach(session.out()::println);
        return ExitCode.FINE;
    }

    private void list(List<OperatorDescription> all) {
        Colors colors = session.outColors(flags);
        int width = all.stream().mapToInt(one -> one.type().length()).max().orElse(0);
        String gap = "";
        for (OperatorKind kind : OperatorKind.values()) {
            List<OperatorDescription> some =
                    all.stream().filter(one -> one.kind() == kind).toList();
            if (some.isEmpty()) {
                continue;
            }
            session.out().print(gap);
            session.out().println(colors.bold(kind.toString().toUpperCase(Locale.ROOT) + "S"));
            for (OperatorDescription one : some) {
                String indent = " ".repeat(width + 4);
                String summary = String.join(System.lineSeparator(), Wrapping.words(indent, one.summary()));
                session.out()
                        .println("  " + colors.cyan(one.type())
                                + summary.substring(2 + one.type().length()));
            }
            gap = System.lineSeparator();
        }
    }
}
