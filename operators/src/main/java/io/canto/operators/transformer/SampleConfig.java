package io.canto.operators.transformer;

import io.canto.expr.ValueExpression;
import io.canto.record.LogRecord;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.DropReason;
import io.canto.spi.Emitter;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.Range;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Options of {@code sample}. */
@OperatorType(
        value = "sample",
        summary = "Keeps a part of the records.",
        description = """
                With `ratio` alone, records are chosen by a random sequence that begins alike in every run. With `key` the
                choice is made by the key's hash: all records of one key are kept or none, in every process alike, so that a
                trace stays whole; records whose key is null are chosen one by one. With `first`, the first records of each
                `interval` (of each key, if there is one) are kept, and of the others the part that `ratio` says, none
                without it. The others are dropped as `sample`.
                """,
        badInput =
                "Where `key` fails for a record, `on_error` decides. When there are more than `max_keys` keys at once, the"
                        + " oldest is forgotten and begins anew.",
        elsewhere = {
            "Loki stage: sampling",
            "Vector: sample",
            "Fluent Bit: throttle",
            "Logstash: drop (percentage)",
            "OpenTelemetry: probabilistic_sampler processor"
        })
@Example("""
        title: Traces stay whole
        config: {type: sample, ratio: 0.5, key: trace_id}
        in:
          - {body: a, trace_id: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}
          - {body: b, trace_id: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb}
          - {body: c, trace_id: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}
          - {body: d, trace_id: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb}
        out: [{body: a, trace_id: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}, {body: c, trace_id: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}]
        dropped: {sample: 2}
        """)
@Example("""
        title: The first two of each app in a second
        config: {type: sample, first: 2, interval: 1s, key: attributes.app}
        in:
          - {body: 1, attributes: {app: a}}
          - {body: 2, attributes: {app: a}}
          - {body: 3, attributes: {app: a}}
          - {body: 4, attributes: {app: b}}
        out: [{body: 1, attributes: {app: a}}, {body: 2, attributes: {app: a}}, {body: 4, attributes: {app: b}}]
        dropped: {sample: 1}
        """)
public record SampleConfig(
        @Doc("Which part to keep, from 0 to 1.") @Nullable @Range(min = 0, max = 1)
        Double ratio,

        @Doc("What records that are kept or dropped together have in common.") @Nullable ValueExpression key,

        @Doc("How many records of each interval are kept in any case.") @Nullable @Range(min = 1, max = 1_000_000_000)
        Integer first,

        @Doc("How long an interval is.") @Default("1s") Duration interval,

        @Doc("How many keys are counted at once.") @Default("10000") @Range(min = 1, max = 10_000_000)
        int maxKeys)
        implements TransformerConfig {
    /** Checks that something is to be kept. */
    public SampleConfig {
        if (ratio == null && first == null) {
            throw new IllegalArgumentException("set ratio, first or both");
        }
        if (interval.isZero() || interval.isNegative()) {
            throw new IllegalArgumentException("interval must be more than 0s");
        }
    }

    @Override
    public StateScope stateScope() {
        return key == null || first != null ? StateScope.GRAPH : StateScope.NONE;
    }

    @Override
    public Transformer build(OperatorContext context) {
        return new Sample(context);
    }

    private final class Sample implements Transformer {
        private final InstantSource stopwatch;
        private final SplittableRandom random;
        private final Fingerprint fingerprint = Fingerprint.stable();
        private final KeyedState<Interval> intervals = new KeyedState<>(maxKeys);

        Sample(OperatorContext context) {
            stopwatch = context.stopwatch();
            random = new SplittableRandom(context.id().hashCode());
        }

        @Override
        public void process(LogRecord record, Emitter out) {
            Fingerprint.@Nullable Key recordKey = key == null ? null : KeyedState.key(fingerprint, key, record);
            if (first != null && isAmongFirst(recordKey, first) || isChosen(recordKey)) {
                out.emit(record);
            } else {
                out.drop(record, DropReason.SAMPLE);
            }
        }

        private boolean isAmongFirst(Fingerprint.@Nullable Key recordKey, int limit) {
            Instant now = stopwatch.instant();
            Interval current = intervals.get(recordKey);
            if (current == null || !now.isBefore(current.end)) {
                current = new Interval(now.plus(interval));
                intervals.put(recordKey, current);
            }
            return current.count++ < limit;
        }

        private boolean isChosen(Fingerprint.@Nullable Key recordKey) {
            if (ratio == null) {
                return false;
            }
            return (recordKey == null ? random.nextDouble() : recordKey.toRatio()) < ratio;
        }
    }

    private static final class Interval {
        private final Instant end;
        private long count;

        Interval(Instant end) {
            this.end = end;
        }
    }
}
