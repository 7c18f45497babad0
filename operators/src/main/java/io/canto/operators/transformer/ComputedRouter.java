package io.canto.operators.transformer;

import io.canto.expr.Failure;
import io.canto.expr.ValueExpression;
import io.canto.record.LogRecord;
import io.canto.record.Values;
import io.canto.spi.Emitter;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorContext.Counter;
import io.canto.spi.OperatorId;
import io.canto.spi.Outlet;
import io.canto.spi.Transformer;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A router whose targets an expression computes. */
final class ComputedRouter implements Transformer {
    private final OperatorContext context;
    private final ValueExpression expression;
    private final boolean any;
    private final Map<String, Outlet> targets = new HashMap<>();
    private final RouterDefault otherwise;
    private final FailureCount failures;
    private final FailureCount strangers;
    private final Counter matched;

    /**
     * Makes one.
     *
     * @param targets what the expression may give; empty for any operator of the graph
     */
    ComputedRouter(
            OperatorContext context, ValueExpression expression, List<OperatorId> targets, RouterDefault otherwise) {
        this.context = context;
        this.expression = expression;
        this.otherwise = otherwise;
        any = targets.isEmpty();
        targets.forEach(id -> this.targets.put(id.value(), context.outlet(List.of(id))));
        failures = new FailureCount(context, "output_expr errors", "output_expr '" + expression + "'");
        strangers = new FailureCount(context, "unknown targets", "output_expr '" + expression + "'");
        matched = context.counter("computed");
    }

    @Override
    public void process(LogRecord record, Emitter out) {
        Object value = expression.evaluate(record);
        if (value instanceof String id) {
            Outlet outlet = find(id);
            if (outlet != null) {
                matched.add(1);
                out.emit(record, outlet);
                return;
            }
        } else if (value instanceof Collection<?> ids && sendToAll(record, ids, out)) {
            return;
        } else if (value instanceof Failure failure) {
            failures.add(failure);
        } else if (value != null && !(value instanceof Collection<?>)) {
            failures.add(new Failure("gives " + Values.kind(value) + " where an id or a list of ids should be"));
        }
        otherwise.take(record, out);
    }

    private boolean sendToAll(LogRecord record, Collection<?> ids, Emitter out) {
        Set<Outlet> found = new LinkedHashSet<>();
        for (Object id : new LinkedHashSet<>(ids)) {
            Outlet outlet = id instanceof String text ? find(text) : null;
            if (outlet != null) {
                found.add(outlet);
            } else if (!(id instanceof String)) {
                failures.add(new Failure("gives a list with " + Values.kind(id) + " where ids should be"));
            }
        }
        int left = found.size();
        for (Outlet outlet : found) {
            out.emit(--left == 0 ? record : record.fork(), outlet);
        }
        if (!found.isEmpty()) {
            matched.add(1);
        }
        return !found.isEmpty();
    }

    /** Returns where an id leads; one that leads nowhere is counted. */
    private @Nullable Outlet find(String id) {
        Outlet outlet = any ? context.find(id) : targets.get(id);
        if (outlet == null) {
            strangers.add(new Failure("gives an id that is not among its targets"));
        }
        return outlet;
    }
}
