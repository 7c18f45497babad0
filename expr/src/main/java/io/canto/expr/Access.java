package io.canto.expr;

import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.RecordContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Nodes that read: the fields of a record, keys of maps, positions of lists, the element of a selection. */
final class Access {
    private static final Fields EMPTY = new Fields(0);

    private Access() {}

    /** A step by name: null stays null, and a missing key is null. */
    static @Nullable Object step(@Nullable Object from, String key) {
        if (from instanceof Fields fields) {
            return fields.get(key);
        }
        return from == null ? null : Failures.STEP.of(from);
    }

    /** What an unquoted name of the language reads from a record. */
    enum Root {
        BODY(Kind.ANY, "What the record says: text, a map, or any other value."),
        ATTRIBUTES(Kind.MAP, "What is known about the record."),
        RESOURCE(Kind.MAP, "What is known about where the record comes from."),
        CONTEXT(Kind.MAP, "Scratch values, never exported; `context.error` after a failure."),
        SEVERITY(Kind.INTEGER, "The severity number, 1 to 24; 0 if it is not known."),
        SEVERITY_TEXT(Kind.ANY, "The severity as its source wrote it, or null."),
        TIMESTAMP(Kind.ANY, "When it happened, or null."),
        OBSERVED_TIMESTAMP(Kind.ANY, "When it was read, or null."),
        TRACE_ID(Kind.ANY, "The trace id in hex, or null."),
        SPAN_ID(Kind.ANY, "The span id in hex, or null."),
        TRACE_FLAGS(Kind.INTEGER, "The W3C trace flags, 0 to 255."),
        SCOPE_NAME(Kind.ANY, "The name of the instrumentation scope, or null.");

        final Kind kind;
        final String doc;
        final String text = name().toLowerCase(Locale.ROOT);

        Root(Kind kind, String doc) {
            this.kind = kind;
            this.doc = doc;
        }

        static @Nullable Root of(String name) {
            for (Root root : values()) {
                if (root.text.equals(name)) {
                    return root;
                }
            }
            return null;
        }

        static List<String> names() {
            return Arrays.stream(values()).map(root -> root.text).toList();
        }

        /** Returns the node that reads it. */
        Node node() {
            return switch (this) {
                case BODY -> new Body();
                case ATTRIBUTES -> new Attributes();
                case RESOURCE -> new Resource();
                case SEVERITY -> new SeverityNumber();
                default -> new OtherRoot(this);
            };
        }

        @Nullable Object read(LogRecord record) {
            return switch (this) {
                case BODY -> record.body();
                case ATTRIBUTES -> record.readAttributes();
                case RESOURCE -> record.readResource();
                case CONTEXT -> readContext(record);
                case SEVERITY -> (long) record.severity();
                case SEVERITY_TEXT -> record.severityText();
                case TIMESTAMP -> record.timestamp();
                case OBSERVED_TIMESTAMP -> record.observedTimestamp();
                case TRACE_ID -> record.traceId();
                case SPAN_ID -> record.spanId();
                case TRACE_FLAGS -> (long) record.traceFlags();
                case SCOPE_NAME -> record.scopeName();
            };
        }

        private static Fields readContext(LogRecord record) {
            RecordContext context = record.contextIfAny();
            return context == null ? EMPTY : context.values();
        }
    }

    /** A node that reads from the record alone, and can be compared with another that reads the same. */
    abstract static class Field extends Node {
        /** Returns a text that is the same for nodes that always read the same. */
        abstract String path();

        /** Whether it reads no key of anything, but what is at hand in every record. */
        boolean isRoot() {
            return path().indexOf('\u0000') < 0;
        }
    }

    private static final class Body extends Field {
        @Override
        @Nullable Object value(LogRecord record, Frame frame) {
            return record.body();
        }

        @Override
        String path() {
            return Root.BODY.text;
        }
    }

    private static final class Attributes extends Field {
        @Override
        @Nullable Object value(LogRecord record, Frame frame) {
            return record.readAttributes();
        }

        @Override
        Kind kind() {
            return Kind.MAP;
        }

        @Override
        String path() {
            return Root.ATTRIBUTES.text;
        }
    }

    private static final class Resource extends Field {
        @Override
        @Nullable Object value(LogRecord record, Frame frame) {
            return record.readResource();
        }

        @Override
        Kind kind() {
            return Kind.MAP;
        }

        @Override
        String path() {
            return Root.RESOURCE.text;
        }
    }

    /** The severity; comparing it with a constant needs no object. */
    static final class SeverityNumber extends Field {
        @Override
        @Nullable Object value(LogRecord record, Frame frame) {
            return (long) record.severity();
        }

        @Override
        Kind kind() {
            return Kind.INTEGER;
        }

        @Override
        String path() {
            return Root.SEVERITY.text;
        }
    }

    private static final class OtherRoot extends Field {
        private final Root root;

        OtherRoot(Root root) {
            this.root = root;
        }

        @Override
        @Nullable Object value(LogRecord record, Frame frame) {
            return root.read(record);
        }

        @Override
        Kind kind() {
            return root.kind;
        }

        @Override
        String path() {
            return root.text;
        }
    }

    /** An attribute, which needs no map to be there. */
    static final class Attribute extends Field {
        private final String key;

        Attribute(String key) {
            this.key = key.intern();
        }

        @Override
        @Nullable Object value(LogRecord record, Frame frame) {
            return record.attribute(key);
        }

        @Override
        String path() {
            return Root.ATTRIBUTES.text + '\u0000' + key;
        }
    }

    /** A key of the body. */
    static final class BodyKey extends Field {
        private final String key;

        BodyKey(String key) {
            this.key = key.intern();
        }

        @Override
        @Nullable Object value(LogRecord record, Frame frame) {
            Object body = record.body();
            if (body instanceof Fields fields) {
                return fields.get(key);
            }
            return body == null ? null : Failures.STEP.of(body);
        }

        @Override
        String path() {
            return Root.BODY.text + '\u0000' + key;
        }
    }

    /** A key of what another field holds. */
    static final class Key extends Field {
        final Field of;
        final String key;

        Key(Field of, String key) {
            this.of = of;
            this.key = key.intern();
        }

        @Override
        @Nullable Object value(LogRecord record, Frame frame) {
            Object from = of.value(record, frame);
            if (from instanceof Fields fields) {
                return fields.get(key);
            }
            return from == null ? null : Failures.STEP.of(from);
        }

        @Override
        String path() {
            return of.path() + '\u0000' + key;
        }
    }

    /** Whether a node reads the body, which may be bytes still. */
    static boolean isBody(Node node) {
        return node instanceof Body;
    }

    /** Returns the node for a key of a field. */
    static Field key(Field of, String key) {
        if (of instanceof Attributes) {
            return new Attribute(key);
        }
        return of instanceof Body ? new BodyKey(key) : new Key(of, key);
    }

    /** A key of what any other part gives. */
    static final class Property extends Node {
        private final Node of;
        private final String key;

        Property(Node of, String key) {
            this.of = of;
            this.key = key.intern();
        }

        @Override
        @Nullable Object value(LogRecord record, Frame frame) {
            return step(of.value(record, frame), key);
        }
    }

    /** A computed key of a map, or a position of a list. */
    static final class Index extends Node {
        private final Node of;
        private final Node at;

        Index(Node of, Node at) {
            this.of = of;
            this.at = at;
        }

        @Override
        @Nullable Object value(LogRecord record, Frame frame) {
            Object from = of.value(record, frame);
            if (from instanceof Failure) {
                return from;
            }
            Object key = at.value(record, frame);
            if (key instanceof Failure) {
                return key;
            }
            return from == null ? null : element(from, key);
        }
    }

    static @Nullable Object element(Object from, @Nullable Object key) {
        if (from instanceof Fields fields) {
            return key instanceof String name ? fields.get(name) : Failures.KEY.of(key);
        }
        if (from instanceof List<?> list) {
            if (key instanceof Long position) {
                return position >= 0 && position < list.size() ? list.get(position.intValue()) : Failures.RANGE;
            }
            return Failures.POSITION.of(key);
        }
        return Failures.INDEX.of(from);
    }

    /** The element that a selection or projection is looking at, {@code #this}. */
    static final class Item extends Node {
        @Override
        @Nullable Object value(LogRecord record, Frame frame) {
            return frame.item;
        }
    }
}
