package io.canto.cli;

import io.canto.record.LogRecord;
import io.canto.record.RecordCodec;
import io.canto.record.json.RecordFormat;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Records that are given to a command, one a line. */
final class RecordLines {
    @Option(
            names = {"-r", "--record"},
            paramLabel = "LINE",
            description = "A record; may be repeated. Without it they are read from --input or standard input.",
            order = 10)
    private List<String> records = List.of();

    @Option(
            names = {"-i", "--input"},
            paramLabel = "FILE",
            description = "A file with one record a line; - is standard input.",
            order = 11)
    private @Nullable Path input;

    @Option(
            names = "--record-format",
            paramLabel = "FORM",
            description =
                    "What a line is: text (the body), json (an object that becomes the body) or record (all of it).",
            defaultValue = "text",
            order = 12)
    private RecordFormat recordFormat = RecordFormat.TEXT;

    /** Whether records were given by name, so that standard input is free. */
    boolean areGiven() {
        return !records.isEmpty() || input != null;
    }

    /**
     * Reads all of them.
     *
     * @throws IOException if the file cannot be read
     * @throws io.canto.record.RecordException if a line is not of the format
     */
    void forEach(Consumer<LogRecord> action) throws IOException {
        RecordCodec codec = recordFormat.codec(StandardCharsets.UTF_8);
        try (BufferedReader lines = lines()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                LogRecord record = new LogRecord();
                byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
                codec.decode(bytes, 0, bytes.length, record);
                action.accept(record);
            }
        }
    }

    private BufferedReader lines() throws IOException {
        if (!records.isEmpty()) {
            return new BufferedReader(new StringReader(String.join("\n", records)));
        }
        InputStream source =
                input == null || input.toString().equals("-") ? System.in : new FileInputStream(input.toFile());
        return new BufferedReader(new InputStreamReader(source, StandardCharsets.UTF_8));
    }
}
