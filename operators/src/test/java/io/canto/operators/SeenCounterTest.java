package io.canto.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.config.OperatorCatalog;
import io.canto.record.LogRecord;
import io.canto.spi.DropReason;
import io.canto.spi.PanicException;
import io.canto.testkit.GraphTester;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of the seen counter, in graphs as they are written. */
class SeenCounterTest {
    private static final OperatorCatalog CATALOG = OperatorCatalog.of(new BuiltinOperators().operators());

    /** A record goes round until its body has as many letters as its attribute asks for. */
    private static GraphTester graph(String ofFile, String ofOperator) {
        return GraphTester.of(CATALOG, """
                %s
                unused: allow
                operators:
                  - {type: add, id: grow, field: body, value: "${body}x" %s}
                  - type: router
                    output_expr: "length(body) >= attributes.wanted ? 'out' : 'grow'"
                    targets: [grow, out]
                    default: out
                  - {type: stdout, id: out}
                  - {type: drop_output, id: stuck}
                """.formatted(ofFile, ofOperator));
    }

    private static LogRecord wanting(long letters) {
        LogRecord record = LogRecord.of("");
        record.attributes().put("wanted", letters);
        return record;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                    | ''                     | 1",
                "max_seen_counter: 4   | ''                     | 4",
                "''                    | ', max_seen_counter: 3' | 3",
                "max_seen_counter: 9   | ', max_seen_counter: 2' | 2"
            })
    void a_record_may_come_as_often_as_the_operator_or_else_the_file_says(String file, String operator, long max) {
        try (GraphTester test = graph(file, operator)) {
            test.send(wanting(max)).send(wanting(max + 1));

            assertThat(test.received("out"))
                    .extracting(LogRecord::body)
                    .containsExactly("x".repeat(Math.toIntExact(max)));
            assertThat(test.ledger("grow").dropped()).containsExactly(Map.entry(DropReason.SEEN_LIMIT, 1L));
            assertThat(test.ledger("grow").counters()).containsEntry("seen_limit", 1L);
            assertThat(test.ledger().addsUp()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'seen_counter_action: {route: stuck}' | ''",
                "''                                    | ', seen_counter_action: {route: stuck}'",
                "seen_counter_action: panic            | ', seen_counter_action: {route: stuck}'",
                "''                                    | ', seen_counter_action: error, on_error: {route: stuck}'"
            })
    void a_record_that_comes_too_often_takes_a_way_of_its_own(String file, String operator) {
        try (GraphTester test = graph(file, operator)) {
            test.send(wanting(2));

            assertThat(test.received("stuck")).extracting(LogRecord::body).containsExactly("x");
            assertThat(test.received("out")).isEmpty();
            assertThat(test.ledger().addsUp()).isTrue();
        }
    }

    @Test
    void a_record_that_comes_too_often_stops_the_graph_and_the_way_it_took_is_told() {
        try (GraphTester test = graph("seen_counter_action: panic", "")) {
            assertThatThrownBy(() -> test.send(wanting(2)))
                    .isInstanceOf(PanicException.class)
                    .hasMessage("seen_limit: record came to 'grow' more than 1 time, by grow -> router -> grow");
        }
    }

    @Test
    void a_fork_has_counts_of_its_own() {
        try (GraphTester test = GraphTester.of(CATALOG, """
                max_seen_counter: 2
                operators:
                  - {type: noop, id: split, output: [one, two]}
                  - {type: add, id: one, field: attributes.by, value: one, output: grow}
                  - {type: add, id: two, field: attributes.by, value: two, output: grow}
                  - {type: add, id: grow, field: body, value: "${body}x"}
                  - type: router
                    output_expr: "length(body) >= 2 ? 'out' : 'grow'"
                    targets: [grow, out]
                    default: out
                  - {type: stdout, id: out}
                """)) {
            test.send("");

            assertThat(test.received("out")).extracting(LogRecord::body).containsExactly("xx", "xx");
        }
    }
}
