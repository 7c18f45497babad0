package io.canto.operators.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.config.OperatorCatalog;
import io.canto.expr.Condition;
import io.canto.expr.Template;
import io.canto.expr.Verdict;
import io.canto.graph.Graph;
import io.canto.graph.GraphOptions;
import io.canto.operators.BuiltinOperators;
import io.canto.operators.transformer.RouterConfig.Mode;
import io.canto.operators.transformer.RouterConfig.Route;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.spi.DropReason;
import io.canto.spi.OperatorId;
import io.canto.spi.OutputConfig;
import io.canto.testkit.GraphTester;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Routers with random routes do what a naive reading of the routes says, record by record. */
class RouterPropertyTest {
    private static final List<String> CONDITIONS = List.of(
            "body.k == 'a'",
            "body.k == 'b'",
            "body.k != 'c'",
            "body.n > 3",
            "body.n % 2 == 0",
            "body.k.x == 1",
            "attributes.app == 'web' and body.n < 8",
            "body.k matches '[ab]'",
            "attributes.app == null",
            "severity >= 17");
    private static final List<String> OUTPUTS = List.of("o0", "o1", "o2", "o3");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void random_routes_send_what_a_naive_reading_says(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RouterConfig router = randomRouter(random);
        Map<String, List<String>> expected = new LinkedHashMap<>();
        OUTPUTS.forEach(id -> expected.put(id, new ArrayList<>()));
        long dropped = 0;
        try (GraphTester tester = GraphTester.of(graph(router))) {
            for (int number = 0; number < 500; number++) {
                LogRecord record = randomRecord(random, number);
                dropped += naive(router, record, expected) ? 0 : 1;
                tester.send(record);
            }
            for (String id : OUTPUTS) {
                List<String> got = tester.received(id).stream()
                        .map(RouterPropertyTest::show)
                        .toList();
                assertThat(got).as("seed %s, output %s of %s", seed, id, router).isEqualTo(expected.get(id));
            }
            assertThat(tester.ledger().dropped().getOrDefault(DropReason.NO_ROUTE, 0L))
                    .as("seed %s, dropped by %s", seed, router)
                    .isEqualTo(dropped);
        }
    }

    private static Graph graph(RouterConfig router) {
        Graph.Builder builder = Graph.builder("g")
                .options(new GraphOptions(
                        GraphOptions.Unused.ALLOW,
                        1,
                        GraphOptions.NONE.seenCounterAction(),
                        GraphOptions.NONE.expressionLimits(),
                        null))
                .add("router", router);
        OUTPUTS.forEach(id -> builder.add(id, (OutputConfig) context -> record -> {}));
        return builder.build();
    }

    private static RouterConfig randomRouter(SplittableRandom random) {
        List<String> conditions = new ArrayList<>(CONDITIONS);
        List<Route> routes = IntStream.range(0, random.nextInt(1, 6))
                .mapToObj(at -> new Route(
                        Condition.parse(conditions.remove(random.nextInt(conditions.size()))),
                        randomOutputs(random),
                        random.nextBoolean() ? Map.of("by" + at, Template.parse("r" + at + " ${body.n}")) : Map.of(),
                        Map.of(),
                        random.nextInt(3) == 0))
                .toList();
        return new RouterConfig(
                routes,
                random.nextBoolean() ? randomOutputs(random) : List.of(),
                random.nextBoolean() ? Mode.ALL : Mode.FIRST,
                null,
                Map.of(),
                null,
                List.of());
    }

    private static List<OperatorId> randomOutputs(SplittableRandom random) {
        return random.ints(random.nextInt(1, 4), 0, OUTPUTS.size())
                .distinct()
                .mapToObj(at -> OperatorId.parse(OUTPUTS.get(at)))
                .toList();
    }

    private static LogRecord randomRecord(SplittableRandom random, int number) {
        LogRecord record = LogRecord.of(
                Map.of("k", List.of("a", "b", "c").get(random.nextInt(3)), "n", random.nextInt(10), "number", number));
        if (random.nextBoolean()) {
            record.attributes().put("app", random.nextBoolean() ? "web" : "db");
        }
        record.setSeverity(random.nextInt(25));
        return record;
    }

    private static boolean naive(RouterConfig router, LogRecord record, Map<String, List<String>> expected) {
        Set<OperatorId> reached = new HashSet<>();
        for (int at = 0; at < router.routes().size(); at++) {
            Route route = router.routes().get(at);
            if (route.expr().test(record) != Verdict.YES) {
                continue;
            }
            LogRecord marked = record.fork();
            route.attributes().forEach((key, text) -> marked.attributes().put(key, text.render(marked)));
            route.output().stream()
                    .filter(reached::add)
                    .forEach(id -> expected.get(id.value()).add(show(marked)));
            if (router.mode() == Mode.FIRST && !route.continue_()) {
                break;
            }
        }
        if (reached.isEmpty()) {
            router.default_().forEach(id -> expected.get(id.value()).add(show(record)));
            reached.addAll(router.default_());
        }
        return !reached.isEmpty();
    }

    private static String show(LogRecord record) {
        return ((Fields) java.util.Objects.requireNonNull(record.body())).get("number") + " " + record.attributes();
    }

    @Test
    void order_is_kept_through_branches_that_join() {
        OperatorCatalog catalog = OperatorCatalog.of(new BuiltinOperators().operators());
        try (GraphTester tester = GraphTester.of(catalog, """
                operators:
                  - type: router
                    mode: all
                    routes:
                      - {expr: body % 2 == 0, output: [a, b]}
                      - {expr: body % 3 == 0, output: [b, c]}
                    default: join
                  - {id: a, type: add, field: attributes.way, value: a, output: join}
                  - {id: b, type: router, routes: [{expr: body % 5 == 0, output: c}], default: d}
                  - {id: c, type: add, field: attributes.way, value: c, output: join}
                  - {id: d, type: noop, output: join}
                  - {id: join, type: noop}
                  - {id: out, type: drop_output}
                """)) {
            for (int number = 0; number < 1_000; number++) {
                tester.send(number);
            }

            List<Long> bodies = tester.received("out").stream()
                    .map(record -> (Long) record.body())
                    .toList();
            assertThat(bodies).isSortedAccordingTo(Comparator.naturalOrder()).contains(0L, 1L, 999L);
            assertThat(new HashSet<>(bodies)).hasSize(1_000);
        }
    }
}
