package io.canto.bench;

import io.canto.config.GraphLoader;
import io.canto.config.OperatorCatalog;
import io.canto.graph.CheckOptions;
import io.canto.graph.Graph;
import io.canto.graph.RunOptions;
import io.canto.graph.RunningGraph;
import io.canto.operators.BuiltinOperators;
import io.canto.record.LogRecord;
import io.canto.record.Utf8Buffer;
import io.canto.record.Utf8Text;
import io.canto.record.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One line through a graph of one parser, with all that the engine does around it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class ParserBenchmark {
    /** Which parser, and which line. */
    public enum Shape {
        /** No parser: the frame alone. */
        NOOP("{type: noop}", "x"),
        /** A JSON log line of 6 fields. */
        JSON(
                "{type: json_parser, parse_to: body}",
                "{\"time\":\"2026-01-02T03:04:05.678Z\",\"level\":\"info\",\"status\":200,\"latency_ms\":12.75,"
                        + "\"path\":\"/api/v1/items/4711?page=2\",\"host\":\"web-12\"}"),
        /** An access log by regex. */
        REGEX(
                "{type: regex_parser, parse_to: body, regex: '^(?P<client>[^ ]+) [^ ]+ [^ ]+ \\[(?P<time>[^\\]]+)\\]"
                        + " \"(?P<request>[^\"]*)\" (?P<status>\\d{3}) (?P<bytes>\\d+|-)$'}",
                "10.1.2.3 - ann [10/Oct/2026:13:55:36 +0000] \"GET /index.html HTTP/1.1\" 200 2326"),
        /** The same by fixed delimiters. */
        PATTERN(
                "{type: pattern_parser, parse_to: body, pattern: '<client> <_> <_> [<time>] \"<request>\" <status> <bytes>'}",
                "10.1.2.3 - ann [10/Oct/2026:13:55:36 +0000] \"GET /index.html HTTP/1.1\" 200 2326"),
        /** The same by grok. */
        GROK(
                "{type: grok_parser, parse_to: body, pattern: '^%{COMMONAPACHELOG}$'}",
                "10.1.2.3 - ann [10/Oct/2026:13:55:36 +0000] \"GET /index.html HTTP/1.1\" 200 2326"),
        /** A whole line of containerd. */
        CONTAINER("{type: container}", "2026-01-02T03:04:05.678901234Z stdout F GET /index.html 200 in 12 ms"),
        /** A line of Docker. */
        DOCKER(
                "{type: container}",
                "{\"log\":\"GET /index.html 200 in 12 ms\\n\",\"stream\":\"stdout\",\"time\":\"2026-01-02T03:04:05.678901234Z\"}"),
        /** A message of RFC 5424. */
        SYSLOG(
                "{type: syslog_parser, protocol: rfc5424, parse_to: body}",
                "<165>1 2026-01-02T03:04:05.003Z host1 app 8710 ID47 [ex@32473 iut=\"3\" source=\"app\"] it began"),
        /** Pairs. */
        PAIRS(
                "{type: key_value_parser, parse_to: body}",
                "level=info path=/index.html status=200 took=12ms note='all well'"),
        /** The same as logfmt. */
        LOGFMT(
                "{type: key_value_parser, format: logfmt, parse_to: body}",
                "level=info path=/index.html status=200 took=12ms note=\"all well\""),
        /** Separated values. */
        CSV("{type: csv_parser, header: 'a,b,c,d,e', parse_to: body}", "info,/index.html,200,12,\"all well\""),
        /** A level, upper case. */
        SEVERITY("{type: severity_parser, parse_from: body}", "WARNING");

        private final String operator;
        private final String line;

        Shape(String operator, String line) {
            this.operator = operator;
            this.line = line;
        }
    }

    /** What is measured. */
    @Param
    public Shape shape = Shape.NOOP;

    private final Utf8Buffer out = new Utf8Buffer(4096);
    private byte[] bytes = {};
    private @Nullable RunningGraph graph;

    /** Opens the graph. */
    @Setup
    public void open() throws IOException {
        bytes = shape.line.getBytes(StandardCharsets.UTF_8);
        GraphLoader loader = new GraphLoader(OperatorCatalog.of(new BuiltinOperators().operators()));
        String yaml = "operators: [" + shape.operator + ", {type: drop_output}]";
        Graph checked = GraphLoader.check(loader.read(yaml, "graph.yaml", Path.of("")), CheckOptions.EMBEDDED)
                .get(0);
        graph = RunningGraph.open(checked, RunOptions.DEFAULT);
    }

    /** One record. */
    @Benchmark
    public LogRecord parse() {
        LogRecord record = LogRecord.of(shape.line);
        Objects.requireNonNull(graph).accept(record);
        return record;
    }

    /** One record whose line is held as bytes, from there to JSON. */
    @Benchmark
    public int parseHeld() {
        LogRecord record = new LogRecord();
        record.setBody(new Utf8Text(bytes, 0, bytes.length, true));
        Objects.requireNonNull(graph).accept(record);
        out.truncate(0);
        Json.write(record.heldBody(), out);
        return out.length();
    }
}
