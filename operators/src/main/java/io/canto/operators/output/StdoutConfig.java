package io.canto.operators.output;

import io.canto.record.json.RecordFormat;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.Output;
import io.canto.spi.OutputConfig;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The options of {@code stdout}. */
@OperatorType(
        value = "stdout",
        summary = "Writes records to standard output, one a line.",
        description =
                "On a terminal, control characters are shown as escapes such as `\\x1b`. When the reader of a pipe"
                        + " goes away the run ends. Where standard output is closed from the beginning (`>&-`) it ends with"
                        + " an error.",
        badInput = "A record that cannot be written in the `format` goes to `on_error`.",
        elsewhere = {"Vector: console", "Fluent Bit: stdout", "OpenTelemetry: debug exporter"})
@Example("""
        title: Bodies as lines of text
        config: {type: stdout, format: text}
        in: [{body: started}, {body: {a: 1}}]
        stdout: |
          started
          {"a":1}
        """)
@Example("""
        title: Errors only, as JSON
        config: {type: stdout, format: json, if: severity >= 17}
        in: [{body: {user: alice}, severity: 9}, {body: {user: bob}, severity: 17}]
        stdout: |
          {"user":"bob"}
        dropped: {filter: 1}
        """)
public record StdoutConfig(
        @Doc(
                "What a line is: the body as text (`text`), as JSON (`json`), or the whole record as JSON without (`record`) or with (`record_with_context`) its context.")
        @Default("record")
        RecordFormat format)
        implements OutputConfig {
    @Override
    public Output build(OperatorContext context) {
        return new StreamOutput(
                context::warn, new FileOutputStream(FileDescriptor.out).getChannel(), format, isTerminal());
    }

    /** Java tells whether both ends are a terminal; where there is a /proc it tells of this one. */
    private static boolean isTerminal() {
        Path link = Path.of("/proc/self/fd/1");
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }
}
