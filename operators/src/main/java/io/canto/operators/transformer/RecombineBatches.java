package io.canto.operators.transformer;

import io.canto.expr.Condition;
import io.canto.expr.Failure;
import io.canto.expr.Verdict;
import io.canto.record.Delivery;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.record.Utf8Text;
import io.canto.spi.Emitter;
import io.canto.spi.OperatorContext;
import io.canto.spi.Transformer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The open batches of a recombine operator, by source, in the order in which they got their last record. */
final class RecombineBatches implements Transformer {
    private static final String NO_SOURCE = "";
    private static final String SOURCE = "source";

    private final RecombineConfig config;
    private final Condition condition;
    private final boolean matchBegins;
    private final boolean keepsNewest;
    private final InstantSource stopwatch;
    private final OperatorContext context;
    private final Map<String, Batch> batches = new LinkedHashMap<>(16, 0.75f, true);
    private final OperatorContext.Counter early;
    private final OperatorContext.Counter idle;
    private final OperatorContext.Counter evicted;
    private final OperatorContext.Counter drained;
    /** The batch that got the last record, and its source; it is the last one of the map. */
    private @Nullable Batch newest;

    private String newestSource = NO_SOURCE;
    private @Nullable Delivery newestDelivery;
    private long newestMillis;
    private boolean warned;

    RecombineBatches(RecombineConfig config, OperatorContext context) {
        this.config = config;
        this.context = context;
        matchBegins = config.isFirstEntry() != null;
        condition = matchBegins
                ? Objects.requireNonNull(config.isFirstEntry())
                : Objects.requireNonNull(config.isLastEntry());
        keepsNewest = config.overwriteWith() == RecombineConfig.OverwriteWith.NEWEST;
        stopwatch = context.stopwatch();
        early = context.counter("flushed_at_limit");
        idle = context.counter("flushed_idle");
        evicted = context.counter("flushed_for_max_sources");
        drained = context.counter("flushed_at_stop");
        context.every(config.forceFlushPeriod().dividedBy(5).plusNanos(1), this::flushIdle);
    }

    @Override
    public void process(LogRecord record, Emitter out) {
        Verdict verdict = condition.test(record);
        if (verdict instanceof Failure failure) {
            throw new RecordException(
                    (matchBegins ? "is_first_entry" : "is_last_entry") + " failed: " + failure.message());
        }
        Object text = text(record);
        String source = source(record);
        boolean matches = verdict == Verdict.YES;
        Batch batch = batch(source);
        LogRecord done = null;
        if (batch == null) {
            evictOne(out);
            batch = new Batch(record, text);
            batches.put(source, batch);
            newest = batch;
            newestSource = source;
        } else if (matches && matchBegins) {
            done = batch.finish();
            batch.begin(record, text);
        } else {
            batch.add(record, text);
        }
        batch.lastAddedMillis = now(record);
        batch.matched |= matches;
        if (done != null) {
            out.emit(done);
        }
        if (matches && !matchBegins) {
            flush(source, out);
        } else if (isFull(batch)) {
            early.add(1);
            flush(source, out);
        }
    }

    /** Returns the text that is joined, as bytes if it is bytes still. */
    private Object text(LogRecord record) {
        Object value = config.combineField().held(record);
        if (value instanceof String || value instanceof Utf8Text) {
            return value;
        }
        throw Needed.wrong(config.combineField(), "text", value);
    }

    /** All records of a delivery came at about the same time, which costs as much to find out as some lines. */
    private long now(LogRecord record) {
        Delivery delivery = record.delivery();
        if (delivery != newestDelivery || !delivery.isTracked()) {
            newestDelivery = delivery;
            newestMillis = stopwatch.millis();
        }
        return newestMillis;
    }

    /** Returns the open batch of a source, or null; most often it is the one that got the record before. */
    private @Nullable Batch batch(String source) {
        if (newest == null || !source.equals(newestSource)) {
            newest = batches.get(source);
            newestSource = source;
        }
        return newest;
    }

    private String source(LogRecord record) {
        if (record.get(config.sourceIdentifier()) instanceof String text && !text.isEmpty()) {
            return text;
        }
        if (record.source() != null) {
            return record.source();
        }
        if (record.contextIfAny() != null && record.context().values().get(SOURCE) instanceof String text) {
            return text;
        }
        if (!warned) {
            warned = true;
            context.warn("a record has no '" + config.sourceIdentifier()
                    + "' and no known source; such records share one batch");
        }
        return NO_SOURCE;
    }

    /** Makes room for one more source. */
    private void evictOne(Emitter out) {
        if (batches.size() >= config.limits().maxSources()) {
            evicted.add(1);
            flush(batches.keySet().iterator().next(), out);
        }
    }

    private boolean isFull(Batch batch) {
        RecombineConfig.Limits limits = config.limits();
        return reached(batch.count, limits.maxBatchSize())
                || !batch.matched && reached(batch.count, limits.maxUnmatchedBatchSize())
                || limits.maxLogSize().bytes() > 0
                        && batch.bytes > limits.maxLogSize().bytes();
    }

    private static boolean reached(int count, int limit) {
        return limit > 0 && count >= limit;
    }

    private void flushIdle(Emitter out) {
        long limit = stopwatch.millis() - config.forceFlushPeriod().toMillis();
        List<String> old = new ArrayList<>();
        for (Map.Entry<String, Batch> entry : batches.entrySet()) {
            if (entry.getValue().lastAddedMillis > limit) {
                break;
            }
            old.add(entry.getKey());
        }
        idle.add(old.size());
        old.forEach(source -> flush(source, out));
    }

    @Override
    public void drain(Emitter out) {
        drained.add(batches.size());
        new ArrayList<>(batches.keySet()).forEach(source -> flush(source, out));
    }

    private void flush(String source, Emitter out) {
        Batch batch = batches.remove(source);
        newest = null;
        if (batch != null) {
            out.emit(batch.finish());
        }
    }

    /** The records of one source that have not been emitted yet. */
    private final class Batch {
        private final boolean countsBytes = config.limits().maxLogSize().bytes() > 0;
        private LogRecord base;
        /** All texts, once there are two that do not stand one behind the other. */
        private final JoinedText texts = new JoinedText(config.combineWith());

        private int count;
        private long bytes;
        private boolean matched;
        private long lastAddedMillis;

        Batch(LogRecord first, Object text) {
            base = first;
            begin(first, text);
        }

        void begin(LogRecord first, Object text) {
            first.retain();
            base = first;
            count = 1;
            bytes = countsBytes ? length(text) : 0;
            matched = false;
        }

        void add(LogRecord record, Object text) {
            count++;
            Object whole = texts.isEmpty() ? texts.joined(text(base), text) : null;
            if (whole == null) {
                if (texts.isEmpty()) {
                    texts.add(text(base));
                }
                texts.add(text);
            }
            if (keepsNewest) {
                record.retain();
                record.absorb(base);
                base = record;
            } else {
                base.absorb(record);
            }
            if (whole != null) {
                base.set(config.combineField(), whole);
            }
            if (countsBytes) {
                bytes += length(config.combineWith()) + length(text);
            }
        }

        private static int length(Object text) {
            return text instanceof Utf8Text utf8 ? utf8.length() : Utf8Size.length((String) text);
        }

        /** Returns the record that all of them became. */
        LogRecord finish() {
            if (!texts.isEmpty()) {
                base.set(config.combineField(), texts.take());
            }
            return base;
        }
    }
}
