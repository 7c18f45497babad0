package io.canto.cli;

import io.canto.expr.Explanation;
import io.canto.expr.ExpressionException;
import io.canto.expr.ExpressionLimits;
import io.canto.expr.Expressions;
import io.canto.expr.Failure;
import io.canto.expr.FunctionInfo;
import io.canto.expr.translate.ForeignConditions;
import io.canto.record.Delivery;
import io.canto.record.LogRecord;
import io.canto.record.Values;
import io.canto.record.json.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code canto expr}. */
@Command(
        name = "expr",
        description = {
            "Evaluates an expression on records.",
            "Shows its value and kind. Without an expression it asks for them, one a line, and evaluates",
            "each on the record that was given last."
        },
        sortOptions = false,
        footer = {"", "Example:", "  canto expr \"body.contains('x') and severity >= 9\" --record 'a x b' --explain"})
final class ExprCommand extends Subcommand {
    @Parameters(arity = "0..1", paramLabel = "EXPRESSION", description = "The expression.")
    private @Nullable String expression;

    @Mixin
    private RecordLines lines = new RecordLines();

    @Mixin
    private ClockFlag clock = new ClockFlag();

    @Option(names = "--explain", description = "Show the value of every part, too.", order = 20)
    private boolean explain;

    @Option(names = "--list", description = "List the functions and what they do.", order = 21)
    private boolean list;

    @Option(
            names = "--from-expr",
            description = "The expression is one of Stanza (Expr) or a LogQL selector: show it in our language.",
            order = 22)
    private boolean foreign;

    ExprCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws IOException {
        if (list) {
            Expressions.functions().forEach(this::describe);
            return ExitCode.FINE;
        }
        if (expression == null) {
            LogRecord[] last = {new LogRecord()};
            if (lines.areGiven()) {
                lines.forEach(record -> last[0] = record);
            }
            new ExprPrompt(session, last[0], source -> evaluate(source, last[0])).run();
            return ExitCode.FINE;
        }
        return translateOrEvaluate(expression);
    }

    private int translateOrEvaluate(String source) throws IOException {
        try {
            if (foreign) {
                session.out().println(ForeignConditions.toSpel(source));
                return ExitCode.FINE;
            }
            boolean[] failed = {false};
            if (lines.areGiven()) {
                lines.forEach(record -> failed[0] |= !evaluate(source, record));
            } else {
                failed[0] = !evaluate(source, new LogRecord());
            }
            return failed[0] ? ExitCode.FAILED : ExitCode.FINE;
        } catch (ExpressionException e) {
            show(source, e);
            return ExitCode.CONFIG;
        }
    }

    private void describe(FunctionInfo function) {
        session.out().println(session.outColors(flags).bold(function.signature()));
        session.out().println("    " + function.doc());
    }

    /** Shows the value of an expression for a record, and says whether there is one. */
    private boolean evaluate(String source, LogRecord record) {
        Colors colors = session.outColors(flags);
        Explanation explanation;
        record.setDelivery(Delivery.untracked(clock.clock()), 0);
        try {
            explanation = Expressions.explain(source, record);
        } catch (ExpressionException e) {
            if (expression != null) {
                throw e;
            }
            show(source, e);
            return false;
        }
        session.out().println(words(colors, explanation.value()));
        if (explain) {
            for (Explanation.Part part : explanation.parts()) {
                String shown = switch (part.how()) {
                    case CONSTANT -> " = " + words(colors, part.value()) + colors.faint("  constant");
                    case TRANSLATED -> " = " + words(colors, part.value());
                    case PER_ELEMENT -> colors.faint("  for each element");
                };
                session.out().println("  ".repeat(part.depth() + 1) + part.text() + shown);
            }
        }
        return !(explanation.value() instanceof Failure);
    }

    private static String words(Colors colors, @Nullable Object value) {
        return value instanceof Failure failure
                ? colors.red("no value: ") + failure.message()
                : Json.text(value) + colors.faint("  " + Values.kind(value));
    }

    private void show(String source, ExpressionException failure) {
        String line = source.lines().findFirst().orElse("");
        session.err().println(session.errColors(flags).red("error: ") + failure.getMessage());
        session.err().println("  " + line);
        int offset = Math.min(failure.offset(), line.length());
        int length = Math.max(1, Math.min(failure.length(), line.length() - offset));
        session.err().println("  " + " ".repeat(offset) + "^".repeat(length) + hint(source, failure));
    }

    private String hint(String source, ExpressionException failure) {
        String ours = foreign ? null : ForeignConditions.translation(source, ExpressionLimits.DEFAULT);
        return ours != null
                ? " as an expression of Canto: " + ours
                : failure.hint() == null ? "" : " " + failure.hint();
    }
}
