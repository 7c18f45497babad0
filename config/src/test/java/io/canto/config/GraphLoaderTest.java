package io.canto.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.graph.CheckOptions;
import io.canto.graph.Graph;
import io.canto.graph.GraphDeclaration;
import io.canto.graph.GraphException;
import io.canto.graph.GraphOptions;
import io.canto.graph.GraphOptions.Unused;
import io.canto.graph.OnError;
import io.canto.graph.OperatorDeclaration;
import io.canto.graph.Problem;
import io.canto.graph.SeenAction;
import io.canto.spi.ByteSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
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

    @Test
    void several_graphs_stand_in_one_file_and_share_its_options() {
        LoadedGraphs loaded = LOADER.read("""
                x-common: &common {on_error: drop, if: "body != null"}
                max_seen_counter: 7
                unused: warn
                graphs:
                  first:
                    operators:
                      - {type: lines_input, path: a}
                      - {type: json_parser, <<: *common, on_error: send}
                      - {type: sink}
                  second:
                    max_seen_counter: 9
                    operators:
                      - {type: json_parser, <<: *common}
                      - {type: sink}
                tests:
                  - {title: nothing}
                """, "main.yaml", Path.of("."));

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.graphs()).extracting(GraphDeclaration::name).containsExactly("first", "second");
        assertThat(loaded.graphs().get(0).options())
                .isEqualTo(
                        new GraphOptions(Unused.WARN, 7, SeenAction.DROP, GraphOptions.NONE.expressionLimits(), null));
        assertThat(loaded.graphs().get(1).options())
                .isEqualTo(
                        new GraphOptions(Unused.WARN, 9, SeenAction.DROP, GraphOptions.NONE.expressionLimits(), null));
        assertThat(loaded.graphs().get(0).operators().get(1).common().onError()).isEqualTo(OnError.SEND);
        assertThat(loaded.graphs().get(1).operators().get(0).common().onError().mode())
                .isEqualTo(OnError.Mode.DROP);
        assertThat(loaded.tests()).singleElement().satisfies(tests -> {
            assertThat(tests.graphs()).containsExactly("first", "second");
            assertThat(tests.node().place()).hasToString("main.yaml:16:3");
        });
    }

    @Test
    void what_is_wrong_with_the_file_and_with_the_graph_is_said_at_once() {
        LoadedGraphs loaded = LOADER.read("""
                operators:
                  - {type: lines_input, path: a}
                  - {type: json_parser, max_depth: deep}
                  - {type: put, field: body, output: snk}
                  - {type: sink}
                """, "main.yaml", Path.of("."));

        assertThatThrownBy(() -> GraphLoader.check(loaded, CheckOptions.STANDALONE))
                .isInstanceOfSatisfying(
                        GraphException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::code)
                                .containsExactly("bad-value", "unknown-id"))
                .hasMessageContaining("did you mean 'sink' (main.yaml:5)?");
    }

    @Test
    void a_graph_can_do_without_the_places_of_its_options() {
        LoadedGraphs loaded = LOADER.read("""
                operators:
                  - {type: lines_input, path: a.log}
                  - {type: sink}
                """, "main.yaml", Path.of("."));
        Graph graph = GraphLoader.check(loaded, CheckOptions.STANDALONE).get(0);

        GraphDeclaration bare = graph.withoutPlaces().declaration();

        assertThat(graph.declaration().operators().get(0).source().place("path"))
                .isNotNull();
        assertThat(bare.source().place("operators")).isNull();
        assertThat(bare.operators().get(0).source().place("path")).isNull();
        assertThat(bare)
                .usingRecursiveComparison()
                .ignoringFields("source", "operators.source")
                .isEqualTo(graph.declaration());
    }

    @Test
    void operators_of_other_jars_are_found() {
        OperatorCatalog catalog = OperatorCatalog.installed(getClass().getClassLoader());

        assertThat(catalog.names()).containsAll(Samples.catalog().names());
    }

    @Test
    void what_variables_stand_for_is_in_no_message() {
        LoadedGraphs loaded = LOADER.withEnvironment(name -> "hunter2").read("""
                        operators:
                          - {type: "${env:A}"}
                          - {type: sink, id: "${env:A} x"}
                          - {type: echo, text: "${env:A}"}
                        """, "main.yaml", Path.of("."));

        assertThat(loaded.problems())
                .extracting(Problem::message)
                .containsExactly(
                        "there is no operator type '${env:A}'",
                        "'${env:A} x' is no operator id; one has 1 to 200 characters and no white space",
                        "echo: '${env:A}' is refused");
    }

    @Test
    void a_large_file_full_of_mistakes_is_refused_soon() {
        String[] files = {
            "operators:\n" + "- {type: nonsense}\n".repeat(45_000),
            "operators:\n" + "- type: sink\n" + "  nonsense_%d: 1\n".repeat(50_000),
            "operators:\n" + "- {type: put, feld: 1}\n".repeat(30_000),
            "operators:\n- {type: lines_input, path: a}\n" + "- {type: window, length: 5s}\n".repeat(10_000),
        };
        for (String file : files) {
            int[] number = {0};
            String yaml = java.util.regex.Pattern.compile("%d").matcher(file).replaceAll(match -> "" + number[0]++);
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(10), () -> LOADER.read(yaml, "main.yaml", Path.of(".")));
        }
    }

    private static GraphDeclaration graph(String yaml) {
        LoadedGraphs loaded = LOADER.read(yaml, "main.yaml", Path.of("."));
        assertThat(loaded.problems()).isEqualTo(List.of());
        return loaded.graphs().get(0);
    }
}
