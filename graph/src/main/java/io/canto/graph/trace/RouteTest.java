package io.canto.graph.trace;

import io.canto.expr.Condition;
import io.canto.expr.Failure;
import io.canto.expr.Verdict;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.Values;
import java.util.List;

/**
 * What one condition of a router says of a record.
 *
 * @param condition the expression
 * @param answer {@code yes}, {@code no}, or why there is no answer
 * @param parts the values of the expression's parts, each as {@code part = value}
 */
public record RouteTest(String condition, String answer, List<String> parts) {
    static RouteTest of(String source, LogRecord record) {
        Verdict verdict = Condition.parse(source).test(record);
        String answer = verdict instanceof Failure failure ? failure.message() : verdict == Verdict.YES ? "yes" : "no";
        return new RouteTest(source, answer, List.of());
    }

    Fields toFields() {
        Fields fields = new Fields();
        fields.put("condition", condition);
        fields.put("answer", answer);
        fields.put("parts", Values.of(parts));
        return fields;
    }
}
