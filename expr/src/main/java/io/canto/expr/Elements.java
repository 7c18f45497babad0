package io.canto.expr;

import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nodes that make lists and maps: inline ones, selections and projections. */
final class Elements {
    private static final String KEY = "key";
    private static final String VALUE = "value";

    private Elements() {}

    /** A list that is written down. */
    static final class InlineList extends Node {
        private final Node[] items;

        InlineList(Node... items) {
            this.items = items;
        }

        @Override
        @Nullable Object value(LogRecord record, Frame frame) {
            @Nullable Object[] values = new Object[items.length];
            for (int at = 0; at < items.length; at++) {
                Object value = items[at].value(record, frame);
                if (value instanceof Failure) {
                    return value;
                }
                values[at] = value;
            }
            return Values.list(values);
        }

        @Override
        Kind kind() {
            return Kind.LIST;
        }
    }

    /** A map that is written down. */
    static final class InlineMap extends Node {
        private final Node[] keys;
        private final Node[] values;

        InlineMap(Node[] keys, Node[] values) {
            this.keys = keys;
            this.values = values;
        }

        @Override
        @Nullable Object value(LogRecord record, Frame frame) {
            Fields fields = new Fields(keys.length);
            for (int at = 0; at < keys.length; at++) {
                Object key = keys[at].value(record, frame);
                if (!(key instanceof String name)) {
                    return Failures.KEY.of(key);
                }
                Object value = values[at].value(record, frame);
                if (value instanceof Failure) {
                    return value;
                }
                fields.put(name, value);
            }
            return fields;
        }

        @Override
        Kind kind() {
            return Kind.MAP;
        }
    }

    /** Which of the elements that fulfil the criteria are wanted. */
    enum Wanted {
        ALL,
        FIRST,
        LAST
    }

    /** The elements of a list, or the entries of a map, that fulfil a condition. */
    static final class Selection extends Node {
        private final Wanted wanted;
        private final boolean safe;
        private final Node of;
        private final Node criteria;
        private final int work;

        Selection(Wanted wanted, boolean safe, Node of, Node criteria, int work) {
            this.wanted = wanted;
            this.safe = safe;
            this.of = of;
            this.criteria = criteria;
            this.work = work;
        }

        @Override
        @Nullable Object value(LogRecord record, Frame frame) {
            Object from = of.value(record, frame);
            Object before = frame.item;
            Object result;
            if (from instanceof List<?> list) {
                result = select(list, record, frame);
            } else if (from instanceof Fields fields) {
                result = select(fields, record, frame);
            } else {
                return from == null && safe ? null : Failures.SELECTION.of(from);
            }
            frame.item = before;
            return result;
        }

        private @Nullable Object select(List<?> list, LogRecord record, Frame frame) {
            List<@Nullable Object> chosen = new ArrayList<>();
            boolean found = false;
            Object last = null;
            for (Object item : list) {
                Verdict verdict = test(item, record, frame);
                if (verdict instanceof Failure) {
                    return verdict;
                }
                if (verdict == Verdict.YES) {
                    if (wanted == Wanted.FIRST) {
                        return item;
                    }
                    last = item;
                    found = true;
                    if (wanted == Wanted.ALL) {
                        chosen.add(item);
                    }
                }
            }
            if (wanted == Wanted.ALL) {
                return Values.list(chosen.toArray());
            }
            return found ? last : null;
        }

        private @Nullable Object select(Fields fields, LogRecord record, Frame frame) {
            Fields chosen = new Fields(4);
            for (int at = 0; at < fields.size(); at++) {
                Verdict verdict = test(entry(fields, at), record, frame);
                if (verdict instanceof Failure) {
                    return verdict;
                }
                if (verdict == Verdict.YES) {
                    if (wanted == Wanted.LAST) {
                        chosen.clear();
                    }
                    chosen.put(fields.keyAt(at), fields.valueAt(at));
                    if (wanted == Wanted.FIRST) {
                        return chosen;
                    }
                }
            }
            return wanted != Wanted.ALL && chosen.isEmpty() ? null : chosen;
        }

        private Verdict test(@Nullable Object item, LogRecord record, Frame frame) {
            if (!frame.spend(work)) {
                return Failures.TOO_MUCH_WORK;
            }
            frame.item = item;
            return criteria.test(record, frame);
        }
    }

    /** What a part gives for each element of a list, or each entry of a map. */
    static final class Projection extends Node {
        private final boolean safe;
        private final Node of;
        private final Node part;
        private final int work;

        Projection(boolean safe, Node of, Node part, int work) {
            this.safe = safe;
            this.of = of;
            this.part = part;
            this.work = work;
        }

        @Override
        @Nullable Object value(LogRecord record, Frame frame) {
            Object from = of.value(record, frame);
            List<?> items = items(from);
            if (items == null) {
                return from == null && safe ? null : Failures.SELECTION.of(from);
            }
            if (!frame.spend(items.size())) {
                return Failures.TOO_MUCH_WORK;
            }
            Object before = frame.item;
            @Nullable Object[] results = new Object[items.size()];
            for (int at = 0; at < results.length; at++) {
                frame.item = items.get(at);
                Object result = frame.spend(work) ? part.value(record, frame) : Failures.TOO_MUCH_WORK;
                if (result instanceof Failure) {
                    frame.item = before;
                    return result;
                }
                results[at] = result;
            }
            frame.item = before;
            return Values.list(results);
        }

        @Override
        Kind kind() {
            return safe ? Kind.ANY : Kind.LIST;
        }
    }

    private static @Nullable List<?> items(@Nullable Object from) {
        if (!(from instanceof Fields fields)) {
            return from instanceof List<?> list ? list : null;
        }
        List<Fields> entries = new ArrayList<>(fields.size());
        for (int at = 0; at < fields.size(); at++) {
            entries.add(entry(fields, at));
        }
        return entries;
    }

    private static Fields entry(Fields fields, int at) {
        Fields entry = new Fields(2);
        entry.put(KEY, fields.keyAt(at));
        entry.put(VALUE, fields.valueAt(at));
        return entry;
    }
}
