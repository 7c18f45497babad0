package io.canto.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.config.OperatorCatalog;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.spi.DropReason;
import io.canto.spi.PanicException;
import io.canto.testkit.GraphTester;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code on_error} does, in graphs as they are written. */
class ErrorRoutesTest {
    private static final OperatorCatalog CATALOG = OperatorCatalog.of(new BuiltinOperators().operators());

    private static GraphTester graph(String parserOptions) {
        return GraphTester.of(CATALOG, """
                operators:
                  - {type: json_parser, id: parse, parse_to: body, %s}
                  - {type: stdout, id: out}
                """.formatted(parserOptions));
    }

    @ParameterizedTest
    @CsvSource({"send", "send_quiet"})
    void a_failed_record_goes_on_as_it_was(String mode) {
        try (GraphTester test = graph("on_error: " + mode)) {
            test.send("no JSON", "{}");

            assertThat(test.received("out")).extracting(LogRecord::body).containsExactly("no JSON", Map.of());
            assertThat(test.ledger("parse").errors()).isEqualTo(1);
            assertThat(test.ledger().addsUp()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"drop", "drop_quiet"})
    void a_failed_record_is_dropped_and_counted(String mode) {
        try (GraphTester test = graph("on_error: " + mode)) {
            test.send("no JSON", "{}");

            assertThat(test.received("out")).extracting(LogRecord::body).containsExactly(Map.of());
            assertThat(test.ledger("parse").dropped()).containsExactly(Map.entry(DropReason.PARSE_ERROR, 1L));
            assertThat(test.ledger().addsUp()).isTrue();
        }
    }

    @Test
    void a_failed_record_refuses_its_delivery() {
        try (GraphTester test = graph("on_error: fail")) {
            assertThatThrownBy(() -> test.send("no JSON"))
                    .isInstanceOf(RecordException.class)
                    .hasMessageContaining("operator 'parse' refused a record");
        }
    }

    @Test
    void a_failed_record_stops_the_graph() {
        try (GraphTester test = graph("on_error: panic")) {
            assertThatThrownBy(() -> test.send("no JSON"))
                    .isInstanceOf(PanicException.class)
                    .hasMessageContaining("operator 'parse' failed");
        }
    }

    @Test
    void a_failed_record_takes_the_error_route_and_expressions_see_why() {
        try (GraphTester test = GraphTester.of(CATALOG, """
                operators:
                  - {type: json_parser, id: parse, on_error: {route: note}}
                  - {type: stdout, id: out}
                  - type: add
                    id: note
                    field: attributes.why
                    value: "${context.error.operator} ${context.error.code}: ${context.error.message}"
                  - type: router
                    id: by_operator
                    routes: [{expr: "context.error.operator == 'parse' and context.error.time != null", output: dead}]
                    default: strange
                  - {type: file_output, id: dead, path: out/dead.ndjson, format: record_with_context}
                  - {type: drop_output, id: strange}
                """)) {
            test.send("no JSON", "{}");

            assertThat(test.received("out")).hasSize(1);
            assertThat(test.received("dead"))
                    .singleElement()
                    .satisfies(record -> assertThat(record.attributes().get("why"))
                            .asString()
                            .startsWith("parse parse_error: 'body': no JSON"));
            assertThat(test.ledger().addsUp()).isTrue();
        }
    }

    @Test
    void an_operator_that_fails_behind_the_error_route_has_its_own_say() {
        try (GraphTester test = GraphTester.of(CATALOG, """
                operators:
                  - {type: json_parser, id: parse, on_error: {route: again}}
                  - {type: stdout, id: out}
                  - {type: json_parser, id: again, on_error: {route: dead}}
                  - {type: drop_output, id: never}
                  - {type: drop_output, id: dead}
                """)) {
            test.send("no JSON");

            assertThat(test.received("dead"))
                    .singleElement()
                    .satisfies(record ->
                            assertThat(record.context().error().operator()).isEqualTo("again"));
            assertThat(test.received("never")).isEmpty();
        }
    }

    @Test
    void a_failing_if_is_an_error_of_its_operator() {
        try (GraphTester test = GraphTester.of(CATALOG, """
                operators:
                  - {type: noop, id: check, if: "body.size > 3", on_error: {route: dead}}
                  - {type: stdout, id: out}
                  - {type: drop_output, id: dead}
                """)) {
            test.send(Map.of("size", 5L), "text");

            assertThat(test.received("out")).hasSize(1);
            assertThat(test.received("dead"))
                    .singleElement()
                    .satisfies(record ->
                            assertThat(record.context().error().code()).isEqualTo("expr_error"));
        }
    }

    @Test
    void a_record_that_failed_on_its_way_to_several_goes_to_each_of_them_once() {
        try (GraphTester test = GraphTester.of(CATALOG, """
                operators:
                  - {type: json_parser, id: parse, output: [a, b]}
                  - {type: stdout, id: a}
                  - {type: drop_output, id: b}
                """)) {
            test.send("no JSON");

            assertThat(test.received("a")).hasSize(1);
            assertThat(test.received("b")).hasSize(1);
            assertThat(test.ledger().addsUp()).isTrue();
        }
    }
}
