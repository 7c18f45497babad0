package io.canto.operators.input;

import io.canto.operators.store.SlotFile;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.record.Utf8Buffer;
import io.canto.record.json.RecordFormat;
import io.canto.spi.OperatorContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Keeps records that cannot be sent, as JSON lines in the state directory: {@code poison/<graph>/<operator>}. */
final class DeadLetters {
    private static final int CAPACITY = 1024;

    private DeadLetters() {}

    /** Appends a record to those of its input; says so if that is not possible. */
    static void append(LogRecord record, OperatorContext context) {
        Path state = context.stateDirectory();
        if (state == null) {
            return;
        }
        Path file = SlotFile.path(state, "poison", context.graph(), context.id());
        try {
            Utf8Buffer line = new Utf8Buffer(CAPACITY);
            RecordFormat.RECORD.codec(StandardCharsets.UTF_8).encode(record, line);
            line.append('\n');
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(
                    file,
                    Arrays.copyOf(line.array(), line.length()),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
            context.warn("it is kept in '" + file + "'");
        } catch (IOException | RecordException e) {
            context.warn("it cannot be kept in '" + file + "': " + e.getMessage());
        }
    }
}
