package io.canto.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Does a little of everything, so that the archive of classes made from this run holds what other runs need. */
@Command(name = "warm-up", hidden = true, description = "Loads what other commands need.")
final class WarmUpCommand implements Callable<Integer> {
    private static final String GRAPH = """
            operators:
              - {type: file_input, include: [input.log], start_at: beginning, follow: false}
              - type: router
                id: form
                routes:
                  - {expr: "body.startsWith('{')", output: json}
                  - {expr: "body matches '.*=.*' and body != null", output: pattern}
                default: fields
              - type: json_parser
                id: json
                timestamp: {parse_from: attributes.time, layout: "%Y-%m-%dT%H:%M:%S.%fZ"}
                severity: {parse_from: attributes.level}
                output: fields
              - {type: regex_parser, id: pattern, regex: '^(?P<key>\\w+)=(?P<value>.*)$', output: fields}
              - {type: add, id: fields, field: attributes.text, value: "${body}"}
              - {type: filter, expr: "severity >= 21"}
              - {type: file_output, id: out, path: out.log, format: record}
            """;
    private static final String INPUT = """
            {"time":"2026-01-01T00:00:00.000000000Z","level":"info","n":1,"d":1.5,"list":[true,null]}
            key=value
            plain
            """;

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("canto");
        List<Path> files =
                List.of(folder.resolve("graph.yaml"), folder.resolve("input.log"), folder.resolve("out.log"));
        try {
            Files.writeString(files.get(0), GRAPH);
            Files.writeString(files.get(1), INPUT);
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            Session session = new Session(nowhere, nowhere, nowhere, false, false);
            String graph = files.get(0).toString();
            Canto.run(session, "validate", graph);
            Canto.run(session, "validate", "--set", "operators.out.pth=x", graph);
            Canto.run(session, "graph", graph);
            Canto.run(session, "operators", "router");
            Canto.run(session, "schema");
            Canto.run(session, "--help");
            Canto.run(session, "run", "--summary", "json", graph);
            Canto.run(session, "run", graph);
            return ExitCode.FINE;
        } finally {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        }
    }
}
