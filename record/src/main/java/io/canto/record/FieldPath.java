package io.canto.record;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The way to one field of a record: {@code body}, {@code body.user.id}, {@code attributes['k8s.pod']}, {@code severity}.
 *
 * <p>Syntax and the meaning of {@link #get}, {@link #set} and {@link #remove} are those of Stanza's fields: keys follow
 * dots, or stand quoted in brackets; setting makes the maps that are missing, puts a map in place of a scalar on the
 * way, and merges a map into a map; removing leaves the emptied parent. Beyond Stanza, {@code context} and the fields
 * outside the three maps can be addressed too.
 *
 * <p>Immutable.
 */
public final class FieldPath {
    /** Where a path begins. */
    public enum Root {
        /** The body. */
        BODY(true),
        /** The attributes. */
        ATTRIBUTES(true),
        /** The resource. */
        RESOURCE(true),
        /** The scratch values of the context. */
        CONTEXT(true),
        /** When it happened. */
        TIMESTAMP(false),
        /** When it was read. */
        OBSERVED_TIMESTAMP(false),
        /** The severity number. */
        SEVERITY(false),
        /** The severity as written. */
        SEVERITY_TEXT(false),
        /** The trace id in hex. */
        TRACE_ID(false),
        /** The span id in hex. */
        SPAN_ID(false),
        /** The trace flags. */
        TRACE_FLAGS(false),
        /** The name of the scope. */
        SCOPE_NAME(false);

        private final boolean hasKeys;
        private final String text;

        Root(boolean hasKeys) {
            this.hasKeys = hasKeys;
            this.text = name().toLowerCase(Locale.ROOT);
        }

        /** Whether keys may follow. */
        public boolean hasKeys() {
            return hasKeys;
        }

        /** Returns the name as written in paths. */
        @Override
        public String toString() {
            return text;
        }
    }

    private final Root root;
    private final String[] keys;
    /** Whether this is the body itself, which most paths of a hot graph are. */
    private final boolean isBody;

    private FieldPath(Root root, String... keys) {
        this.root = root;
        this.keys = keys;
        isBody = root == Root.BODY && keys.length == 0;
    }

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException if it is no path; the message says what is wrong with it
     */
    public static FieldPath parse(String text) {
        return new FieldPathParser(text).parse();
    }

    /** Returns the path with these keys, which need no quotes here. */
    public static FieldPath of(Root root, String... keys) {
        if (keys.length > 0 && !root.hasKeys()) {
            throw new IllegalArgumentException("'" + root + "' has no fields");
        }
        String[] interned = new String[keys.length];
        for (int at = 0; at < keys.length; at++) {
            interned[at] = keys[at].intern();
        }
        return new FieldPath(root, interned);
    }

    /** Returns where the path begins. */
    public Root root() {
        return root;
    }

    /** Returns the keys behind the root, in order; none for a root itself. */
    public List<String> keys() {
        return List.of(keys);
    }

    /** Whether this is a root itself. */
    public boolean isRoot() {
        return keys.length == 0;
    }

    /**
     * Returns the value here, or null: for a missing key, a step into what is no map, and a field that is not set. The
     * severity is an integer (0 if not known), times are {@link Instant}s.
     */
    public @Nullable Object get(LogRecord record) {
        return Values.asked(held(record));
    }

    /** Returns the value here as it is held: {@link #get} for what can do with a {@link Utf8Text}, too. */
    public @Nullable Object held(LogRecord record) {
        if (isBody) {
            return record.heldBody();
        }
        Object value = root(record);
        for (String key : keys) {
            if (!(value instanceof Fields fields)) {
                return null;
            }
            value = fields.held(key);
        }
        return value;
    }

    /** Whether there is a value here; a null value counts as one where it stands under a key. */
    public boolean exists(LogRecord record) {
        if (keys.length == 0) {
            return root(record) != null;
        }
        return parent(record) instanceof Fields fields && fields.containsKey(keys[keys.length - 1]);
    }

    private @Nullable Object root(LogRecord record) {
        return switch (root) {
            case BODY -> record.heldBody();
            case ATTRIBUTES -> record.readAttributes();
            case RESOURCE -> record.readResource();
            default -> other(record);
        };
    }

    /** Returns what stands before the last key, which may be no map. */
    private @Nullable Object parent(LogRecord record) {
        Object value = root(record);
        for (int at = 0; at < keys.length - 1 && value instanceof Fields fields; at++) {
            value = fields.held(keys[at]);
        }
        return value;
    }

    /**
     * Sets the value here. A map is merged into a map that is there already, key by key; anything else takes the place
     * of what was there. The value must not be used elsewhere afterwards; a map that would come to stand inside itself
     * is copied.
     *
     * @throws RecordException if the root cannot hold a value of this kind
     * @throws IllegalArgumentException if no record can hold the value
     */
    public void set(LogRecord record, @Nullable Object value) {
        Object kept = Values.of(value);
        if (isBody) {
            setBody(record, kept);
            return;
        }
        if (keys.length == 0) {
            setRoot(record, Values.asked(kept));
            return;
        }
        Fields parent = rootFields(record);
        for (int at = 0; at < keys.length - 1; at++) {
            kept = parent == kept ? parent.fork() : kept;
            if (parent.held(keys[at]) instanceof Fields child) {
                parent = child;
            } else {
                Fields child = new Fields();
                parent.exchange(keys[at], child);
                parent = child;
            }
        }
        kept = parent == kept ? parent.fork() : kept;
        String last = keys[keys.length - 1];
        if (kept instanceof Fields fields && parent.held(last) instanceof Fields existing) {
            existing.merge(fields);
        } else {
            parent.exchange(last, kept);
        }
    }

    /**
     * Removes what is here. A root is emptied; a map that a key was removed from stays, even empty.
     *
     * @return what was there, or null
     */
    public @Nullable Object remove(LogRecord record) {
        return Values.asked(take(record));
    }

    /** Removes what is here and returns it as it was held: {@link #remove} for what only puts it elsewhere. */
    public @Nullable Object take(LogRecord record) {
        if (isBody) {
            Object before = record.heldBody();
            record.setBody(null);
            return before;
        }
        if (keys.length == 0) {
            return removeRoot(record);
        }
        return parent(record) instanceof Fields fields ? fields.take(keys[keys.length - 1]) : null;
    }

    private @Nullable Object other(LogRecord record) {
        return switch (root) {
            case CONTEXT ->
                record.contextIfAny() == null ? null : record.context().values();
            case TIMESTAMP -> record.timestamp();
            case OBSERVED_TIMESTAMP -> record.observedTimestamp();
            case SEVERITY -> (long) record.severity();
            case SEVERITY_TEXT -> record.severityText();
            case TRACE_ID -> record.traceId();
            case SPAN_ID -> record.spanId();
            case TRACE_FLAGS -> (long) record.traceFlags();
            case SCOPE_NAME -> record.scopeName();
            case BODY, ATTRIBUTES, RESOURCE -> throw new IllegalStateException("a map root: " + root);
        };
    }

    private Fields rootFields(LogRecord record) {
        return switch (root) {
            case ATTRIBUTES -> record.attributes();
            case RESOURCE -> record.resource();
            case CONTEXT -> record.context().values();
            default -> {
                if (record.heldBody() instanceof Fields fields) {
                    yield fields;
                }
                Fields fields = new Fields();
                record.setBody(fields);
                yield fields;
            }
        };
    }

    private static void setBody(LogRecord record, @Nullable Object value) {
        if (value instanceof Fields fields && record.heldBody() instanceof Fields existing) {
            existing.merge(fields);
        } else {
            record.setBody(value);
        }
    }

    /** Sets a root other than the body. */
    private void setRoot(LogRecord record, @Nullable Object value) {
        switch (root) {
            case ATTRIBUTES -> {
                Fields fields = need(value, Fields.class, "a map");
                if (record.readAttributes().isEmpty()) {
                    record.setAttributes(fields);
                } else {
                    record.attributes().merge(fields);
                }
            }
            case RESOURCE, CONTEXT -> rootFields(record).merge(need(value, Fields.class, "a map"));
            case TIMESTAMP -> record.setTimestampNanos(time(value));
            case OBSERVED_TIMESTAMP -> record.setObservedTimestampNanos(time(value));
            case SEVERITY -> record.setSeverity(number(value, Severity.MAX));
            case TRACE_FLAGS -> record.setTraceFlags(number(value, 255));
            case SEVERITY_TEXT -> record.setSeverityText(text(value));
            case TRACE_ID -> record.setTraceId(text(value));
            case SPAN_ID -> record.setSpanId(text(value));
            case SCOPE_NAME -> record.setScopeName(text(value));
        }
    }

    /** The values stay where they are, so what was there has to be a copy. */
    private static @Nullable Object takeContext(LogRecord record) {
        RecordContext context = record.contextIfAny();
        if (context == null) {
            return null;
        }
        Fields before = context.values().fork();
        context.values().clear();
        return before;
    }

    /** Empties a root other than the body. */
    private @Nullable Object removeRoot(LogRecord record) {
        Object before = held(record);
        switch (root) {
            case ATTRIBUTES -> record.setAttributes(new Fields());
            case RESOURCE -> record.setResource(new Fields());
            case CONTEXT -> before = takeContext(record);
            case TIMESTAMP -> record.setTimestampNanos(LogRecord.NO_TIME);
            case OBSERVED_TIMESTAMP -> record.setObservedTimestampNanos(LogRecord.NO_TIME);
            case SEVERITY -> record.setSeverity(Severity.UNSET);
            case TRACE_FLAGS -> record.setTraceFlags(0);
            case SEVERITY_TEXT -> record.setSeverityText(null);
            case TRACE_ID -> record.setTraceId(null);
            case SPAN_ID -> record.setSpanId(null);
            case SCOPE_NAME -> record.setScopeName(null);
        }
        return before;
    }

    private long time(@Nullable Object value) {
        try {
            return Times.nanos(value == null ? null : need(value, Instant.class, "a time"));
        } catch (IllegalArgumentException e) {
            throw new RecordException("'" + root + "': " + e.getMessage(), e);
        }
    }

    private @Nullable String text(@Nullable Object value) {
        return value == null ? null : need(value, String.class, "text");
    }

    private int number(@Nullable Object value, int max) {
        long number = need(value, Long.class, "an integer");
        if (number < 0 || number > max) {
            throw new RecordException("'" + root + "' must be 0 to " + max);
        }
        return (int) number;
    }

    private <T> T need(@Nullable Object value, Class<T> kind, String name) {
        if (value == null || !kind.isInstance(value)) {
            throw new RecordException("'" + root + "' must be " + name + ", not " + Values.kind(value));
        }
        return kind.cast(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldPath path && root == path.root && Arrays.equals(keys, path.keys);
    }

    @Override
    public int hashCode() {
        return 31 * root.hashCode() + Arrays.hashCode(keys);
    }

    /** Returns the path as it is written: with dots, or all keys in brackets if one of them needs it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(root.toString());
        boolean plain = Arrays.stream(keys).allMatch(FieldPath::isPlain);
        for (String key : keys) {
            if (plain) {
                text.append('.').append(key);
            } else {
                char quote = key.indexOf('\'') < 0 ? '\'' : '"';
                text.append('[').append(quote).append(key).append(quote).append(']');
            }
        }
        return text.toString();
    }

    private static boolean isPlain(String key) {
        return !key.isEmpty() && key.chars().noneMatch(letter -> ".[]'\"".indexOf(letter) >= 0 || letter <= ' ');
    }
}
