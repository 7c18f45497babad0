package io.canto.operators.output;

import io.canto.expr.Template;
import io.canto.record.json.RecordFormat;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.Output;
import io.canto.spi.OutputConfig;
import io.canto.spi.Range;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options of {@code file_output}. */
@OperatorType(
        value = "file_output",
        summary = "Appends records to files, one a line.",
        description = """
                The `path` may hold `${...}` expressions, which sort records into files. Such paths stay inside a folder: the
                part of the path before the first expression, or `base`. A record whose path has `..` or an empty name in it,
                or leads through a symbolic link, goes to `on_error`; so does one whose file is read by an input before this
                output, as it would come round for ever. Folders that are missing are made.

                A full disk or any other failure to write does not lose or tear a line: the graph waits, says so, and goes on
                at the byte where it stopped. A file that somebody moved away is noticed within a second, and begun anew.
                """,
        badInput =
                "A record that cannot be written in the `format`, or whose path cannot be computed or leaves its folder,"
                        + " goes to `on_error`.",
        differsFromStanza = "Has computed paths, rotation, durability and formats that can be read back.",
        elsewhere = {"Vector: file", "Fluent Bit: file", "OpenTelemetry: file exporter"})
@Example("""
        title: A file for each app
        config: {type: file_output, path: 'out/${attributes.app}.log', format: text}
        in:
          - {body: started, attributes: {app: web}}
          - {body: ready, attributes: {app: db}}
          - {body: stopped, attributes: {app: web}}
        written:
          out/web.log: |
            started
            stopped
          out/db.log: |
            ready
        """)
@Example("""
        title: A name that leads out of its folder
        config:
          - {type: file_output, path: '${attributes.app}.log', base: logs, format: text, on_error: {route: strange}}
          - {id: strange, type: stdout, format: text}
        in:
          - {body: fine, attributes: {app: web}}
          - {body: odd, attributes: {app: ../../etc/cron}}
        written:
          logs/web.log: |
            fine
        stdout: |
          odd
        """)
public record FileOutputConfig(
        @Doc("The file; relative to the folder of the graph's file.")
        Template path,

        @Doc(
                "What a line is: the body as text (`text`), as JSON (`json`), or the whole record as JSON without (`record`) or with (`record_with_context`) its context.")
        @Default("record")
        RecordFormat format,

        @Doc("The folder that computed paths cannot leave.") @Nullable String base,

        @Doc("When to put a file aside and begin a new one.") @Nullable RotationOptions rotation,

        @Doc("What written records survive.") @Default("process")
        Durability durability,

        @Doc("How many files are open at once.") @Default("64") @Range(min = 1, max = 10_000)
        int maxOpenFiles,

        @Doc("Who may read and write a file that is made.") @Default("'0600'")
        FileMode mode,

        @Doc(
                "Cut off, at a start after a crash, what was written but not settled, so that it does not come twice. Only for"
                        + " graphs whose inputs can read again, and files that nobody else writes.")
        @Default("false")
        boolean commitLength)
        implements OutputConfig {
    /** Checks that a folder is known for computed paths. */
    public FileOutputConfig {
        if (path.source().isEmpty()) {
            throw new IllegalArgumentException("path is empty");
        }
        if (path.source().indexOf('\0') >= 0) {
            throw new IllegalArgumentException("path has the character NUL in it");
        }
        if (path.source().endsWith("/")) {
            throw new IllegalArgumentException("path names a folder, not a file");
        }
        if (base != null && path.isConstant()) {
            throw new IllegalArgumentException("base is for a path with ${...} in it");
        }
        if (base == null && !path.isConstant() && path.source().startsWith("${")) {
            throw new IllegalArgumentException("a path that begins with ${...} needs base, the folder it cannot leave");
        }
    }

    @Override
    public Output build(OperatorContext context) throws IOException {
        return new FileOutput(this, context);
    }

    @Override
    public boolean confirms() {
        return true;
    }

    @Override
    public boolean waits() {
        return durability == Durability.POWER;
    }

    @Override
    public List<String> claims(ClaimContext context) {
        return path.isConstant() ? List.of("file:" + context.resolve(path.source())) : List.of();
    }
}
