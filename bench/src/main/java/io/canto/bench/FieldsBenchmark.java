package io.canto.bench;

import io.canto.record.Fields;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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

/** The compact map of records beside the maps of the JDK, at the sizes that log records have. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class FieldsBenchmark {
    private static final String[] NAMES = {
        "time",
        "level",
        "message",
        "host",
        "app",
        "user_id",
        "request_id",
        "method",
        "path",
        "status",
        "latency_ms",
        "bytes",
        "referer",
        "user_agent",
        "trace_id",
        "span_id",
        "region",
        "zone",
        "pod",
        "container"
    };

    /** How many keys the map has. */
    @Param({"5", "10", "20"})
    public int size;

    /** Which map is measured. */
    @Param({"fields", "linked", "hash"})
    public String map = "fields";

    private final String[] keys = new String[NAMES.length];
    private final String[] equalKeys = new String[NAMES.length];
    private final String[] missing = new String[NAMES.length];
    private final Object[] values = new Object[NAMES.length];
    private Supplier<Map<String, @Nullable Object>> empty = Fields::new;
    private UnaryOperator<Map<String, @Nullable Object>> fork = UnaryOperator.identity();
    private Map<String, @Nullable Object> full = new Fields();
    private int next;

    /** Fills the map that look-ups and forks use. */
    @Setup
    public void fill() {
        switch (map) {
            case "fields" -> {
                empty = () -> new Fields(8);
                fork = original -> ((Fields) original).fork();
            }
            case "linked" -> {
                empty = LinkedHashMap::new;
                fork = LinkedHashMap::new;
            }
            default -> {
                empty = HashMap::new;
                fork = HashMap::new;
            }
        }
        for (int at = 0; at < NAMES.length; at++) {
            keys[at] = NAMES[at].intern();
            equalKeys[at] = new String(NAMES[at].toCharArray());
            missing[at] = (NAMES[at] + "_x").intern();
            values[at] = at % 3 == 0 ? (Object) (long) at : "value " + at;
        }
        full = build();
    }

    private int turn() {
        int at = next;
        next = at + 1 < size ? at + 1 : 0;
        return at;
    }

    /** Fills a new map, key by key. */
    @Benchmark
    public Map<String, @Nullable Object> build() {
        Map<String, @Nullable Object> built = empty.get();
        for (int at = 0; at < size; at++) {
            built.put(keys[at], values[at]);
        }
        return built;
    }

    /** Looks up a key by the very object that is in the map, as paths and parsers do. */
    @Benchmark
    public @Nullable Object getSame() {
        return full.get(keys[turn()]);
    }

    /** Looks up a key by an equal text that is another object. */
    @Benchmark
    public @Nullable Object getEqual() {
        return full.get(equalKeys[turn()]);
    }

    /** Looks up a key that is not there. */
    @Benchmark
    public @Nullable Object miss() {
        return full.get(missing[turn()]);
    }

    /** Copies the map as a fan-out does. */
    @Benchmark
    public Map<String, @Nullable Object> fork() {
        return fork.apply(full);
    }

    /** Copies the map and sets a key of the copy that is there. */
    @Benchmark
    public Map<String, @Nullable Object> forkAndSet() {
        Map<String, @Nullable Object> copy = fork.apply(full);
        copy.put(keys[1], values[0]);
        return copy;
    }

    /** Copies the map and adds a key to the copy. */
    @Benchmark
    public Map<String, @Nullable Object> forkAndAdd() {
        Map<String, @Nullable Object> copy = fork.apply(full);
        copy.put(missing[0], values[0]);
        return copy;
    }

    /** Adds a key to a new map of this size, as a transformer does behind a parser. */
    @Benchmark
    public Map<String, @Nullable Object> buildAndAdd() {
        Map<String, @Nullable Object> built = build();
        built.put(missing[0], values[0]);
        return built;
    }
}
