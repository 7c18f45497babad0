package io.canto.graph.trace;

import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.Values;
import java.util.ArrayList;
import java.util.List;

/** The stay of a record at one operator, and where it went from there. */
public final class Step {
    private final String graph;
    private final String operator;
    private final String type;
    private final LogRecord arrived;
    private final List<RouteTest> routes;
    private final List<Change> changes = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Step> next = new ArrayList<>();

    Step(String graph, String operator, String type, LogRecord arrived, List<RouteTest> routes) {
        this.graph = graph;
        this.operator = operator;
        this.type = type;
        this.arrived = arrived;
        this.routes = routes;
    }

    /** Returns the name of the operator's graph. */
    public String graph() {
        return graph;
    }

    /** Returns the operator's id. */
    public String operator() {
        return operator;
    }

    /** Returns the operator's type. */
    public String type() {
        return type;
    }

    /** Returns the record as it came here. */
    public LogRecord arrived() {
        return arrived;
    }

    /** Returns what the conditions of a router said; empty for other operators. */
    public List<RouteTest> routes() {
        return routes;
    }

    /** Returns what the operator changed before it let the record go. */
    public List<Change> changes() {
        return changes;
    }

    /** Returns what else happened here: skipped, failed, kept, delivered, dropped. */
    public List<String> notes() {
        return notes;
    }

    /** Returns where the record, and those made of it, went from here. */
    public List<Step> next() {
        return next;
    }

    /** Returns the rest of this stay, for a record that is kept beyond the trace in which it came. */
    Step goneOn() {
        Step rest = new Step(graph, operator, type, arrived, List.of());
        rest.notes.add("kept until now");
        return rest;
    }

    void left(LogRecord record) {
        changes.addAll(Change.between(arrived, record));
    }

    /** Returns this step and all that follow as maps and lists, for JSON. */
    Fields toFields() {
        Fields fields = new Fields();
        fields.put("graph", graph);
        fields.put("operator", operator);
        fields.put("type", type);
        if (!routes.isEmpty()) {
            fields.put(
                    "routes", Values.of(routes.stream().map(RouteTest::toFields).toList()));
        }
        if (!changes.isEmpty()) {
            fields.put("changes", Values.of(changes.stream().map(Step::toFields).toList()));
        }
        if (!notes.isEmpty()) {
            fields.put("notes", Values.of(notes));
        }
        if (!next.isEmpty()) {
            fields.put("next", Values.of(next.stream().map(Step::toFields).toList()));
        }
        return fields;
    }

    private static Fields toFields(Change change) {
        Fields fields = new Fields();
        fields.put("field", change.field().toString());
        fields.put("before", Values.fork(change.before()));
        fields.put("after", Values.fork(change.after()));
        return fields;
    }
}
