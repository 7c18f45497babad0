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
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Options of {@code rate_limit}. */
@OperatorType(
        value = "rate_limit",
        summary = "Lets so many records or bytes through in a second.",
        description = """
                Each key (or all records together, without `key`) has a bucket that holds `burst` and fills at the rate. What
                finds its bucket empty waits up to `max_wait`, if that is written; otherwise, and when it would have to wait
                longer or `max_waiting` records wait already, it is dropped as `rate_limit`, or goes to `over_output`. Bytes
                are those of the texts in body and attributes in UTF-8, eight for each other value; a record larger than the
                burst passes when the bucket is full.

                Records that wait hold up nobody: those of other keys go past them, those of their own key line up behind
                them. Their source reads on, but forgets none of them before it was delivered. When the graph stops or runs
                short of memory, all that wait go on at once, counted as `flushed_early`.
                """,
        badInput =
                "Where `key` fails for a record, `on_error` decides. When there are more than `max_keys` keys at once, the"
                        + " oldest is forgotten and begins with a full bucket; what waits of it goes on in its time.",
        differsFromStanza =
                "There again, after it was removed from newer versions; limits by key and by bytes; what is over"
                        + " the limit can be routed; waiting is bounded and holds up no other record.",
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
@Example("""
        title: What is over waits for its turn
        config: {type: rate_limit, rate: 1, key: attributes.app, max_wait: 2s}
        in:
          - {body: 1, attributes: {app: a}}
          - {body: 2, attributes: {app: a}}
          - {body: 3, attributes: {app: a}}
          - {body: 4, attributes: {app: a}}
          - {body: 5, attributes: {app: b}}
        advance: 3s
        out:
          - {body: 1, attributes: {app: a}}
          - {body: 5, attributes: {app: b}}
          - {body: 2, attributes: {app: a}}
          - {body: 3, attributes: {app: a}}
        dropped: {rate_limit: 1}
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
        List<OperatorId> overOutput,

        @Doc("How long a record may wait for its turn; none waits if it is not written.") @Nullable Duration maxWait,

        @Doc("How many records may wait at once.") @Default("1000") @Range(min = 1, max = 1_000_000)
        int maxWaiting)
        implements TransformerConfig {
    private static final Duration LOOK = Duration.ofMillis(100);

    /** Checks that there is one rate. */
    public RateLimitConfig {
        overOutput = List.copyOf(overOutput);
        if ((rate == null) == (bytes == null)) {
            throw new IllegalArgumentException("set either rate or bytes");
        }
        if (bytes != null && bytes.bytes() == 0) {
            throw new IllegalArgumentException("bytes must be more than 0");
        }
        if (maxWait != null && (maxWait.isZero() || maxWait.isNegative())) {
            throw new IllegalArgumentException("max_wait must be longer than 0");
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
        private final InstantSource stopwatch;
        private final @Nullable Outlet over;
        private final Fingerprint fingerprint = Fingerprint.secret();
        private final KeyedState<Bucket> buckets = new KeyedState<>(maxKeys);
        private final double perSecond = bytes == null ? Objects.requireNonNull(rate) : bytes.bytes();
        private final double room = burst == null ? Math.max(1, perSecond) : burst;
        private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(Waiting.ORDER);
        private final OperatorContext.Counter early;
        private long number;

        RateLimit(OperatorContext context) {
            stopwatch = context.stopwatch();
            over = overOutput.isEmpty() ? null : context.outlet(overOutput);
            early = context.counter("flushed_early");
            if (maxWait != null) {
                Duration look = maxWait.dividedBy(10).plusNanos(1);
                context.every(look.compareTo(LOOK) < 0 ? look : LOOK, out -> sendDue(stopwatch.instant(), out));
            }
        }

        @Override
        public void process(LogRecord record, Emitter out) {
            Fingerprint.@Nullable Key recordKey = key == null ? null : KeyedState.key(fingerprint, key, record);
            Bucket bucket = buckets.get(recordKey);
            Instant now = stopwatch.instant();
            sendDue(now, out);
            if (bucket == null) {
                bucket = new Bucket(room, now);
                buckets.put(recordKey, bucket);
            }
            double cost = bytes == null ? 1 : size(record.body()) + size(record.readAttributes());
            bucket.fill(now, perSecond, room);
            if (bucket.level >= Math.min(cost, room)) {
                bucket.level -= Math.min(cost, room);
                out.emit(record);
            } else if (waits(record, bucket, Math.min(cost, room), now)) {
                record.retain();
            } else if (over != null) {
                out.emit(record, over);
            } else {
                out.drop(record, DropReason.RATE_LIMIT);
            }
        }

        /** Takes what the record costs from what is to come, if that comes soon enough. */
        private boolean waits(LogRecord record, Bucket bucket, double cost, Instant now) {
            if (maxWait == null || waiting.size() >= maxWaiting) {
                return false;
            }
            double seconds = (cost - bucket.level) / perSecond;
            if (seconds > maxWait.getSeconds() + maxWait.getNano() / 1e9) {
                return false;
            }
            bucket.level -= cost;
            waiting.add(new Waiting(record, now.plusNanos((long) Math.ceil(seconds * 1e9)), number++));
            return true;
        }

        private void sendDue(Instant now, Emitter out) {
            for (Waiting next = waiting.peek(); next != null && !next.due().isAfter(now); next = waiting.peek()) {
                waiting.remove();
                out.emit(next.record());
            }
        }

        @Override
        public void drain(Emitter out) {
            early.add(waiting.size());
            for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
                out.emit(next.record());
            }
        }
    }

    /** A record that passes when its bucket will have filled up for it and for those that wait before it. */
    private record Waiting(LogRecord record, Instant due, long number) {
        static final Comparator<Waiting> ORDER =
                Comparator.comparing(Waiting::due).thenComparingLong(Waiting::number);
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
        /** What may pass at once; below 0 when records wait for what is to come. */
        private double level;

        private Instant filled;

        Bucket(double level, Instant filled) {
            this.level = level;
            this.filled = filled;
        }

        void fill(Instant now, double perSecond, double room) {
            Duration passed = Duration.between(filled, now);
            if (!passed.isNegative()) {
                level = Math.min(room, level + perSecond * (passed.getSeconds() + passed.getNano() / 1e9));
                filled = now;
            }
        }
    }
}
