package io.canto.bench;

import io.canto.expr.Condition;
import io.canto.expr.Verdict;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.Expression;
import org.springframework.expression.PropertyAccessor;
import org.springframework.expression.TypedValue;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;

/**
 * Conditions of routers: ours, beside the same in Java written by hand and beside Spring's interpreter with a property
 * accessor of its own over the same record. Half of the records fulfil the condition.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class ExpressionBenchmark {
    private static final int RECORDS = 64;

    /** Which condition. */
    @Param
    public Shape shape = Shape.EQUALITY;

    private final LogRecord[] records = new LogRecord[RECORDS];
    private Condition condition = Condition.parse("true");
    private Predicate<LogRecord> byHand = record -> true;
    private Expression interpreted = new SpelExpressionParser().parseExpression("true");
    private final EvaluationContext context = SimpleEvaluationContext.forPropertyAccessors(new Reader())
            .withInstanceMethods()
            .build();
    private int next;

    /** Reads the expression and makes the records. */
    @Setup
    public void prepare() {
        condition = Condition.parse(shape.source);
        byHand = shape.byHand;
        interpreted = new SpelExpressionParser().parseExpression(shape.interpreted);
        for (int at = 0; at < RECORDS; at++) {
            records[at] = record(at);
        }
    }

    private static LogRecord record(int at) {
        boolean odd = at % 2 == 1;
        Fields body = new Fields();
        body.put("time", "2026-02-03T04:05:06.789Z");
        body.put("level", new String(odd ? "error" : "info"));
        body.put("status", (long) (odd ? 500 + at % 4 : 200 + at % 4));
        body.put("path", (odd ? "/api/v1/users/" : "/static/img/") + at);
        body.put("message", "request " + at + (odd ? " timed out after 30 s" : " was answered in 3 ms, all is well"));
        Fields user = new Fields();
        user.put("id", 4711L);
        user.put("role", new String(odd ? "admin" : "guest"));
        body.put("user", user);
        LogRecord record = LogRecord.of(body);
        record.attributes().put("app", new String(odd ? "shop" : "blog"));
        record.attributes().put("host", "node-" + at);
        record.setSeverity(odd ? 17 : 9);
        return record;
    }

    private LogRecord next() {
        return records[next++ & RECORDS - 1];
    }

    /** Our condition. */
    @Benchmark
    public Verdict condition() {
        return condition.test(next());
    }

    /** The same in Java. */
    @Benchmark
    public boolean byHand() {
        return byHand.test(next());
    }

    /** The same in Spring's interpreter. */
    @Benchmark
    public @Nullable Object interpreted() {
        return interpreted.getValue(context, next(), Object.class);
    }

    /** The conditions. */
    public enum Shape {
        /** One field and a text. */
        EQUALITY(
                "attributes.app == 'shop'",
                "attributes.app == 'shop'",
                record -> "shop".equals(record.attribute("app"))),
        /** Two fields, one of them a number. */
        AND_ORDER(
                "body.level == 'error' and body.status >= 500",
                "body.level == 'error' and body.status >= 500",
                record -> record.body() instanceof Fields body
                        && "error".equals(body.get("level"))
                        && body.get("status") instanceof Long status
                        && status >= 500),
        /** The severity, or the beginning of a text. */
        OR_PREFIX(
                "severity >= 17 or body.path.startsWith('/api/')",
                "severity >= 17 or body.path.startsWith('/api/')",
                record -> record.severity() >= 17
                        || record.body() instanceof Fields body
                                && body.get("path") instanceof String path
                                && path.startsWith("/api/")),
        /** Two fields of one map in the body; by hand the map is read once. */
        NESTED(
                "body.user.role == 'admin' and body.user.id == 4711",
                "body.user.role == 'admin' and body.user.id == 4711",
                record -> record.body() instanceof Fields body
                        && body.get("user") instanceof Fields user
                        && "admin".equals(user.get("role"))
                        && Long.valueOf(4711).equals(user.get("id"))),
        /** A pattern that is all of a text. */
        MATCHES(
                "body.path matches '/api/v[0-9]+/users/[0-9]+'",
                "body.path matches '/api/v[0-9]+/users/[0-9]+'",
                record -> record.body() instanceof Fields body
                        && body.get("path") instanceof String path
                        && Patterns.USERS.matcher(path).matches()),
        /** A pattern somewhere in a text. */
        FIND(
                "find(body.message, 'timed? out after [0-9]+ s')",
                "body.message matches '.*timed? out after [0-9]+ s.*'",
                record -> record.body() instanceof Fields body
                        && body.get("message") instanceof String message
                        && Patterns.TIMED_OUT.matcher(message).find());

        private final String source;
        private final String interpreted;
        private final Predicate<LogRecord> byHand;

        Shape(String source, String interpreted, Predicate<LogRecord> byHand) {
            this.source = source;
            this.interpreted = interpreted;
            this.byHand = byHand;
        }
    }

    private static final class Patterns {
        static final Pattern USERS = Pattern.compile("/api/v[0-9]+/users/[0-9]+");
        static final Pattern TIMED_OUT = Pattern.compile("timed? out after [0-9]+ s");
    }

    private static final class Reader implements PropertyAccessor {
        @Override
        public Class<?>[] getSpecificTargetClasses() {
            return new Class<?>[] {LogRecord.class, Fields.class};
        }

        @Override
        public boolean canRead(EvaluationContext given, @Nullable Object target, String name) {
            return true;
        }

        @Override
        public TypedValue read(EvaluationContext given, @Nullable Object target, String name) {
            if (target instanceof LogRecord record) {
                return new TypedValue(
                        switch (name) {
                            case "body" -> record.body();
                            case "attributes" -> record.readAttributes();
                            default -> (long) record.severity();
                        });
            }
            return new TypedValue(target instanceof Map<?, ?> map ? map.get(name) : null);
        }

        @Override
        public boolean canWrite(EvaluationContext given, @Nullable Object target, String name) {
            return false;
        }

        @Override
        public void write(EvaluationContext given, @Nullable Object target, String name, @Nullable Object value) {
            throw new UnsupportedOperationException();
        }
    }
}
