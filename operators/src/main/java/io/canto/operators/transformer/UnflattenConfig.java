package io.canto.operators.transformer;

import io.canto.record.FieldPath;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.record.Values;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Options of {@code unflatten}. */
@OperatorType(
        value = "unflatten",
        summary = "Turns keys with dots into nested maps.",
        description = """
                The keys of one map are cut at the separator: `{a.b: 1, a.c: 2}` becomes `{a: {b: 1, c: 2}}`. A key that
                begins or ends with the separator, has two in a row, or would make more than 64 levels stays as it is.
                """,
        badInput =
                "If the field is missing or no map, or a key leads through a value that is no map (`{a: 1, a.b: 2}`), the"
                        + " record is not changed and `on_error` decides.",
        elsewhere = {"Vector: unflatten", "Logstash: de_dot (nested)"})
@Example("""
        title: Attributes
        config: {type: unflatten, field: attributes}
        in:  [{body: x, attributes: {k8s.pod.name: a, k8s.ns: b, host: c}}]
        out: [{body: x, attributes: {k8s: {pod: {name: a}, ns: b}, host: c}}]
        """)
@Example("""
        title: A value in the way
        config: {type: unflatten, field: body, separator: _}
        in:  [{body: {a: 1, a_b: 2}}]
        out: [{body: {a: 1, a_b: 2}}]
        errors: 1
        """)
public record UnflattenConfig(
        @Doc("The map whose keys are cut.") FieldPath field,

        @Doc("Where keys are cut.") @Default("'.'") String separator)
        implements TransformerConfig {
    private static final int MAX_LEVELS = 64;

    /** Checks the separator. */
    public UnflattenConfig {
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
        FieldChange change = this::unflatten;
        return change.toTransformer();
    }

    private void unflatten(LogRecord record) {
        Fields map = Needed.map(record, field);
        Fields nested = new Fields(map.size());
        for (int at = 0; at < map.size(); at++) {
            put(nested, map.keyAt(at), Values.fork(map.valueAt(at)));
        }
        map.clear();
        map.merge(nested);
    }

    private void put(Fields into, String key, @Nullable Object value) {
        List<String> steps = steps(key);
        Fields parent = into;
        for (String step : steps.subList(0, steps.size() - 1)) {
            if (!parent.containsKey(step)) {
                parent.put(step, new Fields());
            }
            if (!(parent.get(step) instanceof Fields child)) {
                throw conflict();
            }
            parent = child;
        }
        String last = steps.get(steps.size() - 1);
        if (!parent.containsKey(last)) {
            parent.put(last, value);
        } else if (parent.get(last) instanceof Fields existing && value instanceof Fields more) {
            existing.merge(more);
        } else {
            throw conflict();
        }
    }

    /** Cuts a key; one that cannot be cut is a step as a whole. */
    private List<String> steps(String key) {
        List<String> steps = new ArrayList<>();
        int from = 0;
        for (int end = key.indexOf(separator); end >= 0; end = key.indexOf(separator, from)) {
            steps.add(key.substring(from, end));
            from = end + separator.length();
        }
        steps.add(key.substring(from));
        return steps.size() > MAX_LEVELS || steps.contains("") ? List.of(key) : steps;
    }

    private RecordException conflict() {
        return new RecordException("'" + field + "' has a key that leads through a value that is no map");
    }
}
