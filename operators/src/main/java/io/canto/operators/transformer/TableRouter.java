package io.canto.operators.transformer;

import io.canto.record.FieldPath;
import io.canto.record.LogRecord;
import io.canto.spi.Emitter;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorContext.Counter;
import io.canto.spi.OperatorId;
import io.canto.spi.Outlet;
import io.canto.spi.Transformer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A router that looks the value of one field up: text as it is, integers and booleans as they are written. */
final class TableRouter implements Transformer {
    private final FieldPath from;
    private final Map<String, Way> ways = new HashMap<>();
    private final RouterDefault otherwise;

    TableRouter(OperatorContext context, FieldPath from, Map<String, List<OperatorId>> table, RouterDefault otherwise) {
        this.from = from;
        this.otherwise = otherwise;
        table.forEach((value, ids) -> ways.put(value, new Way(context.outlet(ids), context.counter("table " + value))));
    }

    @Override
    public void process(LogRecord record, Emitter out) {
        Way way = find(record.get(from));
        if (way == null) {
            otherwise.take(record, out);
        } else {
            way.matched.add(1);
            out.emit(record, way.outlet);
        }
    }

    private @Nullable Way find(@Nullable Object value) {
        if (value instanceof String text) {
            return ways.get(text);
        }
        return value instanceof Long || value instanceof Boolean ? ways.get(value.toString()) : null;
    }

    private record Way(Outlet outlet, Counter matched) {}
}
