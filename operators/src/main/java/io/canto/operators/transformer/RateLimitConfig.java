package io.canto.operators.transformer;

import io.canto.expr.ValueExpression;
import io.canto.record.Bytes;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.spi.ByteSize;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.DropReason;
import io.canto.spi.Edge;
import io.canto.spi.Emitter;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorId;
import io.canto.spi.OperatorType;
import io.canto.spi.Outlet;
import io.canto.spi.Range;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Options of {@code rate_limit}. */
@OperatorType(
        value = "rate_limit",
        summary = "Lets so many records or bytes through in a second.",
        description = """
                Each key (or all records together, without `key`) has a bucket that holds `burst` and fills at the rate. What
                finds its bucket empty is dropped as `rate_limit`, or goes to `over_output`. Bytes are those of the texts in
                body and attributes in UTF-8, eight for each other value; a record larger than the burst passes when the
                bucket is full.

                There is no way to wait: it would hold up all records behind, those of other keys too. To slow a source
                down, limit it where it is read.
                """,
        badInput =
                "Where `key` fails for a record, `on_error` decides. When there are more than `max_keys` keys at once, the"
                        + " oldest is forgotten and begins with a full bucket.",
        differsFromStanza =
                "There again, after it was removed from newer versions; limits by key and by bytes; what is over"
                        + " the limit can be routed; nothing waits.",
        elsewhere = {"Loki stage: limit", "Vector: throttle", "Fluent Bit: throttle", "Logstash: throttle"})
@Example("""
        title: Two records a second, and three at once
        config: {type: rate_limit, rate: 2, burst: 3}
        in:  [{body: 1}, {body: 2}, {body: 3}, {body: 4}, {body: 5}]
        out: [{body: 1}, {body: 2}, {body: 3}]
        dropped: {rate_limit: 2}
        """)
@Example("""
        title: By key, and what is over goes elsewhere
        config:
          - {type: rate_limit, rate: 1, key: attributes.app, over_output: over, output: out}
        in:
          - {body: 1, attributes: {app: a}}
          - {body: 2, attributes: {app: a}}
          - {body: 3, attributes: {app: b}}
        out:
          out:  [{body: 1, attributes: {app: a}}, {body: 3, attributes: {app: b}}]
          over: [{body: 2, attributes: {app: a}}]
        """)
public record RateLimitConfig(
        @Doc("How many records pass in a second.") @Nullable @Range(min = 0.000001, max = 1e12)
        Double rate,

        @Doc("How many bytes pass in a second.") @Nullable ByteSize bytes,

        @Doc("How many records or bytes pass at once after a rest; what passes in a second if it is not written.")
        @Nullable @Range(min = 1, max = 1e15)
        Long burst,

        @Doc("What records that are limited together have in common.") @Nullable ValueExpression key,

        @Doc("How many keys are counted at once.") @Default("10000") @Range(min = 1, max = 10_000_000)
        int maxKeys,

        @Doc("Where records over the limit go; they are dropped if it is not written.") @Default("[]")
        List<OperatorId> overOutput)
        implements TransformerConfig {
    /** Checks that there is one rate. */
    public RateLimitConfig {
        overOutput = List.copyOf(overOutput);
        if ((rate == null) == (bytes == null)) {
            throw new IllegalArgumentException("set either rate or bytes");
        }
        if (bytes != null && bytes.bytes() == 0) {
            throw new IllegalArgumentException("bytes must be more than 0");
        }
    }

    @Override
    public List<Edge> edges() {
        List<Edge> edges = new ArrayList<>();
        for (int at = 0; at < overOutput.size(); at++) {
            edges.add(new Edge(overOutput.get(at), Edge.Kind.ROUTE, "over_output[" + at + "]", "over the limit"));
        }
        return edges;
    }

    @Override
    public Transformer build(OperatorContext context) {
        return new RateLimit(context);
    }

    private final class RateLimit implements Transformer {
        private final InstantSource clock;
        private final @Nullable Outlet over;
        private final Fingerprint fingerprint = Fingerprint.secret();
        private final KeyedState<Bucket> buckets = new KeyedState<>(maxKeys);
        private final double perSecond = bytes == null ? Objects.requireNonNull(rate) : bytes.bytes();
        private final double room = burst == null ? Math.max(1, perSecond) : burst;

        RateLimit(OperatorContext context) {
            clock = context.clock();
            over = overOutput.isEmpty() ? null : context.outlet(overOutput);
        }

        @Override
        public void process(LogRecord record, Emitter out) {
            Fingerprint.@Nullable Key recordKey = key == null ? null : KeyedState.key(fingerprint, key, record);
            Bucket bucket = buckets.get(recordKey);
            Instant now = clock.instant();
            if (bucket == null) {
                bucket = new Bucket(room, now);
                buckets.put(recordKey, bucket);
            }
            double cost = bytes == null ? 1 : size(record.body()) + size(record.readAttributes());
            if (bucket.take(cost, now, perSecond, room)) {
                out.emit(record);
            } else if (over != null) {
                out.emit(record, over);
            } else {
                out.drop(record, DropReason.RATE_LIMIT);
            }
        }
    }

    private static long size(@Nullable Object value) {
        if (value instanceof String text) {
            return Utf8Size.length(text);
        }
        if (value instanceof Bytes raw) {
            return raw.length();
        }
        long sum = 0;
        if (value instanceof Fields fields) {
            for (int at = 0; at < fields.size(); at++) {
                sum += Utf8Size.length(fields.keyAt(at)) + size(fields.valueAt(at));
            }
            return sum;
        }
        if (value instanceof List<?> list) {
            for (Object item : list) {
                sum += size(item);
            }
            return sum;
        }
        return value == null ? 0 : Long.BYTES;
    }

    private static final class Bucket {
        private double level;
        private Instant filled;

        Bucket(double level, Instant filled) {
            this.level = level;
            this.filled = filled;
        }

        boolean take(double cost, Instant now, double perSecond, double room) {
            Duration passed = Duration.between(filled, now);
            if (!passed.isNegative()) {
                level = Math.min(room, level + perSecond * (passed.getSeconds() + passed.getNano() / 1e9));
                filled = now;
            }
            if (level < Math.min(cost, room)) {
                return false;
            }
            level -= Math.min(cost, room);
            return true;
        }
    }
}
