package io.canto.bench;

import io.canto.record.Fields;
import io.canto.record.LogRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a second output of a fan-out costs: a copy of a record with three nested maps at once, or a share of it that is
 * copied when somebody wants to write.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 40, time = 20, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class ForkBenchmark {
    private final Fields body = body();
    private final Map<String, Object> linked = copy(body);
    private final LogRecord record = record();

    private static Fields body() {
        Fields body = new Fields();
        for (String part : new String[] {"http", "kubernetes", "user"}) {
            Fields nested = new Fields();
            for (String key : new String[] {"id", "name", "kind", "zone", "status"}) {
                nested.put(key, part + " " + key);
            }
            body.put(part, nested);
        }
        for (String key : new String[] {"time", "level", "message", "host", "app"}) {
            body.put(key, "value of " + key);
        }
        return body;
    }

    private LogRecord record() {
        LogRecord made = LogRecord.of(body());
        made.attributes().put("log.file.name", "app.log");
        return made;
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put((String) key, value instanceof Map<?, ?> nested ? copy(nested) : value));
        return copy;
    }

    /** Copies all maps at once. */
    @Benchmark
    public Fields deep() {
        return body.fork();
    }

    /** Copies all maps at once, and sets a key of the copy. */
    @Benchmark
    public Fields deepAndSet() {
        Fields fork = body.fork();
        fork.put("level", "warn");
        return fork;
    }

    /** Copies maps of the JDK. */
    @Benchmark
    public Map<String, Object> deepLinked() {
        return copy(linked);
    }

    /** Shares the maps until somebody writes, which nobody does. */
    @Benchmark
    public OnWrite lazy() {
        return new OnWrite(body);
    }

    /** Shares the maps until somebody writes, which happens at once. */
    @Benchmark
    public OnWrite lazyAndSet() {
        OnWrite fork = new OnWrite(body);
        fork.put("level", "warn");
        return fork;
    }

    /** Copies a whole record. */
    @Benchmark
    public LogRecord wholeRecord() {
        return record.fork();
    }

    /** The least that copying on write could be: it does not even look after maps that were handed out before. */
    public static final class OnWrite {
        private Fields fields;
        private boolean shared = true;

        OnWrite(Fields fields) {
            this.fields = fields;
        }

        void put(String key, @Nullable Object value) {
            if (shared) {
                fields = fields.fork();
                shared = false;
            }
            fields.put(key, value);
        }
    }
}
