package io.canto.graph.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.graph.CommonOptions;
import io.canto.graph.Graph;
import io.canto.graph.GraphDeclaration;
import io.canto.graph.OnError;
import io.canto.graph.Topology;
import io.canto.spi.Edge;
import io.canto.spi.Input;
import io.canto.spi.InputConfig;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorId;
import io.canto.spi.Poll;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.InputSource;

class GraphDrawingTest {
    private static final boolean UPDATE = Boolean.getBoolean("canto.update");

    private record Lines() implements InputConfig {
        @Override
        public Input build(OperatorContext context) {
            return intake -> Poll.ENDED;
        }
    }

    private record Routes(List<Edge> edges) implements TransformerConfig {
        @Override
        public boolean routesOnly() {
            return true;
        }

        @Override
        public Transformer build(OperatorContext context) {
            return (record, out) -> {};
        }
    }

    private static Edge edge(String to, Edge.Kind kind, String label) {
        return new Edge(new OperatorId(to), kind, "", label);
    }

    private static CommonOptions to(String... ids) {
        return CommonOptions.NONE.withOutput(
                List.of(ids).stream().map(OperatorId::parse).toList());
    }

    /** Routes, an error route, a possible loop, a join, and a link to a second graph. */
    private static Topology graphs() {
        OnError toDead = new OnError(OnError.Mode.ROUTE, List.of(new OperatorId("dead")));
        GraphDeclaration shop = Graph.builder("shop")
                .add("lines", new Lines())
                .add(
                        "parse",
                        (TransformerConfig) context -> (record, out) -> {},
                        CommonOptions.NONE.withOnError(toDead))
                .add(
                        "by_level",
                        new Routes(List.of(
                                edge(
                                        "enrich",
                                        Edge.Kind.ROUTE,
                                        "body.level == 'error' && body.path.startsWith(\"/api\")"),
                                edge(
                                        "archive",
                                        Edge.Kind.ROUTE,
                                        "body.level == 'error' && body.path.startsWith(\"/api\")"),
                                edge("unwrap", Edge.Kind.ROUTE, "body.nested != null"),
                                edge("archive", Edge.Kind.DEFAULT, ""))))
                .add("unwrap", new Routes(List.of(edge("parse", Edge.Kind.COMPUTED, ""))))
                .add("enrich", (TransformerConfig) context -> (record, out) -> {}, to("alerts", "out"))
                .add("archive", new Routes(List.of(edge("store", Edge.Kind.LINK, ""))))
                .output("alerts", record -> {})
                .output("dead", record -> {})
                .output("out", record -> {})
                .declare();
        GraphDeclaration store = Graph.builder("store")
                .transformer("pack", (record, out) -> {})
                .output("disk", record -> {})
                .declare();
        return Topology.of(List.of(shop, store));
    }

    @ParameterizedTest
    @EnumSource
    void a_drawing_shows_routes_error_routes_loops_and_links(GraphDrawing form) throws IOException {
        Path golden = Path.of("src/test/resources/drawings/shop." + form);
        String drawn = form.draw(graphs());
        if (UPDATE) {
            Files.writeString(golden, drawn);
        }
        assertThat(drawn).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
    }

    @Test
    void a_picture_is_well_formed_and_asks_for_nothing_from_the_network() throws Exception {
        String svg = GraphDrawing.SVG.draw(graphs());

        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(svg.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http", "script");
    }

    @Test
    void names_from_a_configuration_cannot_break_out_of_a_drawing() {
        Topology hostile = Topology.of(List.of(Graph.builder("<script>\"")
                .transformer("a\"];<b>|%", (record, out) -> {})
                .output("]] --> x", record -> {})
                .declare()));

        assertThat(GraphDrawing.SVG.draw(hostile)).doesNotContain("<script", "<b>");
        assertThat(GraphDrawing.DOT.draw(hostile)).contains("a\\\"];<b>|%");
        assertThat(GraphDrawing.MERMAID.draw(hostile)).contains("a#quot;];#lt;b#gt;#124;#37;");
    }

    @Test
    void a_chain_of_ten_thousand_operators_is_drawn() {
        Graph.Builder builder = Graph.builder("chain");
        for (int at = 0; at < 10_000; at++) {
            builder.transformer("t" + at, (record, out) -> {});
        }
        builder.output("out", record -> {});

        assertThat(GraphDrawing.MERMAID.draw(Topology.of(List.of(builder.declare()))))
                .contains("n9999 --> n10000");
    }
}
