package io.canto.operators.input;

import io.canto.spi.Example;
import io.canto.spi.Inline;
import io.canto.spi.Input;
import io.canto.spi.InputConfig;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.util.List;

/** The options of {@code stdin_input}. */
@OperatorType(
        value = "stdin_input",
        summary = "Reads lines from standard input.",
        description = "Ends when standard input does; a last line without a line end counts.",
        badInput =
                "A line over `max_log_size` is cut and counted as `oversized`; bytes that are no text of the encoding"
                        + " become U+FFFD and the line is counted as `invalid_utf8`; a line that is not of the `format` goes on as"
                        + " text with `context.error` set, counted as `unreadable`; empty lines are no records, counted as"
                        + " `empty_lines`.",
        differsFromStanza = "Has multiline, encodings, limits and formats like `file_input`.",
        elsewhere = {"Stanza: stdin", "Vector: stdin", "Fluent Bit: stdin"})
@Example("""
        title: JSON objects, one a line
        config: {type: stdin_input, format: json}
        stdin: |
          {"user": "alice", "took": 12}
          no object
        out:
          - {body: {user: alice, took: 12}}
          - {body: no object}
        """)
@Example("""
        title: Records that end with a semicolon, for a graph that tells where they are from
        config:
          type: stdin_input
          multiline: {line_end_pattern: ';$', omit_pattern: true}
          resource: {host: web1}
        stdin: |
          select *
          from users;
          commit;
        out:
          - {body: "select *\\nfrom users", resource: {host: web1}}
          - {body: commit, resource: {host: web1}}
        """)
public record StdinInputConfig(@Inline LineOptions lines) implements InputConfig {
    @Override
    public Input build(OperatorContext context) {
        FileInputStream stream = new FileInputStream(FileDescriptor.in);
        return new StreamInput(stream.getChannel(), stream::available, lines, context);
    }

    @Override
    public boolean blocks() {
        return true;
    }

    @Override
    public List<String> claims(ClaimContext context) {
        return List.of("stdin");
    }
}
