package io.canto.graph.trace;

import io.canto.expr.Explanation;
import io.canto.expr.Expressions;
import io.canto.expr.Failure;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one condition of a router says of a record.
 *
 * @param condition the expression
 * @param answer {@code yes}, {@code no}, or why there is no answer
 * @param parts what the expression is made of and that varies from record to record, with its values
 */
public record RouteTest(String condition, String answer, List<Part> parts) {
    /**
     * A part of a condition.
     *
     * @param text the part, written in full
     * @param value its value for the record, or why it has none
     */
    public record Part(String text, @Nullable Object value) {}

    static RouteTest of(String source, LogRecord record) {
        Explanation explanation = Expressions.explain(source, record);
        List<Part> parts = new ArrayList<>();
        for (Explanation.Part part : explanation.parts()) {
            if (part.depth() > 0 && part.how() == Explanation.How.TRANSLATED) {
                parts.add(new Part(part.text(), valueOrReason(part.value())));
            }
        }
        Object value = explanation.value();
        String answer =
                value instanceof Failure failure ? failure.message() : Boolean.TRUE.equals(value) ? "yes" : "no";
        return new RouteTest(source, answer, parts.stream().distinct().toList());
    }

    private static @Nullable Object valueOrReason(@Nullable Object value) {
        return value instanceof Failure failure ? "no value: " + failure.message() : value;
    }

    Fields toFields() {
        Fields fields = new Fields();
        fields.put("condition", condition);
        fields.put("answer", answer);
        Fields values = new Fields();
        parts.forEach(part -> values.put(part.text, Values.fork(part.value)));
        fields.put("parts", values);
        return fields;
    }
}
