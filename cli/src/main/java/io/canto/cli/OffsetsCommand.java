package io.canto.cli;

import io.canto.operators.input.Positions;
import io.canto.record.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code canto offsets}. */
@Command(
        name = "offsets",
        description = {
            "Shows how far files were read, or forgets it, so that they are read from their beginning.",
            "list is for people, export writes one JSON object a line; both also while a run uses the folder.",
            "reset needs --all, or says by --graph, --operator and --file which to forget; no run may use the folder."
        },
        sortOptions = false,
        footer = {
            "",
            "Example:",
            "  canto offsets list --state-dir state",
            "  canto offsets reset --state-dir state --file /var/log/app.log"
        })
final class OffsetsCommand extends Subcommand {
    @Parameters(paramLabel = "ACTION", description = "What to do: list, reset or export.")
    private Action action = Action.LIST;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "The folder that 'run' was given.",
            required = true,
            order = 10)
    private Path stateDirectory = Path.of("");

    @Option(names = "--graph", paramLabel = "NAME", description = "Only of this graph.", order = 11)
    private @Nullable String graph;

    @Option(names = "--operator", paramLabel = "ID", description = "Only of this input.", order = 12)
    private @Nullable String operator;

    @Option(names = "--file", paramLabel = "PATH", description = "Only of this file.", order = 13)
    private @Nullable Path file;

    @Option(names = "--all", description = "Forget all that there is.", order = 14)
    private boolean all;

    /** What is done. */
    enum Action {
        /** They are shown. */
        LIST,
        /** They are forgotten. */
        RESET,
        /** They are written as JSON. */
        EXPORT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    OffsetsCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws IOException {
        boolean isSome = graph != null || operator != null || file != null;
        if (action == Action.RESET && all == isSome) {
            session.err().println("canto: reset needs either --all or one of --graph, --operator and --file");
            return ExitCode.USAGE;
        }
        switch (action) {
            case LIST -> table(wanted());
            case EXPORT -> wanted().forEach(one -> session.out().println(Json.text(json(one))));
            case RESET -> {
                List<Positions> forgotten = Positions.reset(stateDirectory, this::isWanted);
                table(forgotten);
                session.err()
                        .println(
                                forgotten.size() + (forgotten.size() == 1 ? " position" : " positions") + " forgotten");
            }
        }
        return ExitCode.FINE;
    }

    private List<Positions> wanted() throws IOException {
        return Positions.list(stateDirectory).stream().filter(this::isWanted).toList();
    }

    private boolean isWanted(Positions one) {
        Path only = file;
        return (graph == null || graph.equals(one.graph()))
                && (operator == null || operator.equals(one.operator()))
                && (only == null
                        || one.path().equals(only.toString())
                        || one.path().equals(only.toAbsolutePath().normalize().toString()));
    }

    private void table(List<Positions> positions) {
        int width = positions.stream().mapToInt(one -> name(one).length()).max().orElse(0);
        for (Positions one : positions) {
            String crashes = one.crashes() == 0 ? "" : "  crashes " + one.crashes();
            session.out()
                    .println(String.format(
                            Locale.ROOT,
                            "%-" + width + "s  %,15d bytes  %,12d records  %s%s",
                            name(one),
                            one.offset(),
                            one.records(),
                            one.path(),
                            crashes));
        }
    }

    private static String name(Positions one) {
        return one.graph() + "/" + one.operator();
    }

    private static Map<String, @Nullable Object> json(Positions one) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("graph", one.graph());
        map.put("operator", one.operator());
        map.put("path", one.path());
        map.put("device", one.device());
        map.put("inode", one.inode());
        map.put("offset", one.offset());
        map.put("records", one.records());
        map.put("crashes", one.crashes());
        return map;
    }
}
