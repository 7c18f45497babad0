package io.canto.operators.transformer;

import io.canto.expr.Condition;
import io.canto.expr.Failure;
import io.canto.expr.Verdict;
import io.canto.record.RecordException;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.DropReason;
import io.canto.spi.Example;
import io.canto.spi.Finding;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.Range;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.util.List;
import java.util.SplittableRandom;

/** Options of {@code filter}. */
@OperatorType(
        value = "filter",
        summary = "Drops the records that an expression holds for.",
        description = """
                With a `drop_ratio` below 1 only that part of the matching records is dropped, chosen by a random sequence
                that begins alike in every run.
                """,
        badInput = "Where the expression fails for a record, `on_error` decides; by default the record is kept.",
        differsFromStanza = "A record whose expression fails is not lost; `if` and `on_error` work as everywhere.",
        elsewhere = {
            "Loki stage: drop",
            "Vector: filter",
            "Fluent Bit: grep",
            "Logstash: drop",
            "OpenTelemetry: filter processor"
        })
@Example("""
        title: Debug records go
        config: {type: filter, expr: "attributes.level == 'debug'"}
        in:  [{body: a, attributes: {level: debug}}, {body: b, attributes: {level: info}}, {body: c}]
        out: [{body: b, attributes: {level: info}}, {body: c}]
        dropped: {filter: 1}
        """)
@Example("""
        title: A failing expression loses nothing
        config: {type: filter, expr: "body.level > 3"}
        in:  [{body: {level: 4}}, {body: text}]
        out: [{body: text}]
        dropped: {filter: 1}
        errors: 1
        """)
public record FilterConfig(
        @Doc("Which records to drop.") Condition expr,

        @Doc("Which part of them to drop, from 0 to 1.") @Default("1") @Range(min = 0, max = 1)
        double dropRatio)
        implements TransformerConfig {
    @Override
    public List<Finding> check() {
        Boolean constant = expr.constant();
        if (constant == null) {
            return List.of();
        }
        String effect = constant ? "every record" : "no record";
        return List.of(new Finding(
                "constant-condition", false, "expr", "'" + expr + "' holds for " + effect, "remove the operator"));
    }

    @Override
    public StateScope stateScope() {
        return dropRatio < 1 ? StateScope.GRAPH : StateScope.NONE;
    }

    @Override
    public Transformer build(OperatorContext context) {
        SplittableRandom random = new SplittableRandom(context.id().hashCode());
        return (record, out) -> {
            Verdict verdict = expr.test(record);
            if (verdict instanceof Failure failure) {
                throw new RecordException("expr failed: " + failure.message());
            }
            boolean drop = verdict == Verdict.YES && (dropRatio >= 1 || random.nextDouble() < dropRatio);
            if (drop) {
                out.drop(record, DropReason.FILTER);
            } else {
                out.emit(record);
            }
        };
    }
}
