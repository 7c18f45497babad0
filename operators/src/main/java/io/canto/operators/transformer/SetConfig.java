package io.canto.operators.transformer;

import io.canto.expr.Failure;
import io.canto.expr.ValueExpression;
import io.canto.record.FieldPath;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.record.Values;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Options of {@code set}. */
@OperatorType(
        value = "set",
        summary = "Sets many fields at once from expressions.",
        description = """
                All expressions see the record as it arrived, so that two fields can change places. A map is merged into a map
                that is there already; anything else takes the place of what was there.
                """,
        badInput = "If one expression fails, or a field cannot hold its value, no field is set and `on_error` decides.",
        elsewhere = {
            "Vector: remap",
            "Fluent Bit: modify (Set)",
            "Logstash: mutate (replace)",
            "OpenTelemetry: transform processor"
        })
@Example("""
        title: Several parts of a record
        config: {type: set, set: {severity_text: upper(body.level), attributes.slow: body.ms > 500}}
        in:  [{body: {level: warn, ms: 700}}]
        out: [{body: {level: warn, ms: 700}, severity_text: WARN, attributes: {slow: true}}]
        """)
@Example("""
        title: Two fields change places
        config: {type: set, set: {body.a: body.b, body.b: body.a}}
        in:  [{body: {a: 1, b: 2}}]
        out: [{body: {a: 2, b: 1}}]
        """)
public record SetConfig(
        @Doc("The fields to set, each with the expression that gives its value.")
        Map<String, ValueExpression> set) implements TransformerConfig {
    /** Copies the map and checks the fields. */
    public SetConfig {
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        if (set.isEmpty()) {
            throw new IllegalArgumentException("set is empty");
        }
        set.keySet().forEach(FieldPath::parse);
    }

    @Override
    public StateScope stateScope() {
        return StateScope.NONE;
    }

    @Override
    public Transformer build(OperatorContext context) {
        List<FieldPath> fields = set.keySet().stream().map(FieldPath::parse).toList();
        List<ValueExpression> expressions = List.copyOf(set.values());
        boolean mayBeRefused = fields.stream().anyMatch(path -> path.isRoot() && path.root() != FieldPath.Root.BODY);
        FieldChange change = record -> {
            @Nullable Object[] values = new Object[fields.size()];
            for (int at = 0; at < values.length; at++) {
                Object value = expressions.get(at).evaluate(record);
                if (value instanceof Failure failure) {
                    throw new RecordException("the value of '" + fields.get(at) + "' failed: " + failure.message());
                }
                values[at] = Values.fork(value);
            }
            if (mayBeRefused) {
                tryOut(fields, values);
            }
            for (int at = 0; at < values.length; at++) {
                record.set(fields.get(at), values[at]);
            }
        };
        return change.toTransformer();
    }

    /** Sets the fields that take certain kinds of value on a record of its own, so that all or nothing is set. */
    private static void tryOut(List<FieldPath> fields, @Nullable Object[] values) {
        LogRecord scratch = new LogRecord();
        for (int at = 0; at < values.length; at++) {
            if (fields.get(at).isRoot()) {
                scratch.set(fields.get(at), Values.fork(values[at]));
            }
        }
    }
}
