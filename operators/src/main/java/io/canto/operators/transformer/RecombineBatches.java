package io.canto.operators.transformer;

import io.canto.expr.Condition;
import io.canto.expr.Failure;
import io.canto.expr.Verdict;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.spi.Emitter;
import io.canto.spi.OperatorContext;
import io.canto.spi.Transformer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The open batches of a recombine operator, by source, in the order in which they got their last record. */
final class RecombineBatches implements Transformer {
    private static final String NO_SOURCE = "";
    private static final String SOURCE = "source";

    private final RecombineConfig config;
    private final Condition condition;
    private final boolean matchBegins;
    private final boolean keepsNewest;
    private final InstantSource clock;
    private final OperatorContext context;
    private final Map<String, Batch> batches = new LinkedHashMap<>(16, 0.75f, true);
    private final OperatorContext.Counter early;
    private final OperatorContext.Counter idle;
    private final OperatorContext.Counter evicted;
    private boolean warned;

    RecombineBatches(RecombineConfig config, OperatorContext context) {
        this.config = config;
        this.context = context;
        matchBegins = config.isFirstEntry() != null;
        condition = matchBegins
                ? Objects.requireNonNull(config.isFirstEntry())
                : Objects.requireNonNull(config.isLastEntry());
        keepsNewest = config.overwriteWith() == RecombineConfig.OverwriteWith.NEWEST;
        clock = context.clock();
        early = context.counter("flushed at a limit");
        idle = context.counter("flushed when idle");
        evicted = context.counter("flushed for max_sources");
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
        if (matches && matchBegins) {
            flush(source, out);
        }
        Batch batch = batches.get(source);
        if (batch == null) {
            evictOne(out);
            batch = new Batch(record, text);
            batches.put(source, batch);
        } else {
            batch.add(record, text, config.combineWith(), keepsNewest);
        }
        batch.lastAdded = clock.instant();
        batch.matched |= matches;
        if (matches && !matchBegins) {
            flush(source, out);
        } else if (isFull(batch)) {
            early.add(1);
            flush(source, out);
        }
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
        Instant limit = clock.instant().minus(config.forceFlushPeriod());
        List<String> old = new ArrayList<>();
        for (Map.Entry<String, Batch> entry : batches.entrySet()) {
            if (entry.getValue().lastAdded.isAfter(limit)) {
                break;
            }
            old.add(entry.getKey());
        }
        idle.add(old.size());
        old.forEach(source -> flush(source, out));
    }

    @Override
    public void drain(Emitter out) {
        new ArrayList<>(batches.keySet()).forEach(source -> flush(source, out));
    }

    private void flush(String source, Emitter out) {
        Batch batch = batches.remove(source);
        if (batch == null) {
            return;
        }
        LogRecord base = batch.base;
        if (batch.count > 1) {
            base.set(config.combineField(), batch.text.toString());
        }
        out.emit(base);
    }

    /** The records of one source that have not been emitted yet. */
    private static final class Batch {
        private final StringBuilder text = new StringBuilder();
        private LogRecord base;
        private int count = 1;
        private long bytes;
        private boolean matched;
        private Instant lastAdded = Instant.MIN;

        Batch(LogRecord first, String firstText) {
            first.retain();
            base = first;
            append(firstText);
        }

        void add(LogRecord record, String more, String joint, boolean becomesBase) {
            if (becomesBase) {
                record.retain();
                record.absorb(base);
                base = record;
            } else {
                base.absorb(record);
            }
            count++;
            append(joint);
            append(more);
        }

        private void append(String part) {
            text.append(part);
            bytes += Utf8Size.length(part);
        }
    }
}
