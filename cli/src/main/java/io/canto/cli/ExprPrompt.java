package io.canto.cli;

import io.canto.record.LogRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Asks for expressions, one a line: on a terminal with completion and a history that stays, else as they come. */
final class ExprPrompt {
    private final Session session;
    private final LogRecord record;
    private final Consumer<String> action;

    /**
     * Makes one.
     *
     * @param record whose keys are completed
     * @param action what is done with each expression
     */
    ExprPrompt(Session session, LogRecord record, Consumer<String> action) {
        this.session = session;
        this.record = record;
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
        try (Terminal terminal =
                TerminalBuilder.builder().system(true).dumb(true).build()) {
            LineReaderBuilder prompt = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .parser((line, cursor, context) -> ExprCompleter.parse(line, cursor))
                    .completer(new ExprCompleter(record))
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
            LineReader reader =
                    ExprHistory.addTo(prompt, ExprHistory.stateFolder()).build();
            session.err().println("an expression a line; Tab completes names, Ctrl-D ends");
            while (true) {
                take(reader.readLine("> "));
            }
        } catch (EndOfFileException | UserInterruptException e) {
            session.err().println();
        }
    }

    private void take(String line) {
        if (!line.isBlank()) {
            action.accept(line);
        }
    }
}
