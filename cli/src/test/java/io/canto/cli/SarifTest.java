package io.canto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.record.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code validate --format sarif} writes has what SARIF 2.1.0 asks for. */
class SarifTest {
    static Stream<String> graphs() throws IOException {
        return BadGraphsTest.graphs();
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void every_problem_is_a_result_with_a_rule_a_level_a_text_and_a_region(String name) {
        Map<?, ?> run = run("src/test/resources/corpus/" + name);

        Map<?, ?> driver = map(map(run.get("tool")).get("driver"));
        assertThat(driver.get("name")).isEqualTo("canto");
        List<Object> rules = list(driver.get("rules")).stream()
                .<Object>map(rule -> map(rule).get("id"))
                .toList();
        assertThat(rules).doesNotHaveDuplicates();
        assertThat(list(run.get("results"))).isNotEmpty().allSatisfy(one -> {
            Map<?, ?> result = map(one);
            assertThat(rules).contains(result.get("ruleId"));
            assertThat(result.get("level")).isIn("error", "warning");
            assertThat(map(result.get("message")).get("text")).asString().isNotBlank();
            for (Object location : result.get("locations") == null ? List.of() : list(result.get("locations"))) {
                Map<?, ?> physical = map(map(location).get("physicalLocation"));
                assertThat(URI.create(String.valueOf(
                                        map(physical.get("artifactLocation")).get("uri")))
                                .isAbsolute())
                        .isFalse();
                Map<?, ?> region = map(physical.get("region"));
                assertThat((Long) region.get("startLine")).isPositive();
                assertThat((Long) region.get("startColumn")).isPositive();
                assertThat((Long) region.get("endColumn")).isGreaterThan((Long) region.get("startColumn"));
            }
        });
    }

    @Test
    void a_file_with_a_space_in_its_name_is_a_URI(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("my graph.yaml"), "operators: []\n");

        Map<?, ?> result = map(list(run(file.toString()).get("results")).get(0));

        assertThat(result.toString()).contains("my%20graph.yaml");
    }

    private static Map<?, ?> run(String file) {
        Map<?, ?> log = map(
                Json.parse(Captured.canto("validate", "--format", "sarif", file).out()));
        assertThat(log.get("version")).isEqualTo("2.1.0");
        return map(list(log.get("runs")).get(0));
    }

    private static Map<?, ?> map(Object value) {
        return (Map<?, ?>) value;
    }

    private static List<?> list(Object value) {
        return (List<?>) value;
    }
}
