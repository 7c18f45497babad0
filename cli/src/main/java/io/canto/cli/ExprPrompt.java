package io.canto.cli;

import io.canto.expr.Expressions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Asks for expressions, one a line: on a terminal with a history and completion of names, else as they come. */
final class ExprPrompt {
    private final Session session;
    private final Consumer<String> action;

    ExprPrompt(Session session, Consumer<String> action) {
        this.session = session;
        this.action = action;
    }

    void run() throws IOException {
        if (session.outIsTerminal() && session.errIsTerminal()) {
            ask();
        } else {
            readAll();
        }
    }

    private void readAll() throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            take(line);
        }
    }

    private void ask() throws IOException {
        DefaultParser parser = new DefaultParser();
        parser.setEscapeChars(null);
        parser.setQuoteChars(new char[0]);
        try (Terminal terminal =
                TerminalBuilder.builder().system(true).dumb(true).build()) {
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .parser(parser)
                    .completer(new StringsCompleter(names()))
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                    .build();
            session.err().println("an expression a line; Tab completes names, Ctrl-D ends");
            while (true) {
                take(reader.readLine("> "));
            }
        } catch (EndOfFileException | UserInterruptException e) {
            session.err().println();
        }
    }

    private static List<String> names() {
        return Stream.concat(
                        Expressions.fields().stream().map(Expressions.Field::name),
                        Expressions.functions().stream().map(function -> function.name() + "("))
                .toList();
    }

    private void take(String line) {
        if (!line.isBlank()) {
            action.accept(line);
        }
    }
}
