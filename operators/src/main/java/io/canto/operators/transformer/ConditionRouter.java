package io.canto.operators.transformer;

import io.canto.expr.ConditionSet;
import io.canto.expr.Failure;
import io.canto.expr.Template;
import io.canto.operators.transformer.RouterConfig.Mode;
import io.canto.operators.transformer.RouterConfig.Route;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.spi.Emitter;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorContext.Counter;
import io.canto.spi.OperatorId;
import io.canto.spi.Outlet;
import io.canto.spi.Transformer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A router with conditions. All routes that a record takes are found before it is sent anywhere, so that conditions see
 * it as it arrived; then it is sent in the order of the routes, the last time as itself and before that as forks.
 */
final class ConditionRouter implements Transformer {
    private final ConditionSet conditions;
    private final Way[] ways;
    private final FailureCount[] failures;
    private final ConditionSet.FailureListener listener = this::failed;
    private final RouterDefault otherwise;
    /** One for each operator that any route names. */
    private final Outlet[] single;

    private final int[] taken;
    private final BitSet reached = new BitSet();

    ConditionRouter(OperatorContext context, List<Route> routes, Mode mode, RouterDefault otherwise) {
        this.otherwise = otherwise;
        conditions = ConditionSet.of(routes.stream().map(Route::expr).toList());
        Map<OperatorId, Integer> targets = new LinkedHashMap<>();
        routes.forEach(route -> route.output().forEach(id -> targets.putIfAbsent(id, targets.size())));
        single =
                targets.keySet().stream().map(id -> context.outlet(List.of(id))).toArray(Outlet[]::new);
        ways = new Way[routes.size()];
        failures = new FailureCount[routes.size()];
        taken = new int[routes.size()];
        for (int at = 0; at < ways.length; at++) {
            Route route = routes.get(at);
            ways[at] = new Way(context, at, route, mode == Mode.ALL || route.continue_(), targets);
            failures[at] = new FailureCount(context, name(at) + " errors", name(at) + " '" + route.expr() + "'");
        }
    }

    @Override
    public void process(LogRecord record, Emitter out) {
        int first = conditions.next(record, 0, listener);
        if (first < 0) {
            otherwise.take(record, out);
            return;
        }
        Way way = ways[first];
        if (!way.goesOn || first == ways.length - 1) {
            way.matched.add(1);
            way.mark(record);
            out.emit(record, way.outlet);
            return;
        }
        sendToAll(record, first, out);
    }

    private void sendToAll(LogRecord record, int first, Emitter out) {
        int count = 0;
        for (int at = first; at >= 0; at = ways[at].goesOn ? conditions.next(record, at + 1, listener) : -1) {
            taken[count++] = at;
        }
        int last = lastWithNewTargets(count);
        reached.clear();
        for (int at = 0; at <= last; at++) {
            ways[taken[at]].matched.add(1);
            send(record, ways[taken[at]], at == last, out);
        }
        for (int at = last + 1; at < count; at++) {
            ways[taken[at]].matched.add(1);
        }
    }

    /** Returns the last taken route that adds a target: it is the one to get the record itself. */
    private int lastWithNewTargets(int count) {
        reached.clear();
        int last = 0;
        for (int at = 0; at < count; at++) {
            for (int target : ways[taken[at]].targets) {
                if (!reached.get(target)) {
                    reached.set(target);
                    last = at;
                }
            }
        }
        return last;
    }

    private void send(LogRecord record, Way way, boolean isLast, Emitter out) {
        List<Outlet> fresh = new ArrayList<>(way.targets.length);
        for (int target : way.targets) {
            if (!reached.get(target)) {
                reached.set(target);
                fresh.add(single[target]);
            }
        }
        if (fresh.isEmpty()) {
            return;
        }
        LogRecord mine = isLast ? record : record.fork();
        way.mark(mine);
        if (fresh.size() == way.targets.length) {
            out.emit(mine, way.outlet);
            return;
        }
        for (int at = 0; at < fresh.size(); at++) {
            out.emit(at == fresh.size() - 1 ? mine : mine.fork(), fresh.get(at));
        }
    }

    private void failed(int index, Failure failure) {
        failures[index].add(failure);
    }

    private static String name(int index) {
        return "route " + (index + 1);
    }

    /** One route, ready to be taken. */
    private static final class Way {
        private final Outlet outlet;
        private final int[] targets;
        private final boolean goesOn;
        private final Counter matched;
        private final Map<String, Template> attributes;
        private final Map<String, Template> resource;
        private final FailureCount failures;

        Way(OperatorContext context, int index, Route route, boolean goesOn, Map<OperatorId, Integer> numbers) {
            this.goesOn = goesOn;
            outlet = context.outlet(route.output());
            targets = route.output().stream().distinct().mapToInt(numbers::get).toArray();
            matched = context.counter(name(index) + " matched");
            attributes = route.attributes();
            resource = route.resource();
            failures = new FailureCount(context, name(index) + " attribute errors", "an attribute of " + name(index));
        }

        void mark(LogRecord record) {
            if (!attributes.isEmpty()) {
                set(record, attributes, record.attributes());
            }
            if (!resource.isEmpty()) {
                set(record, resource, record.resource());
            }
        }

        private void set(LogRecord record, Map<String, Template> templates, Fields into) {
            for (Map.Entry<String, Template> entry : templates.entrySet()) {
                Object text = entry.getValue().render(record);
                if (text instanceof Failure failure) {
                    failures.add(failure);
                } else {
                    into.put(entry.getKey(), text);
                }
            }
        }
    }
}
