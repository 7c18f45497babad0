package io.canto.bench;

import io.canto.config.GraphLoader;
import io.canto.config.OperatorCatalog;
import io.canto.graph.CheckOptions;
import io.canto.graph.RunOptions;
import io.canto.graph.RunningGraph;
import io.canto.record.LogRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the graph itself costs: one record through operators that do nothing. The guarded form is the chain of ten with a
 * computed router at its end that may lead back to the first, but never does; its pair has the same router without that
 * way, so that the difference is the seen guard.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class NodeWalkBenchmark {
    private static final String ROUTER =
            "  - {id: back, type: router, output_expr: attributes.to, targets: [%s], default: out}%n";

    /** The form of the graph. */
    @Param
    public Walk walk = Walk.CHAIN_1;

    private RunningGraph graph = open(Walk.CHAIN_1);

    /** Opens the graph. */
    @Setup
    public void prepare() {
        graph.close();
        graph = open(walk);
    }

    /** Closes the graph. */
    @TearDown
    public void close() {
        graph.close();
    }

    /** Sends one record through. */
    @Benchmark
    public LogRecord walk() {
        LogRecord record = LogRecord.of("a line");
        if (walk.isRouted) {
            record.attributes().put("to", "out");
        }
        graph.accept(record);
        return record;
    }

    private static RunningGraph open(Walk walk) {
        GraphLoader loader = new GraphLoader(OperatorCatalog.installed(NodeWalkBenchmark.class.getClassLoader()));
        try {
            return RunningGraph.open(
                    GraphLoader.check(loader.read(walk.yaml(), "walk.yaml", Path.of("")), CheckOptions.EMBEDDED)
                            .get(0),
                    RunOptions.DEFAULT);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The forms. */
    public enum Walk {
        /** One operator and an output. */
        CHAIN_1(1, 1, false, ""),
        /** Ten operators and an output. */
        CHAIN_10(10, 1, false, ""),
        /** Fifty operators and an output. */
        CHAIN_50(50, 1, false, ""),
        /** One operator that sends to ten outputs. */
        FAN_OUT_10(1, 10, false, ""),
        /** Ten operators and a computed router that leads forward only. */
        ROUTED_10(10, 1, true, "out"),
        /** Ten operators and a computed router that may lead back to the first, so that the guard counts. */
        GUARDED_10(10, 1, true, "out, n0");

        private final int operators;
        private final int outputs;
        private final boolean isRouted;
        private final String targets;

        Walk(int operators, int outputs, boolean isRouted, String targets) {
            this.operators = operators;
            this.outputs = outputs;
            this.isRouted = isRouted;
            this.targets = targets;
        }

        private String yaml() {
            String chain = IntStream.range(0, operators - 1)
                    .mapToObj(at -> "  - {type: noop, id: n" + at + "}\n")
                    .collect(Collectors.joining());
            List<String> ends = IntStream.range(0, outputs)
                    .mapToObj(at -> "out" + (at == 0 ? "" : at))
                    .toList();
            String last = isRouted
                    ? "  - {type: noop, id: last}\n" + String.format(ROUTER, targets)
                    : "  - {type: noop, id: last, output: " + ends + "}\n";
            String all = ends.stream()
                    .map(id -> "  - {type: drop_output, id: " + id + "}\n")
                    .collect(Collectors.joining());
            return "operators:\n" + chain + last + all;
        }
    }
}
