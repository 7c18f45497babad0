package io.canto.bench;

import io.canto.expr.Condition;
import io.canto.expr.ConditionSet;
import io.canto.record.LogRecord;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/** Routers with few and with many routes of one form. Each record goes to one of the routes, all equally often. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class RouterBenchmark {
    private static final int RECORDS = 1_024;
    private static final ConditionSet.FailureListener NO_FAILURES = (index, failure) -> {
        throw new IllegalStateException(failure.message());
    };

    /** How many routes of which form. */
    @Param
    public Router router = Router.EQUALITY_5;

    private final LogRecord[] records = new LogRecord[RECORDS];
    private ConditionSet conditions = ConditionSet.of(java.util.List.of());
    private int next;

    /** Compiles the routes and makes the records. */
    @Setup
    public void prepare() {
        conditions = ConditionSet.of(IntStream.range(0, router.routes)
                .mapToObj(route -> Condition.parse(router.form.replace("#", String.valueOf(route))))
                .toList());
        for (int at = 0; at < RECORDS; at++) {
            int route = at * 7 % router.routes;
            LogRecord record =
                    LogRecord.of("/svc-" + route + "/orders/" + at + " answered by part-" + route + ". in 3 ms");
            record.attributes().put("host", "node");
            record.attributes().put("app", "app-" + route);
            records[at] = record;
        }
    }

    /** Finds the route of a record. */
    @Benchmark
    public int route() {
        return conditions.next(records[next++ & RECORDS - 1], 0, NO_FAILURES);
    }

    /** The routers. */
    public enum Router {
        /** Five constants. */
        EQUALITY_5("attributes.app == 'app-#'", 5),
        /** A thousand constants. */
        EQUALITY_1000("attributes.app == 'app-#'", 1_000),
        /** Five beginnings of a text. */
        PREFIX_5("body.startsWith('/svc-#/')", 5),
        /** A hundred beginnings of a text. */
        PREFIX_100("body.startsWith('/svc-#/')", 100),
        /** Five texts somewhere in a text. */
        FIND_5("find(body, 'part-#\\.')", 5),
        /** A hundred texts somewhere in a text. */
        FIND_100("find(body, 'part-#\\.')", 100);

        private final String form;
        private final int routes;

        Router(String form, int routes) {
            this.form = form;
            this.routes = routes;
        }
    }
}
