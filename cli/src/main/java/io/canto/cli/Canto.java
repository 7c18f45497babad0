package io.canto.cli;

import io.canto.graph.IoMessages;
import io.canto.record.Nearest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code canto} command. */
@Command(
        name = "canto",
        description = {"Runs logs through graphs of operators; routers decide with expressions where a record goes."},
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        footer = {
            "",
            "Example:",
            "  canto run samples/quickstart/graph.yaml",
            "",
            "'canto COMMAND --help' tells more about a command.",
            "Exit codes: 0 fine, 1 the run failed, 2 wrong usage, 70 internal, 74 I/O, 78 the graph has errors,",
            "130 stopped by a signal."
        })
public final class Canto implements Runnable {
    private final Session session;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this page.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            description = "Show the version.")
    private boolean version;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    private Canto(Session session) {
        this.session = session;
    }

    private static Map<String, Function<Session, Object>> commands() {
        Map<String, Function<Session, Object>> commands = new LinkedHashMap<>();
        commands.put("run", session -> new RunCommand(session, new GraphFiles()));
        commands.put("validate", session -> new ValidateCommand(session, new GraphFiles()));
        commands.put("graph", GraphCommand::new);
        commands.put("trace", TraceCommand::new);
        commands.put("expr", ExprCommand::new);
        commands.put("test", TestCommand::new);
        commands.put("explain", ExplainCommand::new);
        commands.put("offsets", OffsetsCommand::new);
        commands.put("operators", OperatorsCommand::new);
        commands.put("schema", SchemaCommand::new);
        commands.put("completion", CompletionCommand::new);
        commands.put("version", VersionCommand::new);
        commands.put("warm-up", session -> new WarmUpCommand());
        return commands;
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        Terminal terminal = new Terminal();
        terminal.install();
        Session session = Session.of(terminal);
        int code = run(session, args);
        System.out.flush();
        IOException failure = terminal.failure();
        if (failure != null && code == ExitCode.FINE) {
            session.err().println("canto: cannot write to standard output: " + IoMessages.of(failure));
            code = ExitCode.IO;
        }
        System.err.flush();
        System.exit(code);
    }

    /** Runs the command and returns its exit code. */
    static int run(Session session, String... args) {
        Subcommand command = withoutOptions(session, args);
        return command == null ? commandLine(session, args).execute(args) : execute(session, command);
    }

    // Describing commands to picocli is a fifth of a short run; names of graphs alone need none of it.
    private static @Nullable Subcommand withoutOptions(Session session, String[] args) {
        boolean plain = args.length > 1 && Arrays.stream(args).noneMatch(arg -> arg.startsWith("-"));
        if (!plain || !args[0].equals("run") && !args[0].equals("validate")) {
            return null;
        }
        GraphFiles files =
                new GraphFiles(Arrays.stream(args).skip(1).map(Path::of).toList());
        return args[0].equals("run") ? new RunCommand(session, files) : new ValidateCommand(session, files);
    }

    private static int execute(Session session, Subcommand command) {
        setLogging(command.flags);
        try {
            return command.call();
        } catch (Exception e) {
            return Failures.report(session, command.flags, e);
        }
    }

    /** Returns the whole command with all that it has below it. */
    static CommandLine commandLine(Session session) {
        return commandLine(session, new String[0]);
    }

    // Describing a command to picocli costs milliseconds each, so one that is named is the only one described.
    private static CommandLine commandLine(Session session, String[] args) {
        CommandLine line = new CommandLine(new Canto(session));
        Map<String, Function<Session, Object>> commands = commands();
        boolean one = args.length > 0 && commands.containsKey(args[0]);
        for (Map.Entry<String, Function<Session, Object>> command : commands.entrySet()) {
            if (!one || command.getKey().equals(args[0])) {
                line.addSubcommand(command.getKey(), command.getValue().apply(session));
            }
        }
        line.setOut(new java.io.PrintWriter(session.out(), true));
        line.setErr(new java.io.PrintWriter(session.err(), true));
        line.setUsageHelpWidth(Wrapping.WIDTH);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                Colors.wanted(Colors.When.AUTO, session.outIsTerminal()) ? Ansi.ON : Ansi.OFF));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExpandAtFiles(false);
        line.setParameterExceptionHandler((problem, given) -> refuse(session, problem));
        line.setExecutionExceptionHandler(
                (failure, failed, parsed) -> Failures.report(session, flags(failed.getCommand()), failure));
        line.setExecutionStrategy(Canto::execute);
        return line;
    }

    private static CommonFlags flags(Object command) {
        return command instanceof Subcommand subcommand ? subcommand.flags : new CommonFlags();
    }

    private static int execute(ParseResult parsed) {
        List<CommandLine> lines = parsed.asCommandLineList();
        setLogging(flags(lines.get(lines.size() - 1).getCommand()));
        return new CommandLine.RunLast().execute(parsed);
    }

    // Before the command loads a class that logs, the level must stand.
    private static void setLogging(CommonFlags flags) {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", flags.logLevel());
        if (flags.debug) {
            System.setProperty("org.slf4j.simpleLogger.showLogName", "true");
        }
    }

    private static int refuse(Session session, ParameterException problem) {
        session.err().println("canto: " + message(problem));
        session.err()
                .println("try '" + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help'");
        return ExitCode.USAGE;
    }

    private static String message(ParameterException problem) {
        if (!(problem instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            String text = UsageWords.of(String.valueOf(problem.getMessage()));
            return text.isEmpty() ? "wrong usage" : Character.toLowerCase(text.charAt(0)) + text.substring(1);
        }
        String word = unmatched.getUnmatched().get(0);
        CommandLine line = problem.getCommandLine();
        boolean command = line.getParent() == null;
        String kind = word.startsWith("-") ? "unknown option" : command ? "unknown command" : "unexpected argument";
        List<String> known = word.startsWith("-")
                ? List.copyOf(line.getCommandSpec().optionsMap().keySet())
                : command ? List.copyOf(commands().keySet()) : List.of();
        return kind + " '" + word + "'"
                + Nearest.of(word, known)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse(isExpression(word, line) ? "; write -- before an expression that begins with '-'" : "");
    }

    private static boolean isExpression(String word, CommandLine line) {
        return word.startsWith("-") && line.getCommand() instanceof ExprCommand;
    }

    @Override
    public void run() {
        if (version) {
            session.out().println(VersionCommand.text());
            return;
        }
        CommandLine.Model.CommandSpec own = java.util.Objects.requireNonNull(spec);
        if (help) {
            own.commandLine().usage(session.out());
            return;
        }
        throw new ParameterException(own.commandLine(), "no command given");
    }
}
