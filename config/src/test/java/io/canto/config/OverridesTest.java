package io.canto.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.config.yaml.YamlNode;
import io.canto.config.yaml.YamlReader;
import io.canto.graph.GraphException;
import io.canto.graph.Problem;
import io.canto.record.json.Json;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverridesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    max_seen_counter=3           | {"operators":[{"type":"put","field":"x"},{"type":"put"},{"id":"a.b","type":"sink"}],"max_seen_counter":3}
                    operators.put.field=y        | {"operators":[{"type":"put","field":"y"},{"type":"put"},{"id":"a.b","type":"sink"}]}
                    operators.put1.field=a=b     | {"operators":[{"type":"put","field":"x"},{"type":"put","field":"a=b"},{"id":"a.b","type":"sink"}]}
                    operators.a.b.path=          | {"operators":[{"type":"put","field":"x"},{"type":"put"},{"id":"a.b","type":"sink","path":null}]}
                    operators.put.on_error.route=z | {"operators":[{"type":"put","field":"x","on_error":{"route":"z"}},{"type":"put"},{"id":"a.b","type":"sink"}]}
                    'operators.put.output=[a, b]'  | {"operators":[{"type":"put","field":"x","output":["a","b"]},{"type":"put"},{"id":"a.b","type":"sink"}]}
                    operators[2].path=x: y #z    | {"operators":[{"type":"put","field":"x"},{"type":"put"},{"id":"a.b","type":"sink","path":"x: y #z"}]}
                    """)
    void a_setting_takes_the_place_of_an_option(String setting, String json) {
        YamlNode root = Objects.requireNonNull(YamlReader.read(
                "operators:\n  - {type: put, field: x}\n  - {type: put}\n  - {id: a.b, type: sink}\n",
                "f.yaml",
                problem -> {}));

        YamlNode changed = Overrides.parse(List.of(setting)).apply(root, new HashSet<>());

        assertThat(Json.text(changed.value())).isEqualTo(json);
    }

    @Test
    void a_setting_that_fits_no_file_is_a_problem() {
        LoadedGraphs loaded = new GraphLoader(Samples.catalog())
                .withOverrides(Overrides.parse(List.of("operators.uot.path=x", "operators.out.path=x")))
                .read(
                        "operators:\n  - {type: lines_input, path: a}\n  - {id: out, type: sink}\n",
                        "f.yaml",
                        Path.of("."));

        assertThat(loaded.problems()).extracting(Problem::toString).containsExactly("""
                error[unknown-setting]: 'operators.uot.path' fits no graph
                 --> --set:1:1
                  |
                1 | operators.uot.path=x
                  | ^^^^^^^^^^^^^^^^^^ write operators.ID.OPTION, graphs.NAME.operators.ID.OPTION, or an option of the file""");
        assertThat(loaded.graphs().get(0).operators().get(1).config()).isEqualTo(new Samples.Sink("x"));
    }

    @Test
    void a_bad_value_is_shown_in_the_setting() {
        LoadedGraphs loaded = new GraphLoader(Samples.catalog())
                .withOverrides(Overrides.parse(List.of("operators.window.length=5")))
                .read("operators:\n  - {type: window, length: 5s}\n", "f.yaml", Path.of("."));

        assertThat(loaded.problems()).extracting(Problem::toString).containsExactly("""
                error[bad-value]: '5' has no unit; write 5s or 500ms
                 --> --set:1:25
                  |
                1 | operators.window.length=5
                  |                         ^""");
    }

    @ParameterizedTest
    @CsvSource({"a", "=b", "''"})
    void a_setting_needs_a_path_and_a_value(String setting) {
        List<String> settings = List.of(setting);

        assertThatThrownBy(() -> Overrides.parse(settings))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("is no setting");
    }
}
