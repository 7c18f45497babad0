package io.canto.cli;

import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The time that a command is told to go by. */
final class ClockFlag {
    @Option(
            names = "--clock",
            paramLabel = "TIME",
            description = "What time it is, so that the result can be repeated; without it that of the machine.",
            converter = TimeConverter.class,
            order = 15)
    private @Nullable Instant time;

    /** Returns the clock: one that stands still, or that of the machine. */
    InstantSource clock() {
        return time == null ? InstantSource.system() : InstantSource.fixed(time);
    }

    /** Reads a time. */
    private static final class TimeConverter implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("'" + text + "' is not a time; write one like 2026-01-01T00:00:00Z");
            }
        }
    }
}
