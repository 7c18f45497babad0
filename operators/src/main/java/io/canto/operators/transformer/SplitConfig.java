package io.canto.operators.transformer;

import io.canto.record.FieldPath;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.record.Values;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Emitter;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.Range;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Options of {@code split}. */
@OperatorType(
        value = "split",
        summary = "Makes several records of one: one for each item of a list or each part of a text.",
        description = """
                Every record made is a copy of the one that came, with one item in place of the list (or at `to`). Order is
                kept. All of them belong to the delivery of the record that came: it is settled when the last one is. A
                record whose list or text is empty goes on as it is.
                """,
        badInput =
                "If the field is missing or neither list nor text, has more than `max_records` items, or one that `to`"
                        + " cannot hold, the record is not changed and `on_error` decides.",
        elsewhere = {
            "Loki stage: split_json",
            "Vector: remap (unnest)",
            "Fluent Bit: Lua filter",
            "Logstash: split",
            "OpenTelemetry: unroll processor"
        })
@Example("""
        title: A list
        config: {type: split, field: body.events, to: body}
        in:  [{body: {events: [{a: 1}, {a: 2}], host: x}, attributes: {k: v}}]
        out: [{body: {host: x, a: 1}, attributes: {k: v}}, {body: {host: x, a: 2}, attributes: {k: v}}]
        """)
@Example("""
        title: Lines
        config: {type: split, index: attributes.line}
        in:  [{body: "one\\ntwo\\n\\nthree\\n"}]
        out: [{body: one, attributes: {line: 0}}, {body: two, attributes: {line: 1}}, {body: three, attributes: {line: 2}}]
        """)
public record SplitConfig(
        @Doc("The list or text.") @Default("body") FieldPath field,

        @Doc("Where texts are parted.") @Default("\"\\n\"") String separator,

        @Doc("Where each item goes; in place of the list or text if it is not written.") @Nullable FieldPath to,

        @Doc("Where the number of the item goes, counted from 0.") @Nullable FieldPath index,

        @Doc("Whether empty parts of a text make records too.") @Default("false")
        boolean keepEmpty,

        @Doc("How many records one may become at most.") @Default("10000") @Range(min = 1, max = 10_000_000)
        int maxRecords)
        implements TransformerConfig {
    /** Checks the separator, and that the number has a place. */
    public SplitConfig {
        Needed.checkCanHold("index", index, Long.MAX_VALUE);
        if (separator.isEmpty()) {
            throw new IllegalArgumentException("separator is empty");
        }
    }

    @Override
    public StateScope stateScope() {
        return StateScope.NONE;
    }

    @Override
    public Transformer build(OperatorContext context) {
        return this::split;
    }

    private void split(LogRecord record, Emitter out) {
        List<?> items = items(Needed.value(record, field));
        if (items.isEmpty()) {
            out.emit(record);
            return;
        }
        if (items.size() > maxRecords) {
            throw new RecordException("'" + field + "' has more than " + maxRecords + " items");
        }
        FieldPath target = to == null ? field : to;
        if (target.isRoot() && target.root() != FieldPath.Root.BODY) {
            tryOut(target, items);
        }
        record.remove(field);
        int last = items.size() - 1;
        for (int at = 0; at <= last; at++) {
            LogRecord part = at == last ? record : record.fork();
            part.set(target, Values.fork(items.get(at)));
            if (index != null) {
                part.set(index, (long) at);
            }
            out.emit(part);
        }
    }

    /** Sets each item on a record of its own, so that all of them go on or none. */
    private static void tryOut(FieldPath target, List<?> items) {
        for (Object item : items) {
            new LogRecord().set(target, Values.fork(item));
        }
    }

    private List<?> items(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        if (!(value instanceof String text)) {
            throw Needed.wrong(field, "a list or text", value);
        }
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (from <= text.length() && parts.size() <= maxRecords) {
            int end = text.indexOf(separator, from);
            int to = end < 0 ? text.length() : end;
            if (keepEmpty || to > from) {
                parts.add(text.substring(from, to));
            }
            from = end < 0 ? text.length() + 1 : end + separator.length();
        }
        return parts;
    }
}
