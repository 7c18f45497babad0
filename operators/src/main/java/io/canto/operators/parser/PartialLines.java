package io.canto.operators.parser;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.canto.record.Bytes;
import io.canto.record.FieldPath;
import io.canto.record.LogRecord;
import io.canto.spi.Emitter;
import io.canto.spi.OperatorContext;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Joins the pieces of cut lines, for each file and stream. A record that waits is retained and absorbs the others. */
final class PartialLines {
    private final InstantSource stopwatch;
    private final Duration maxWait;
    private final long maxBytes;
    private final int maxWaiting;
    private final OperatorContext.Counter early;
    private final FieldPath stream;

    /** By file; one map for each stream. Those that wait longest come first. */
    private final Map<String, Waiting> waitingOut = new LinkedHashMap<>();

    private final Map<String, Waiting> waitingErr = new LinkedHashMap<>();

    PartialLines(ContainerConfig config, OperatorContext context) {
        stopwatch = context.stopwatch();
        maxWait = config.forceFlushPeriod();
        maxBytes = config.maxLogSize().bytes();
        maxWaiting = config.maxSources();
        early = context.counter("flushed_early");
        stream = ContainerLine.streamOf(config.parseTo());
        Duration look = maxWait.dividedBy(5);
        context.every(look.isZero() ? maxWait : look, this::flushOld);
    }

    /** Takes the next piece of its file and stream; sends it on when the line is whole. */
    void add(LogRecord record, boolean isCut, Emitter out) {
        if (!isCut && waitingOut.isEmpty() && waitingErr.isEmpty()) {
            out.emit(record);
            return;
        }
        Map<String, Waiting> waiting = "stderr".equals(stream.get(record)) ? waitingErr : waitingOut;
        String file = source(record);
        Object piece = record.body() instanceof Bytes bytes ? bytes : String.valueOf(record.body());
        Waiting line = waiting.get(file);
        if (line != null && line.bytes + length(piece) > maxBytes) {
            waiting.remove(file);
            early.add(1);
            line.emit(out);
            line = null;
        }
        if (line != null) {
            line.append(record, piece, stopwatch.instant());
        } else if (isCut) {
            flushOldestOfTooMany(out);
            waiting.put(file, new Waiting(record, piece, stopwatch.instant()));
        } else {
            out.emit(record);
        }
        if (line != null && !isCut) {
            waiting.remove(file);
            line.emit(out);
        }
    }

    private static long length(Object piece) {
        return piece instanceof Bytes bytes ? bytes.length() : ContainerLine.utf8Length((String) piece);
    }

    /** Returns the file by its path, else what the input noted in the context. */
    private static String source(LogRecord record) {
        if (record.attribute(ContainerConfig.FILE_PATH) instanceof String path) {
            return path;
        }
        if (record.source() != null) {
            return record.source();
        }
        boolean isNoted =
                record.contextIfAny() != null && record.context().values().get("source") instanceof String;
        return isNoted ? String.valueOf(record.context().values().get("source")) : "";
    }

    /** Sends on everything that waits. */
    void flushAll(Emitter out) {
        flush(waitingOut, null, out);
        flush(waitingErr, null, out);
    }

    private void flushOld(Emitter out) {
        if (!waitingOut.isEmpty() || !waitingErr.isEmpty()) {
            Instant until = stopwatch.instant().minus(maxWait);
            flush(waitingOut, until, out);
            flush(waitingErr, until, out);
        }
    }

    private void flush(Map<String, Waiting> waiting, @Nullable Instant until, Emitter out) {
        for (Iterator<Waiting> lines = waiting.values().iterator(); lines.hasNext(); ) {
            Waiting line = lines.next();
            if (until == null || !line.last.isAfter(until)) {
                lines.remove();
                early.add(1);
                line.emit(out);
            }
        }
    }

    private void flushOldestOfTooMany(Emitter out) {
        if (waitingOut.size() + waitingErr.size() < maxWaiting) {
            return;
        }
        Waiting line =
                waitingOut.isEmpty() ? null : waitingOut.values().iterator().next();
        Waiting other =
                waitingErr.isEmpty() ? null : waitingErr.values().iterator().next();
        if (line == null || other != null && other.began.isBefore(line.began)) {
            line = other;
        }
        if (line != null) {
            waitingOut.values().remove(line);
            waitingErr.values().remove(line);
            early.add(1);
            line.emit(out);
        }
    }

    /** A line that misses its end. */
    private static final class Waiting {
        private final LogRecord first;
        private final StringBuilder text = new StringBuilder();
        /** Holds the line instead of text since a piece came that is none. */
        private @Nullable ByteArrayOutputStream raw;

        private final Instant began;
        private long bytes;
        private Instant last;

        Waiting(LogRecord record, Object piece, Instant now) {
            record.retain();
            first = record;
            began = now;
            last = now;
            append(piece);
        }

        void append(LogRecord record, Object piece, Instant now) {
            first.absorb(record);
            last = now;
            append(piece);
        }

        private void append(Object piece) {
            bytes += length(piece);
            if (piece instanceof Bytes && raw == null) {
                raw = new ByteArrayOutputStream();
                raw.writeBytes(text.toString().getBytes(UTF_8));
            }
            if (raw == null) {
                text.append(piece);
            } else {
                raw.writeBytes(piece instanceof Bytes more ? more.toArray() : ((String) piece).getBytes(UTF_8));
            }
        }

        void emit(Emitter out) {
            first.setBody(raw == null ? text.toString() : ContainerLine.textOrBytes(raw.toByteArray()));
            out.emit(first);
        }
    }
}
