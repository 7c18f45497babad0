package io.canto.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.config.OperatorCatalog;
import io.canto.expr.Condition;
import io.canto.expr.Template;
import io.canto.expr.ValueExpression;
import io.canto.graph.Engine;
import io.canto.graph.Graph;
import io.canto.graph.RunOptions;
import io.canto.operators.input.GenerateInputConfig;
import io.canto.operators.output.FileOutputConfig;
import io.canto.operators.transformer.AddConfig;
import io.canto.record.LogRecord;
import io.canto.spi.OperatorConfig;
import io.canto.spi.OperatorType;
import io.canto.testkit.GraphTester;
import io.canto.testkit.ManualClock;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In the expressions of every operator it is the time of the graph's clock, which stands still here, long ago. */
class ExpressionClockTest {
    private static final OperatorCatalog CATALOG = OperatorCatalog.of(new BuiltinOperators().operators());
    private static final Instant NOW = Instant.parse("1999-12-31T23:59:58Z");
    private static final Set<Class<?>> EXPRESSIONS = Set.of(Condition.class, ValueExpression.class, Template.class);

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{type: set, set: {body: now()}, if: IT_IS}",
                "{type: set, set: {body: \"time('12-31 23:59:58', 'MM-dd HH:mm:ss')\"}}",
                "{type: add, field: body, value: '${now()}'}",
                "{type: metadata, attributes: {at: '${now()}'}}",
                "{type: filter, expr: not (IT_IS)}",
                "{type: router, routes: [{expr: IT_IS, output: at, attributes: {at: '${now()}'}}], default: wrong}",
                "{type: router, mode: all, routes: [{expr: IT_IS, output: at, attributes: {at: '${now()}'}},"
                        + " {expr: 'true', output: other, attributes: {at: '${now()}'}}]}",
                "{type: router, output_expr: \"IT_IS ? 'at' : 'wrong'\", targets: [at, wrong]}",
                "{type: recombine, is_last_entry: IT_IS, combine_field: body}",
                "{type: dedup, key: now(), window: 1h}",
                "{type: rate_limit, key: now(), rate: 1, burst: 1}",
                "{type: sample, key: now(), first: 1}",
            })
    void an_operator_reads_the_clock_of_its_graph(String operator) {
        Graph graph =
                GraphTester.graph(CATALOG, """
                unused: allow
                operators:
                  - %s
                  - {id: at, type: stdout}
                  - {id: other, type: stdout}
                  - {id: wrong, type: stdout}
                """.formatted(operator.replace("IT_IS", "now() == time('" + NOW + "')")));
        try (GraphTester test = GraphTester.of(graph, new ManualClock(NOW))) {
            test.send("one", "one").advance(Duration.ofMinutes(2));

            List<LogRecord> records = new ArrayList<>(test.received("at"));
            boolean isLimited = operator.contains("key: now()");
            assertThat(records).hasSize(isLimited ? 1 : 2);
            assertThat(test.received("wrong")).isEmpty();
            records.addAll(test.received("other"));
            assertThat(records)
                    .allSatisfy(record -> assertThat(List.of(
                                    record.body() instanceof Instant at ? at.toString() : String.valueOf(record.body()),
                                    String.valueOf(record.readAttributes().getOrDefault("at", NOW))))
                            .isSubsetOf("one", NOW.toString()));
        }
    }

    @Test
    void an_input_and_a_file_output_read_the_clock_of_their_graph(@TempDir Path folder) throws IOException {
        Graph graph = GraphTester.graph(CATALOG, """
                operators:
                  - {type: generate_input, entry: {body: '${now()}'}, attributes: {at: '${now()}'}, count: 1}
                  - {type: file_output, format: text, path: "year-${format_time(now(), 'yyyy')}-${attributes.at.length()}.log"}
                """, folder);
        try (Engine engine = Engine.open(List.of(graph), RunOptions.DEFAULT.withClock(() -> NOW))) {
            engine.start();
            assertThat(engine.awaitDone(Duration.ofSeconds(20))).isTrue();
        }

        assertThat(folder.resolve("year-1999-20.log")).hasContent("1999-12-31T23:59:58.000000000Z");
    }

    @Test
    void no_operator_that_takes_expressions_is_forgotten_here() {
        Set<String> takers = new TreeSet<>();
        for (Class<? extends OperatorConfig> type : new BuiltinOperators().operators()) {
            if (Set.of(AddConfig.class, GenerateInputConfig.class, FileOutputConfig.class)
                            .contains(type)
                    || takesExpressions(type)) {
                takers.add(type.getAnnotation(OperatorType.class).value());
            }
        }

        assertThat(takers)
                .containsExactly(
                        "add",
                        "dedup",
                        "file_output",
                        "filter",
                        "generate_input",
                        "metadata",
                        "rate_limit",
                        "recombine",
                        "router",
                        "sample",
                        "set");
    }

    private static boolean takesExpressions(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments()).anyMatch(ExpressionClockTest::takesExpressions);
        }
        return EXPRESSIONS.contains(type)
                || type instanceof Class<?> options
                        && options.isRecord()
                        && Arrays.stream(options.getRecordComponents())
                                .map(RecordComponent::getGenericType)
                                .anyMatch(ExpressionClockTest::takesExpressions);
    }
}
