package io.canto.operators.input;

import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.Inline;
import io.canto.spi.Input;
import io.canto.spi.InputConfig;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options of {@code file_input}. */
@OperatorType(
        value = "file_input",
        summary = "Reads lines from files, to their end or for ever.",
        description = """
                A file is known by its device, its inode and the first bytes in it, not by its name. So a file that is renamed
                is read on where it was left, one that is copied and cut to nothing is read on in its copy, and one that takes
                the place of another is read from its beginning. A file keeps the name under which it was first seen.

                With a state directory, positions survive restarts and crashes. A position moves only past what the outputs
                have taken, so nothing is lost; what was on its way in a crash is read again.

                With `follow: false`, or in a run with `--once`, everything that is there is read, a last line without a line
                end too, and the input ends. Else a line is a record when its line end is there.
                """,
        badInput =
                "A line over `max_log_size` is cut and counted as `oversized`; bytes that are no text of the encoding"
                        + " become U+FFFD and the line is counted as `invalid_utf8`; a line that is not of the `format` goes on as"
                        + " text with `context.error` set, counted as `unreadable`; empty lines are no records, counted as"
                        + " `empty_lines`; runs of NUL bytes at the beginning of a line are left out, counted as `nul_bytes`. Files"
                        + " that vanish or cannot be read are named in a warning, and tried again; an input that reads to"
                        + " the end and could not read one ends with exit code 74.",
        differsFromStanza =
                "A truncated file is read from its beginning by default; a line without a line end is not torn"
                        + " by a timer unless `force_flush_period` is set; `.gz` files are decompressed by default; `start_at: end` is"
                        + " for files that are there at the very first run only; `header` takes a pattern instead of operators;"
                        + " patterns of `multiline` see one line at a time.",
        instead = {
            "storage: run with --state-dir, which keeps the positions of all inputs",
            "operators: operators stand behind the input in the list of the graph",
            "file_cache_advise: leave it out, the system keeps what was read in its cache as it likes"
        },
        elsewhere = {
            "Vector: file",
            "Fluent Bit: tail",
            "Loki: scrape_configs (__path__)",
            "OpenTelemetry: filelog receiver",
            "Stanza: filelog"
        })
@Example("""
        title: The logs of all apps but one
        config: {type: file_input, include: ['apps/**/*.log'], exclude: ['apps/noise/*'], start_at: beginning}
        files:
          apps/shop/web.log: |
            started
            stopped
          apps/noise/all.log: |
            beep
        out:
          - {body: started, attributes: {log.file.name: web.log}}
          - {body: stopped, attributes: {log.file.name: web.log}}
        """)
@Example("""
        title: Stack traces
        config:
          type: file_input
          include: [app.log]
          multiline: {line_start_pattern: '^\\S'}
          include_file_name: false
          include_file_record_number: true
        files:
          app.log: |
            first failed
              at a.B.c
              at a.B.d
            second failed
        out:
          - {body: "first failed\\n  at a.B.c\\n  at a.B.d", attributes: {log.file.record_number: 1}}
          - {body: second failed, attributes: {log.file.record_number: 2}}
        """)
@Example("""
        title: JSON objects, one a line, with a header that says where they are from
        config:
          type: file_input
          include: ['*.ndjson']
          start_at: beginning
          format: json
          include_file_name: false
          header: {pattern: '^#', metadata_regex: 'host (?P<host>\\S+)'}
        files:
          a.ndjson: |
            # host web1
            {"user": "alice", "took": 12}
        out:
          - {body: {user: alice, took: 12}, attributes: {host: web1}}
        """)
public record FileInputConfig(
        @Doc("Patterns of paths; relative ones begin at the folder of the graph's file.")
        List<Glob> include,

        @Doc("Patterns of paths that are left out.") @Default("[]")
        List<Glob> exclude,

        @Inline FileSelection selection,

        @Inline FileReading reading,

        @Inline LineOptions lines,

        @Inline FileNameAttributes names,

        @Inline FileFactAttributes facts,

        @Doc("Lines at the beginning of a file that are no records but say something about all of them.") @Nullable HeaderOptions header)
        implements InputConfig {
    /** Checks the options against each other. */
    public FileInputConfig {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        if (include.isEmpty()) {
            throw new IllegalArgumentException("include is empty");
        }
        if (header != null && reading.startAt() == StartAt.END) {
            throw new IllegalArgumentException("header goes with start_at: beginning only");
        }
    }

    @Override
    public Input build(OperatorContext context) throws IOException {
        return new FileInput(this, context);
    }

    @Override
    public boolean replays() {
        return true;
    }

    @Override
    public boolean reads(String claim, ClaimContext context) {
        if (!claim.startsWith("file:") || selection.orderingCriteria() != null) {
            return false;
        }
        Path path = Path.of(claim.substring("file:".length()));
        return FileFinder.matches(include, path, context::resolve)
                && !FileFinder.matches(exclude, path, context::resolve);
    }
}
