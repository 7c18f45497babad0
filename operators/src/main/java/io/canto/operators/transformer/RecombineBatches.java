package io.canto.operators.transformer;

import io.canto.expr.Condition;
import io.canto.expr.Failure;
import io.canto.expr.Verdict;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
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
        early = context.counter("flushed at a limit");
        idle = context.counter("flushed when idle");
        evicted = context.counter("flushed for max_sources");
        drained = context.counter("flushed at the stop");
        context.every(config.forceFlushPeriod().dividedBy(5).plusNanos(1), this::flushIdle);
    }

    @Override
    public void process(LogRecord record, Emitter out) {
        Verdict verdict = condition.test(record);
        if (verdict instanceof Failure failure) {
            throw new RecordException(
                    (matchBegins ? "is_first_entry" : "is_last_entry") + " failed: " + failure.message());
        }
        if (!(record.get(config.combineField()) instanceof String text)) {
            throw Needed.wrong(config.combineField(), "text", record.get(config.combineField()));
        }
        String source = source(record);
        boolean matches = verdict == Verdict.YES;
        Batch batch = batch(source);
        LogRecord done = null;
        if (batch == null) {
            evictOne(out);
            batch = new Batch(config, record, text);
            batches.put(source, batch);
            newest = batch;
            newestSource = source;
        } else if (matches && matchBegins) {
            done = batch.finish();
            batch.begin(record, text);
        } else {
            batch.add(record, text, keepsNewest);
        }
        batch.lastAddedMillis = stopwatch.millis();
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
    private static final class Batch {
        private static final int ROOMY = 64 * 1024;

        private final RecombineConfig config;
        private final boolean countsBytes;
        private LogRecord base;
        private String firstText;
        /** All texts, once there are two. */
        private StringBuilder texts = new StringBuilder();

        private int count;
        private long bytes;
        private boolean matched;
        private long lastAddedMillis;

        Batch(RecombineConfig config, LogRecord first, String text) {
            this.config = config;
            countsBytes = config.limits().maxLogSize().bytes() > 0;
            base = first;
            firstText = text;
            begin(first, text);
        }

        void begin(LogRecord first, String text) {
            first.retain();
            base = first;
            firstText = text;
            count = 1;
            bytes = countsBytes ? Utf8Size.length(text) : 0;
            matched = false;
        }

        void add(LogRecord record, String text, boolean becomesBase) {
            if (becomesBase) {
                record.retain();
                record.absorb(base);
                base = record;
            } else {
                base.absorb(record);
            }
            if (count++ == 1) {
                texts.append(firstText);
            }
            texts.append(config.combineWith()).append(text);
            if (countsBytes) {
                bytes += Utf8Size.length(config.combineWith()) + Utf8Size.length(text);
            }
        }

        /** Returns the record that all of them became. */
        LogRecord finish() {
            if (count > 1) {
                base.set(config.combineField(), texts.toString());
                if (texts.capacity() > ROOMY) {
                    texts = new StringBuilder();
                } else {
                    texts.setLength(0);
                }
            }
            return base;
        }
    }
}
