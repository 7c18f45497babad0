package io.canto.operators.transformer;

import io.canto.expr.Condition;
import io.canto.expr.Template;
import io.canto.expr.ValueExpression;
import io.canto.record.FieldPath;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Edge;
import io.canto.spi.Example;
import io.canto.spi.Finding;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorId;
import io.canto.spi.OperatorType;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Options of {@code router}. */
@OperatorType(
        value = "router",
        summary = "Sends each record to the operators that its content says.",
        description = """
                There are three forms. With `routes`, the outputs of the first route whose `expr` holds get the record; with
                `mode: all`, or behind a route with `continue: true`, those of further routes get a copy of their own too,
                and no operator gets a record twice. With `from` and `table`, the value of one field is looked up. With
                `output_expr`, an expression gives the id or a list of ids; `targets` says which it may give.

                Conditions see the record as it arrived: attributes that one route sets are not seen by another. A record
                that matches nothing goes to `default`; without a default it is dropped for the reason `no_route`. Matches
                and failures are counted per route. A router has no `output` and no `if`.
                """,
        badInput =
                "An `expr` that fails for a record is no match, counted and warned of at a bounded rate. A value that is"
                        + " not in the table, a computed id that is not among the targets, and an `output_expr` that fails go to"
                        + " `default`. Where a template of a route fails, the record goes without that attribute.",
        differsFromStanza = "Each output gets its own copy of the record; a record that matches nothing is counted and"
                + " warned of at load; routes that can never match are errors; order is kept across routes; a failing"
                + " attribute loses no record.",
        elsewhere = {
            "Loki stage: match",
            "Vector: route, exclusive_route",
            "Fluent Bit: rewrite_tag",
            "Logstash: if / else in the output section",
            "OpenTelemetry: routing connector"
        })
@Example("""
        title: The first route that matches
        config:
          type: router
          routes:
            - {expr: "severity >= 17", output: alarm}
            - {expr: "attributes.app == 'web'", output: [web, archive], attributes: {by: "route of ${attributes.app}"}}
          default: rest
        in:
          - {body: a, severity: 17, attributes: {app: web}}
          - {body: b, attributes: {app: web}}
          - {body: c}
        out:
          alarm:   [{body: a, severity: 17, attributes: {app: web}}]
          web:     [{body: b, attributes: {app: web, by: route of web}}]
          archive: [{body: b, attributes: {app: web, by: route of web}}]
          rest:    [{body: c}]
        """)
@Example("""
        title: All routes that match, each operator once
        config:
          type: router
          mode: all
          routes:
            - {expr: "body.a == 1", output: [x, y]}
            - {expr: "body.b == 1", output: [y, z]}
        in:  [{body: {a: 1, b: 1}}, {body: {b: 1}}, {body: {}}]
        out:
          x: [{body: {a: 1, b: 1}}]
          y: [{body: {a: 1, b: 1}}, {body: {b: 1}}]
          z: [{body: {a: 1, b: 1}}, {body: {b: 1}}]
        dropped: {no_route: 1}
        """)
@Example("""
        title: A table
        config: {type: router, from: attributes.app, table: {loki: [a, b], web: b}, default: c}
        in:  [{body: 1, attributes: {app: loki}}, {body: 2, attributes: {app: web}}, {body: 3}]
        out:
          a: [{body: 1, attributes: {app: loki}}]
          b: [{body: 1, attributes: {app: loki}}, {body: 2, attributes: {app: web}}]
          c: [{body: 3}]
        """)
@Example("""
        title: A computed target
        config: {type: router, output_expr: "'to_' + attributes.zone", targets: [to_a, to_b], default: rest}
        in:  [{body: 1, attributes: {zone: b}}, {body: 2, attributes: {zone: z}}, {body: 3, attributes: {zone: a}}]
        out:
          to_a: [{body: 3, attributes: {zone: a}}]
          to_b: [{body: 1, attributes: {zone: b}}]
          rest: [{body: 2, attributes: {zone: z}}]
        """)
public record RouterConfig(
        @Doc("The routes, tried in their order.") @Default("[]")
        List<Route> routes,

        @Doc("Where records go that no route, entry or target takes.") @Default("[]")
        List<OperatorId> default_,

        @Doc("Which of the matching routes a record takes.") @Default("first")
        Mode mode,

        @Doc("The field whose value is looked up in the table.") @Nullable FieldPath from,

        @Doc("Where a record goes for each value of that field.") @Default("{}")
        Map<String, List<OperatorId>> table,

        @Doc("An expression that gives the id to send to, or a list of ids.") @Nullable ValueExpression outputExpr,

        @Doc("The ids that output_expr may give; any stands for all operators of the graph.") @Default("[]")
        List<OperatorId> targets)
        implements TransformerConfig {
    private static final OperatorId ANY = new OperatorId("any");

    /** Which of the matching routes a record takes. */
    public enum Mode {
        @Doc("The first one, and further ones behind those that say continue.")
        FIRST,
        @Doc("All of them.")
        ALL
    }

    /** One route. */
    public record Route(
            @Doc("Which records take the route.") Condition expr,

            @Doc("The operator that they go to, or several.")
            List<OperatorId> output,

            @Doc("Attributes that they get on this route; values may hold ${...} expressions.") @Default("{}")
            Map<String, Template> attributes,

            @Doc("Resource fields that they get on this route; values may hold ${...} expressions.") @Default("{}")
            Map<String, Template> resource,

            @Doc("Whether the routes that follow are tried too.") @Default("false")
            boolean continue_) {
        /** Copies the collections and checks that there is an output. */
        public Route {
            output = List.copyOf(output);
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
            resource = Collections.unmodifiableMap(new LinkedHashMap<>(resource));
            if (output.isEmpty()) {
                throw new IllegalArgumentException("output names no operator");
            }
        }
    }

    /** Copies the collections and checks that there is one form and no other. */
    public RouterConfig {
        routes = List.copyOf(routes);
        default_ = List.copyOf(default_);
        table = Collections.unmodifiableMap(new LinkedHashMap<>(table));
        targets = List.copyOf(targets);
        if ((from == null) != table.isEmpty()) {
            throw new IllegalArgumentException("from and table need each other");
        }
        if ((outputExpr == null) != targets.isEmpty()) {
            throw new IllegalArgumentException("output_expr and targets need each other");
        }
        long forms = Stream.of(!routes.isEmpty(), from != null, outputExpr != null)
                .filter(used -> used)
                .count();
        if (forms != 1) {
            throw new IllegalArgumentException("needs one of routes, from with table, and output_expr with targets");
        }
        for (Map.Entry<String, List<OperatorId>> entry : table.entrySet()) {
            if (entry.getValue().isEmpty()) {
                throw new IllegalArgumentException("table names no operator for '" + entry.getKey() + "'");
            }
        }
    }

    @Override
    public List<Edge> edges() {
        List<Edge> edges = new ArrayList<>();
        for (int at = 0; at < routes.size(); at++) {
            Route route = routes.get(at);
            add(edges, route.output, Edge.Kind.ROUTE, "routes[" + at + "].output", route.expr.source());
        }
        table.forEach((value, ids) -> add(edges, ids, Edge.Kind.ROUTE, "table." + value, from + " = " + value));
        if (outputExpr != null && isAny()) {
            edges.add(new Edge(null, Edge.Kind.COMPUTED, "targets", outputExpr.source()));
        } else if (outputExpr != null) {
            add(edges, targets, Edge.Kind.COMPUTED, "targets", outputExpr.source());
        }
        add(edges, default_, Edge.Kind.DEFAULT, "default", "default");
        return edges;
    }

    private static void add(List<Edge> edges, List<OperatorId> ids, Edge.Kind kind, String option, String label) {
        for (int at = 0; at < ids.size(); at++) {
            edges.add(new Edge(ids.get(at), kind, option + "[" + at + "]", label));
        }
    }

    @Override
    public boolean routesOnly() {
        return true;
    }

    @Override
    public List<Finding> check() {
        return RouterFindings.of(this);
    }

    @Override
    public StateScope stateScope() {
        return StateScope.NONE;
    }

    @Override
    public Transformer build(OperatorContext context) {
        RouterDefault otherwise = new RouterDefault(context, default_);
        if (from != null) {
            return new TableRouter(context, from, table, otherwise);
        }
        if (outputExpr != null) {
            return new ComputedRouter(context, outputExpr, isAny() ? List.of() : targets, otherwise);
        }
        return new ConditionRouter(context, routes, mode, otherwise);
    }

    private boolean isAny() {
        return targets.size() == 1 && targets.get(0).equals(ANY);
    }
}
