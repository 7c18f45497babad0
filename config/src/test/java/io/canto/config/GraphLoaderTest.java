package io.canto.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.graph.GraphDeclaration;
import io.canto.graph.OperatorDeclaration;
import io.canto.spi.ByteSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphLoaderTest {
    private static final GraphLoader LOADER = new GraphLoader(Samples.catalog());

    @Test
    void a_graph_becomes_declarations_with_defaults_in_place() {
        GraphDeclaration graph = graph("""
                max_seen_counter: 3
                operators:
                  - {type: lines_input, path: a.log, attributes: {app: shop}}
                  - {type: json_parser, parse_to: body, if: "body != null"}
                  - id: by_app
                    type: choose
                    routes:
                      - {expr: "attributes.app == 'a'", output: out}
                      - {expr: "true", output: [out, put]}
                  - {type: put, field: attributes.x, value: 012, mode: keep_old}
                  - {id: out, type: sink, path: 012}
                """);

        assertThat(graph.name()).isEqualTo("main");
        assertThat(graph.options().maxSeenCounter()).isEqualTo(3);
        assertThat(graph.operators())
                .extracting(OperatorDeclaration::id)
                .containsExactly("lines_input", "json_parser", "by_app", "put", "out");
        assertThat(graph.operators().get(0).config())
                .isEqualTo(new Samples.Lines(
                        "a.log", new ByteSize(1024 * 1024), Duration.ofMillis(200), new Samples.Framing(null, null)));
        assertThat(graph.operators().get(0).input().attributes()).containsOnlyKeys("app");
        assertThat(graph.operators().get(1).parser().parseTo()).hasToString("body");
        assertThat(graph.operators().get(1).common().if_()).hasToString("body != null");
        assertThat(graph.operators().get(2).source().place("routes[1].output[1]"))
                .hasToString("main.yaml:9:38");
        assertThat(graph.operators().get(3).config())
                .isEqualTo(new Samples.Put(
                        io.canto.record.FieldPath.parse("attributes.x"),
                        12L,
                        Samples.Put.Mode.KEEP_OLD,
                        Map.of(),
                        1.0));
        assertThat(graph.operators().get(4).config()).isEqualTo(new Samples.Sink("012"));
    }

    @Test
    void default_ids_are_numbered_around_those_that_are_written() {
        GraphDeclaration graph = graph("""
                operators:
                  - type: json_parser
                  - type: json_parser
                  - {id: json_parser3, type: json_parser}
                  - type: json_parser
                  - type: json_parser
                """);

        assertThat(graph.operators())
                .extracting(OperatorDeclaration::id)
                .containsExactly("json_parser", "json_parser1", "json_parser3", "json_parser2", "json_parser4");
    }

    private static GraphDeclaration graph(String yaml) {
        LoadedGraphs loaded = LOADER.read(yaml, "main.yaml", Path.of("."));
        assertThat(loaded.problems()).isEqualTo(List.of());
        return loaded.graphs().get(0);
    }
}
