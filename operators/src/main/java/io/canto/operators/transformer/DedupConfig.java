package io.canto.operators.transformer;

import io.canto.expr.Failure;
import io.canto.expr.ValueExpression;
import io.canto.record.FieldPath;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.DropReason;
import io.canto.spi.Emitter;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.Range;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Options of {@code dedup}. */
@OperatorType(
        value = "dedup",
        summary = "Lets one of several equal records through.",
        description = """
                Records are equal when `key` gives the same for them; without `key`, when body, attributes, resource and
                severity are the same. A window begins with the first of them.

                With `mode: drop` the first goes on at once and the others are dropped as `duplicate` until the window is
                over; then the next one goes on, and `count_field` tells it how many were dropped before it. With
                `mode: merge` the first waits until the window is over and then goes on for all of them, with their number in
                `count_field`.
                """,
        badInput =
                "Where `key` fails for a record, `on_error` decides; records for which it is null are equal to each other."
                        + " When there are more than `max_keys` keys at once, the oldest window ends early, and those of merged"
                        + " records end when the graph stops or runs short of memory: the operator's counter `flushed_early`"
                        + " grows.",
        elsewhere = {"Vector: dedupe, reduce", "OpenTelemetry: logdedup processor", "Logstash: throttle"})
@Example("""
        title: The first of each window
        config: {type: dedup, window: 10s, count_field: attributes.dropped}
        in:  [{body: a}, {body: a}, {body: b}, {body: a}]
        out: [{body: a}, {body: b}]
        dropped: {duplicate: 2}
        """)
@Example("""
        title: One record for all of them
        config: {type: dedup, mode: merge, key: body.error, window: 10s, count_field: body.count}
        in:  [{body: {error: full, disk: 1}}, {body: {error: full, disk: 2}}]
        advance: 11s
        out: [{body: {error: full, disk: 1, count: 2}}]
        """)
public record DedupConfig(
        @Doc("What equal records have in common.") @Nullable ValueExpression key,

        @Doc("How long records are compared with the first one.") @Default("10s")
        Duration window,

        @Doc("What happens to the equal ones.") @Default("drop")
        Mode mode,

        @Doc("The field that gets the count.") @Nullable FieldPath countField,

        @Doc("How many different records are remembered at most.") @Default("10000") @Range(min = 1, max = 10_000_000)
        int maxKeys)
        implements TransformerConfig {
    /** What happens to equal records. */
    public enum Mode {
        @Doc("The first goes on at once, the others are dropped.")
        DROP,
        @Doc("The first waits for the others and goes on for all of them.")
        MERGE
    }

    /** Checks the window, and that the count has a place. */
    public DedupConfig {
        if (window.isZero() || window.isNegative()) {
            throw new IllegalArgumentException("window must be more than 0s");
        }
        Needed.checkCanHold("count_field", countField, Long.MAX_VALUE);
    }

    @Override
    public Transformer build(OperatorContext context) {
        return new Dedup(context);
    }

    private final class Dedup implements Transformer {
        private final InstantSource stopwatch;
        private final Fingerprint fingerprint = Fingerprint.secret();
        /** By their beginning, which is also the order in which they end. */
        private final Map<Fingerprint.Key, Window> windows = new LinkedHashMap<>();

        private final OperatorContext.Counter endedEarly;

        Dedup(OperatorContext context) {
            stopwatch = context.stopwatch();
            endedEarly = context.counter("flushed_early");
            context.every(window.dividedBy(4).plusNanos(1), out -> endOld(stopwatch.instant(), out));
        }

        @Override
        public void process(LogRecord record, Emitter out) {
            Instant now = stopwatch.instant();
            Fingerprint.Key recordKey = keyOf(record);
            Window open = windows.get(recordKey);
            if (open != null && now.isBefore(open.end)) {
                open.count++;
                if (mode == Mode.DROP) {
                    out.drop(record, DropReason.DUPLICATE);
                } else {
                    Objects.requireNonNull(open.first).absorb(record);
                }
                return;
            }
            if (open != null) {
                windows.remove(recordKey);
                end(open, out);
            } else if (windows.size() >= maxKeys) {
                endOldest(out);
            }
            begin(recordKey, record, open, now, out);
        }

        private void begin(
                Fingerprint.Key recordKey, LogRecord record, @Nullable Window before, Instant now, Emitter out) {
            Window begun = new Window(now.plus(window), mode == Mode.MERGE ? record : null);
            windows.put(recordKey, begun);
            if (mode == Mode.MERGE) {
                record.retain();
                return;
            }
            if (countField != null && before != null && before.count > 1) {
                record.set(countField, before.count - 1);
            }
            out.emit(record);
        }

        private Fingerprint.Key keyOf(LogRecord record) {
            if (key == null) {
                return fingerprint.of(
                        record.body(),
                        record.readAttributes(),
                        record.readResource(),
                        (long) record.severity(),
                        record.severityText());
            }
            Object value = key.evaluate(record);
            if (value instanceof Failure failure) {
                throw new RecordException("key failed: " + failure.message());
            }
            return fingerprint.of(value);
        }

        private void endOldest(Emitter out) {
            Iterator<Window> oldest = windows.values().iterator();
            Window first = oldest.next();
            oldest.remove();
            endedEarly.add(1);
            end(first, out);
        }

        /** What was dropped is remembered for one window more, so that the next record can tell. */
        private void endOld(Instant now, Emitter out) {
            Duration longer = mode == Mode.DROP ? window : Duration.ZERO;
            List<Window> old = new ArrayList<>();
            for (Iterator<Window> each = windows.values().iterator(); each.hasNext(); ) {
                Window next = each.next();
                if (now.isBefore(next.end.plus(longer))) {
                    break;
                }
                each.remove();
                old.add(next);
            }
            old.forEach(each -> end(each, out));
        }

        private void end(Window ended, Emitter out) {
            LogRecord first = ended.first;
            if (first == null) {
                return;
            }
            if (countField != null) {
                first.set(countField, ended.count);
            }
            out.emit(first);
        }

        @Override
        public void drain(Emitter out) {
            if (mode == Mode.DROP) {
                return;
            }
            List<Window> all = new ArrayList<>(windows.values());
            windows.clear();
            endedEarly.add(all.size());
            all.forEach(each -> end(each, out));
        }
    }

    private static final class Window {
        private final Instant end;
        private final @Nullable LogRecord first;
        private long count = 1;

        Window(Instant end, @Nullable LogRecord first) {
            this.end = end;
            this.first = first;
        }
    }
}
