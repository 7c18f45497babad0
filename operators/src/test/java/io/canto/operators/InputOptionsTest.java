package io.canto.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.canto.config.OperatorCatalog;
import io.canto.graph.Engine;
import io.canto.graph.Graph;
import io.canto.graph.GraphException;
import io.canto.graph.Ledger;
import io.canto.graph.Problem;
import io.canto.graph.RunOptions;
import io.canto.record.Fields;
import io.canto.record.json.Json;
import io.canto.testkit.GraphTester;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options {@code attributes} and {@code resource} of every input. */
class InputOptionsTest {
    private static final OperatorCatalog CATALOG = OperatorCatalog.of(new BuiltinOperators().operators());

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            attributes: {app: shop}                          | {"attributes":{"app":"shop"}}
            resource: {host.name: h}                         | {"resource":{"host.name":"h"}}
            attributes: {n: 5, yes: true}                    | {"attributes":{"n":"5","yes":"true"}}
            attributes: {n: '${1 + 1}', l: 'a ${body.x} b'}  | {"attributes":{"n":"2","l":"a 7 b"}}
            attributes: {a.b: x}                             | {"attributes":{"a.b":"x"}}
            attributes: {a: x, b: '${attributes.a}y'}        | {"attributes":{"a":"x","b":"xy"}}
            attributes: {a: '${body.none}z'}                 | {"attributes":{"a":"z"}}
            attributes: {e: "${env('CANTO_NOT_SET')}"}       | {"attributes":{"e":""}}
            attributes: {}                                   | {}
            """)
    void every_record_gets_them(String options, String expected) throws IOException {
        Ledger ledger = run(options);

        assertThat(written()).isEqualTo(Json.parse(expected));
        assertThat(ledger.total(Ledger.Entry::errors)).isZero();
    }

    @Test
    void they_take_the_place_of_what_the_input_has_found() throws IOException {
        run("attributes: {made: by options}");
        assertThat(written()).isEqualTo(Json.parse("{\"attributes\":{\"made\":\"by options\"}}"));
    }

    @Test
    void a_value_that_fails_is_left_out_and_counted_and_the_record_goes_on() throws IOException {
        Ledger ledger = run("attributes: {bad: '${body.x.y}', good: g}");

        assertThat(written()).isEqualTo(Json.parse("{\"attributes\":{\"good\":\"g\"}}"));
        assertThat(ledger.total(Ledger.Entry::errors)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            attributes: text                | bad-value
            attributes: {a: '${body.}'}     | bad-expression
            resource: {a: 'EXPR(body)'}     | bad-expression
            resources: {a: b}               | unknown-option
            if: "true"                      | unknown-option
            """)
    void what_is_wrong_with_them_is_told_at_load(String options, String code) {
        GraphException refused = catchThrowableOfType(GraphException.class, () -> graph(options));

        assertThat(refused.problems())
                .filteredOn(Problem::isError)
                .extracting(Problem::code)
                .containsExactly(code);
    }

    private Ledger run(String options) throws IOException {
        try (Engine engine = Engine.open(List.of(graph(options)), RunOptions.DEFAULT)) {
            engine.start();
            assertThat(engine.awaitDone(Duration.ofSeconds(20))).isTrue();
            return engine.ledger();
        }
    }

    private Graph graph(String options) {
        return GraphTester.graph(CATALOG, """
                operators:
                  - type: generate_input
                    entry: {body: {x: 7}, attributes: {made: here}}
                    count: 1
                    %s
                  - {type: file_output, path: out.log, format: record}
                """.formatted(options), folder);
    }

    /** The attributes and the resource of the record that was written, without those that it was made with. */
    private Fields written() throws IOException {
        Fields record = (Fields) Json.parse(Files.readString(folder.resolve("out.log")));
        record.removeIf((key, value) -> !key.equals("attributes") && !key.equals("resource"));
        if (record.get("attributes") instanceof Fields attributes && "here".equals(attributes.get("made"))) {
            attributes.remove("made");
            record.removeIf((key, value) -> value instanceof Fields fields && fields.isEmpty());
        }
        return record;
    }
}
