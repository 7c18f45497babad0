package io.canto.graph.trace;

import io.canto.record.Fields;
import io.canto.record.Values;
import io.canto.record.json.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of one record.
 *
 * @param steps where it began; more than one if operators emitted on their own
 */
public record Trace(List<Step> steps) {
    private static final int MAX_VALUE = 100;

    /** How parts of the text are marked, such as by colours. */
    public enum Mark {
        /** An operator's id. */
        OPERATOR,
        /** A good end, and a condition that holds. */
        GOOD,
        /** A failure or a drop. */
        BAD,
        /** What is less important. */
        QUIET
    }

    /** Marks a part of the text. */
    @FunctionalInterface
    public interface Marker {
        /** Returns the text with its mark. */
        String mark(Mark mark, String text);
    }

    /** Returns all of it as maps and lists, for JSON. */
    public Fields toFields() {
        Fields fields = new Fields();
        fields.put("steps", Values.of(steps.stream().map(Step::toFields).toList()));
        return fields;
    }

    /** Returns it as a tree for a terminal, one line a fact; ends with a line break. */
    public String text(Marker marker) {
        StringBuilder text = new StringBuilder();
        Deque<Line> open = new ArrayDeque<>();
        for (int at = steps.size() - 1; at >= 0; at--) {
            open.push(new Line(steps.get(at), "", ""));
        }
        while (!open.isEmpty()) {
            Line line = open.pop();
            Step step = line.step;
            text.append(line.first)
                    .append(marker.mark(Mark.OPERATOR, step.operator()))
                    .append(
                            step.type().equals(step.operator())
                                    ? ""
                                    : marker.mark(Mark.QUIET, " (" + step.type() + ")"))
                    .append('\n');
            // One record going on stays in its column; only where there are several does the tree get deeper.
            boolean splits = step.next().size() > 1;
            String margin = line.margin + (splits ? "│  " : "   ");
            facts(text, step, margin, marker);
            for (int at = step.next().size() - 1; at >= 0; at--) {
                boolean isLast = at == step.next().size() - 1;
                Step next = step.next().get(at);
                open.push(
                        splits
                                ? new Line(
                                        next,
                                        line.margin + (isLast ? "└─ " : "├─ "),
                                        line.margin + (isLast ? "   " : "│  "))
                                : new Line(next, line.margin, line.margin));
            }
        }
        return text.toString();
    }

    private static void facts(StringBuilder text, Step step, String margin, Marker marker) {
        for (RouteTest route : step.routes()) {
            boolean holds = route.answer().equals("yes");
            text.append(margin)
                    .append(marker.mark(holds ? Mark.GOOD : Mark.QUIET, route.condition() + ": " + route.answer()))
                    .append('\n');
            for (RouteTest.Part part : route.parts()) {
                text.append(margin)
                        .append(marker.mark(Mark.QUIET, "   " + part.text() + " is " + value(part.value())))
                        .append('\n');
            }
        }
        for (Change change : step.changes()) {
            text.append(margin).append(change(change)).append('\n');
        }
        for (String note : step.notes()) {
            boolean isBad = note.startsWith("dropped") || note.startsWith("failed");
            boolean isGood = note.equals("delivered");
            text.append(margin)
                    .append(marker.mark(isBad ? Mark.BAD : isGood ? Mark.GOOD : Mark.QUIET, note))
                    .append('\n');
        }
    }

    private static String change(Change change) {
        if (change.before() == null) {
            return "+ " + change.field() + " = " + value(change.after());
        }
        if (change.after() == null) {
            return "- " + change.field() + " (was " + value(change.before()) + ")";
        }
        return "~ " + change.field() + " = " + value(change.after()) + " (was " + value(change.before()) + ")";
    }

    private static String value(@Nullable Object value) {
        String text = Json.text(value);
        return text.length() <= MAX_VALUE ? text : text.substring(0, MAX_VALUE - 1) + "…";
    }

    private record Line(Step step, String first, String margin) {}
}
