package io.canto.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record on its way through a graph, in the shape of the OpenTelemetry log data model: two times, a body, attributes,
 * resource, severity, trace ids and the name of its scope; and beside them a {@link RecordContext} that is not exported.
 *
 * <p>Mutable, and in one hand at a time: whoever emits a record gives it away. A {@link #fork} shares nothing mutable
 * with its original. Not thread-safe.
 */
public final class LogRecord {
    /** Stands for a time that is not set. */
    public static final long NO_TIME = Long.MIN_VALUE;

    private long timestamp = NO_TIME;
    private long observedTimestamp = NO_TIME;
    private @Nullable Object body;

    private @Nullable Fields attributes;
    private @Nullable Fields resource;
    private byte severity;
    private short traceFlags;
    private @Nullable String severityText;
    private @Nullable String traceId;
    private @Nullable String spanId;
    private @Nullable String scopeName;
    private @Nullable RecordContext context;
    private @Nullable String source;

    private Delivery delivery = Delivery.untracked();
    private int place;
    private @Nullable RecordOwner owner;
    private boolean retained;
    /** What it answers for, held while it is retained; null before it is kept for the first time: all from its place on. */
    private @Nullable Hold hold;

    /** Makes a record with nothing in it. */
    public LogRecord() {}

    /**
     * Makes a record with a body.
     *
     * @throws IllegalArgumentException if the body is of no kind a record can hold, see {@link Values#of}
     */
    public static LogRecord of(@Nullable Object body) {
        LogRecord record = new LogRecord();
        record.setBody(body);
        return record;
    }

    /** Returns the body: a text, a map, or any other of the {@link Values kinds}; null if there is none. */
    public @Nullable Object body() {
        return Values.asked(body);
    }

    /** Returns the body as it is held: {@link #body} for what can do with an {@link Utf8Text}, too. */
    public @Nullable Object heldBody() {
        return body;
    }

    /**
     * Sets the body.
     *
     * @throws IllegalArgumentException if it is of no kind a record can hold, see {@link Values#of}
     */
    public void setBody(@Nullable Object body) {
        this.body = Values.of(body);
    }

    /** Returns the attributes, to be changed in place. */
    public Fields attributes() {
        Fields fields = attributes;
        if (fields == null) {
            fields = new Fields();
            attributes = fields;
        }
        return fields;
    }

    /** Puts other attributes in place of the ones there were; the map becomes the record's own. */
    public void setAttributes(Fields attributes) {
        this.attributes = attributes == Fields.NONE ? null : attributes;
    }

    /** Returns the resource, to be changed in place. */
    public Fields resource() {
        Fields fields = resource;
        if (fields == null) {
            fields = new Fields();
            resource = fields;
        }
        return fields;
    }

    /** Puts another resource in place of the one there was; the map becomes the record's own. */
    public void setResource(Fields resource) {
        this.resource = resource == Fields.NONE ? null : resource;
    }

    /** Returns an attribute, or null; unlike {@link #attributes} this makes no map where there is none. */
    public @Nullable Object attribute(String key) {
        return attributes == null ? null : attributes.get(key);
    }

    /** Returns the attributes to be read only; unlike {@link #attributes} this makes no map where there is none. */
    public Fields readAttributes() {
        return attributes == null ? Fields.NONE : attributes;
    }

    /** Returns the resource to be read only; unlike {@link #resource} this makes no map where there is none. */
    public Fields readResource() {
        return resource == null ? Fields.NONE : resource;
    }

    /** Returns when it happened, in nanoseconds since 1970 UTC, or {@link #NO_TIME}. */
    public long timestampNanos() {
        return timestamp;
    }

    /** Sets when it happened, in nanoseconds since 1970 UTC, or {@link #NO_TIME}. */
    public void setTimestampNanos(long nanos) {
        timestamp = nanos;
    }

    /** Returns when it happened, or null if that is not known. */
    public @Nullable Instant timestamp() {
        return Times.instant(timestamp);
    }

    /**
     * Sets when it happened; null for not known.
     *
     * @throws IllegalArgumentException if it lies outside the years 1677 to 2262
     */
    public void setTimestamp(@Nullable Instant instant) {
        timestamp = Times.nanos(instant);
    }

    /** Returns when it was read, in nanoseconds since 1970 UTC, or {@link #NO_TIME}. */
    public long observedTimestampNanos() {
        return observedTimestamp;
    }

    /** Sets when it was read, in nanoseconds since 1970 UTC, or {@link #NO_TIME}. */
    public void setObservedTimestampNanos(long nanos) {
        observedTimestamp = nanos;
    }

    /** Returns when it was read, or null if that is not known. */
    public @Nullable Instant observedTimestamp() {
        return Times.instant(observedTimestamp);
    }

    /**
     * Sets when it was read; null for not known.
     *
     * @throws IllegalArgumentException if it lies outside the years 1677 to 2262
     */
    public void setObservedTimestamp(@Nullable Instant instant) {
        observedTimestamp = Times.nanos(instant);
    }

    /** Returns the severity number: 1 to 24 as in {@link Severity}, 0 if it is not known. */
    public int severity() {
        return severity;
    }

    /**
     * Sets the severity number.
     *
     * @throws IllegalArgumentException if it is not 0 to 24
     */
    public void setSeverity(int severity) {
        if (severity < 0 || severity > Severity.MAX) {
            throw new IllegalArgumentException("severity must be 0 to 24, not " + severity);
        }
        this.severity = (byte) severity;
    }

    /** Returns the severity as its source wrote it, or null. */
    public @Nullable String severityText() {
        return severityText;
    }

    /** Sets the severity as its source wrote it; null for none. */
    public void setSeverityText(@Nullable String text) {
        severityText = text;
    }

    /** Returns the trace id in lower-case hex, or null. */
    public @Nullable String traceId() {
        return traceId;
    }

    /** Sets the trace id, in lower-case hex; null for none. */
    public void setTraceId(@Nullable String hex) {
        traceId = hex;
    }

    /** Returns the span id in lower-case hex, or null. */
    public @Nullable String spanId() {
        return spanId;
    }

    /** Sets the span id, in lower-case hex; null for none. */
    public void setSpanId(@Nullable String hex) {
        spanId = hex;
    }

    /** Returns the W3C trace flags, 0 to 255. */
    public int traceFlags() {
        return traceFlags;
    }

    /**
     * Sets the W3C trace flags.
     *
     * @throws IllegalArgumentException if they are not 0 to 255
     */
    public void setTraceFlags(int flags) {
        if (flags < 0 || flags > 255) {
            throw new IllegalArgumentException("trace_flags must be 0 to 255, not " + flags);
        }
        traceFlags = (short) flags;
    }

    /** Returns the name of the instrumentation scope, or null. */
    public @Nullable String scopeName() {
        return scopeName;
    }

    /** Sets the name of the instrumentation scope; null for none. */
    public void setScopeName(@Nullable String name) {
        scopeName = name;
    }

    /** Returns the context, made when first asked for. */
    public RecordContext context() {
        RecordContext made = context;
        if (made == null) {
            made = new RecordContext();
            context = made;
        }
        return made;
    }

    /** Returns the context if anything is in it, or null. */
    public @Nullable RecordContext contextIfAny() {
        return context;
    }

    /**
     * Returns the name of the stream that it came with, such as the path of its file, or null if there is none. Records of
     * one source are in order among each other; it is never exported.
     */
    public @Nullable String source() {
        return source;
    }

    /** Sets the name of the stream that it came with; null for none. */
    public void setSource(@Nullable String name) {
        source = name;
    }

    /** Returns the value at a path, or null if there is none; see {@link FieldPath#get}. */
    public @Nullable Object get(FieldPath path) {
        return path.get(this);
    }

    /** Sets the value at a path; see {@link FieldPath#set}. */
    public void set(FieldPath path, @Nullable Object value) {
        path.set(this, value);
    }

    /** Removes what is at a path and returns it, or null if there was nothing; see {@link FieldPath#remove}. */
    public @Nullable Object remove(FieldPath path) {
        return path.remove(this);
    }

    /**
     * Returns a copy that belongs to the same delivery and shares nothing mutable with this record. It is in nobody's
     * hand and not retained.
     */
    public LogRecord fork() {
        LogRecord copy = new LogRecord();
        copy.copyFrom(this);
        return copy;
    }

    /** Puts copies of all that another record says in place of what this one says. Delivery and owner stay. */
    private void copyFrom(LogRecord other) {
        timestamp = other.timestamp;
        observedTimestamp = other.observedTimestamp;
        body = Values.fork(other.body);
        attributes = other.attributes == null ? null : other.attributes.fork();
        resource = other.resource == null ? null : other.resource.fork();
        severity = other.severity;
        traceFlags = other.traceFlags;
        severityText = other.severityText;
        traceId = other.traceId;
        spanId = other.spanId;
        scopeName = other.scopeName;
        context = other.context == null ? null : other.context.fork();
        source = other.source;
        delivery = other.delivery;
        place = other.place;
        hold = other.hold == null ? null : other.hold.places();
    }

    /** Returns the delivery it came with. */
    public Delivery delivery() {
        return delivery;
    }

    /**
     * Makes it part of a delivery. For the engine, and for operators that make records of their own.
     *
     * @param place where it stands in the delivery; a later record of its source has a higher number
     */
    public void setDelivery(Delivery delivery, int place) {
        this.delivery = delivery;
        this.place = place;
    }

    /**
     * Keeps the record beyond the call that brought it: its delivery stays open until the record is emitted or dropped.
     * An operator calls this for what it stores, once.
     */
    public void retain() {
        if (retained) {
            throw new IllegalStateException("the record is retained already");
        }
        delivery.checkOpen();
        retained = true;
        if (hold != null) {
            hold = hold.again();
        }
        if (owner == null) {
            keep();
        } else {
            owner.retained(this);
        }
    }

    /**
     * Holds its delivery, and lets go of the blocks that its texts are parts of, if it is retained still. For the engine, at
     * the end of the turn in which it was retained: until then the delivery is open in any case, and most records do not
     * stay that long.
     */
    public void keep() {
        if (!retained) {
            return;
        }
        held();
        body = Values.apart(body);
        readAttributes().apart();
        readResource().apart();
        if (context != null) {
            context.values().apart();
        }
    }

    private Hold held() {
        Hold taken = hold;
        if (taken == null) {
            taken = delivery.hold(place);
            hold = taken;
        }
        return taken;
    }

    /**
     * Ends what {@link #retain} began, and returns the holds of this record and all that it absorbed; they are released
     * when the walk that it goes on now is over. For the engine, which calls this when a retained record is emitted or
     * dropped.
     *
     * @return null if it was not {@link #keep kept} yet and holds nothing
     */
    public @Nullable Hold endRetention() {
        if (!retained) {
            throw new IllegalStateException("the record is not retained");
        }
        retained = false;
        return hold;
    }

    /** Whether it is kept by an operator. */
    public boolean isRetained() {
        return retained;
    }

    /**
     * Makes another record part of this one, which answers for it from now on: this one must be retained, the other is
     * not to be used any more.
     */
    public void absorb(LogRecord other) {
        if (!retained) {
            throw new IllegalStateException("only a retained record can absorb another");
        }
        if (other.owner != null) {
            other.owner.merged(other);
        }
        if (hold == null && other.hold == null && delivery == other.delivery) {
            place = Math.min(place, other.place);
        } else if (hold == null || other.hold != null || !hold.covers(other.delivery, other.place)) {
            hold = other.retained
                    ? held().inFrontOf(other.held())
                    : other.heldAgain().inFrontOf(held());
        }
        other.retained = false;
    }

    private Hold heldAgain() {
        return hold == null ? held() : hold.again();
    }

    /** Returns the node that has it in hand, or null for a record that is new. For the engine. */
    public @Nullable RecordOwner owner() {
        return owner;
    }

    /** Hands it to a node. For the engine. */
    public void setOwner(@Nullable RecordOwner owner) {
        this.owner = owner;
    }

    /** Says what it is without its content: kinds and counts only, safe to log. */
    @Override
    public String toString() {
        return "record with " + Values.kind(body) + " body, " + readAttributes().size() + " attributes";
    }
}
