package io.canto.bench;

import io.canto.config.GraphLoader;
import io.canto.config.OperatorCatalog;
import io.canto.graph.CheckOptions;
import io.canto.graph.Graph;
import io.canto.graph.RunOptions;
import io.canto.graph.RunningGraph;
import io.canto.operators.BuiltinOperators;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

/** One record through a graph of one transformer, with all that the engine does around it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class TransformerBenchmark {
    private static final String TEXT =
            "10.1.2.3 user=ann order 1234567890123456 token=abcdef GET /index.html 200 in 12 ms, all is well";

    /** Which transformer. */
    public enum Shape {
        /** The frame alone. */
        NOOP("{type: noop}"),
        /** A constant. */
        ADD("{type: add, field: attributes.env, value: prod}"),
        /** A computed number. */
        ADD_COMPUTED("{type: add, field: attributes.next, value: '${body.n + 1}'}"),
        /** A part of the body to an attribute. */
        MOVE("{type: move, from: body.app, to: attributes.app}"),
        /** A condition that does not hold. */
        FILTER("{type: filter, expr: \"body.level == 'debug'\"}"),
        /** Ten routes that compare one field. */
        ROUTER_10(router(10)),
        /** A hundred routes that compare one field. */
        ROUTER_100(router(100)),
        /** A table of a hundred values. */
        TABLE_100("{type: router, from: body.app, default: out, table: {"
                + IntStream.range(0, 100).mapToObj(at -> "app" + at + ": out").collect(Collectors.joining(", "))
                + "}}"),
        /** Two routes that both match. */
        ROUTER_ALL("{type: router, mode: all, default: out, routes: [{expr: body.n > 0, output: out},"
                + " {expr: body.n > 1, output: other}]}"),
        /** Three expressions. */
        SET(
                "{type: set, set: {severity_text: upper(body.level), attributes.slow: body.n > 500, attributes.app: body.app}}"),
        /** Every record begins a batch. */
        RECOMBINE("{type: recombine, combine_field: body.text, is_first_entry: 'body.n == 7'}"),
        /** All records are equal. */
        DEDUP("{type: dedup}"),
        /** Half of the keys. */
        SAMPLE("{type: sample, ratio: 0.5, key: body.app}"),
        /** Addresses and card numbers in a line of a hundred characters. */
        REDACT("{type: redact, find: [card, email, ipv4]}"),
        /** Everything that can be found by name. */
        REDACT_ALL("{type: redact, find: [card, email, ipv4, ipv6, uuid, secret]}");

        private final String operator;

        Shape(String operator) {
            this.operator = operator;
        }

        private static String router(int routes) {
            return "{type: router, default: out, routes: ["
                    + IntStream.range(0, routes)
                            .mapToObj(at -> "{expr: \"body.app == 'app" + at + "'\", output: out}")
                            .collect(Collectors.joining(", "))
                    + "]}";
        }
    }

    /** What is measured. */
    @Param
    public Shape shape = Shape.NOOP;

    private @Nullable RunningGraph graph;

    /** Opens the graph. */
    @Setup
    public void open() throws IOException {
        GraphLoader loader = new GraphLoader(OperatorCatalog.of(new BuiltinOperators().operators()));
        String yaml = "unused: allow\noperators: [" + shape.operator
                + ", {id: out, type: drop_output}, {id: other, type: drop_output}]";
        Graph checked = GraphLoader.check(loader.read(yaml, "graph.yaml", Path.of("")), CheckOptions.EMBEDDED)
                .get(0);
        graph = RunningGraph.open(checked, RunOptions.DEFAULT);
    }

    /** One record. */
    @Benchmark
    public LogRecord process() {
        Fields body = new Fields(4);
        body.put("app", "app7");
        body.put("level", "info");
        body.put("n", 7L);
        body.put("text", TEXT);
        LogRecord record = LogRecord.of(body);
        Objects.requireNonNull(graph).accept(record);
        return record;
    }
}
