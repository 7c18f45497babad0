package io.canto.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.config.yaml.YamlReader;
import io.canto.record.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaTest {
    private static final String TEXT = JsonSchema.text(Samples.catalog());
    private static final Map<?, ?> SCHEMA = (Map<?, ?>) Objects.requireNonNull(Json.parse(TEXT));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "operators: [{type: lines_input, path: a}, {type: sink}]",
                "{name: a, x-any: [1], unused: warn, max_seen_counter: 3, tests: [], operators: [{type: sink, path: 012}]}",
                "graphs: {a: {unused: allow, operators: [{type: sink}]}}",
                "operators: [{type: json_parser, max_depth: '${env:DEPTH:-3}', output: [a, b], on_error: {route: x}}]",
                "operators: [{type: choose, routes: {expr: 'true', output: a}, default: [b]}]",
                "operators: [{type: put, field: body, value: {a: [1, null]}, names: {a: 1, b: x}, share: 0.5}]",
                "operators: [{type: window, length: 5s, ordered: true, max_records: null, seen_counter_action: panic}]",
                "operators: [{type: json_parser, timestamp: {parse_from: body.t, layout: '%Y'}}]",
            })
    void what_loads_is_valid(String yaml) {
        assertThat(errors(yaml)).isEmpty();
        assertThat(problems(yaml)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "operators: []",
                "operators: {type: sink}",
                "operatos: [{type: sink}]",
                "unused: never",
                "graphs: {a: {operator: []}}",
                "operators: [{typ: sink}]",
                "operators: [{type: snk}]",
                "operators: [{type: sink, output: a}]",
                "operators: [{type: sink, path: [a]}]",
                "operators: [{type: put}]",
                "operators: [{type: put, field: body, mode: keepold}]",
                "operators: [{type: put, field: body, share: 2}]",
                "operators: [{type: json_parser, max_depth: 0}]",
                "operators: [{type: json_parser, max_depth: some}]",
                "operators: [{type: json_parser, timestamp: {layout: x}}]",
                "operators: [{type: choose, routes: [{expr: 'true'}]}]",
                "operators: [{type: window, length: 5s, ordered: 1}]",
            })
    void what_does_not_load_is_not_valid(String yaml) {
        assertThat(errors(yaml)).isNotEmpty();
        assertThat(problems(yaml)).isNotEmpty();
    }

    @Test
    void the_text_is_the_same_each_time() {
        assertThat(JsonSchema.text(Samples.catalog())).isEqualTo(TEXT);
        Golden.check(Golden.folder("pages").resolve("schema.json"), TEXT);
    }

    private static List<String> errors(String yaml) {
        return SchemaCheck.errors(
                SCHEMA,
                Objects.requireNonNull(YamlReader.read(yaml, "f.yaml", problem -> {}))
                        .value());
    }

    private static List<?> problems(String yaml) {
        return new GraphLoader(Samples.catalog())
                .withEnvironment(name -> null)
                .read(yaml, "f.yaml", java.nio.file.Path.of("."))
                .problems();
    }
}
