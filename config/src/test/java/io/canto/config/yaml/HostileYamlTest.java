package io.canto.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.graph.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files made to take much time or memory are refused, and soon. */
class HostileYamlTest {
    private static final int NEARLY_ALL = YamlReader.MAX_BYTES - 100;

    static Stream<Arguments> files() {
        return Stream.of(
                        Map.entry("over 1 MiB", "a: " + "x".repeat(YamlReader.MAX_BYTES)),
                        Map.entry("flow lists in flow lists", "[".repeat(NEARLY_ALL)),
                        Map.entry("flow maps in flow maps", "{a: ".repeat(NEARLY_ALL / 4)),
                        Map.entry("block lists in block lists", "- ".repeat(NEARLY_ALL / 2)),
                        Map.entry("maps as keys of maps", "? ".repeat(NEARLY_ALL / 2)),
                        Map.entry("maps in lines", nestedLines()),
                        Map.entry("aliases of aliases", bomb()),
                        Map.entry("merges of merges", mergeBomb()),
                        Map.entry("very many aliases", "- &a x\n" + "- *a\n".repeat(100_000)),
                        Map.entry("very many values", "[" + "a,".repeat(NEARLY_ALL / 2) + "]"),
                        Map.entry("a huge key", "? " + "k".repeat(NEARLY_ALL) + "\n: v"),
                        Map.entry("a huge simple key", "k".repeat(NEARLY_ALL) + ": v"),
                        Map.entry("very many anchors", manyAnchors()),
                        Map.entry("deep aliases", deepAliases()),
                        Map.entry("escapes", "a: \"" + "\\x41".repeat(NEARLY_ALL / 4)),
                        Map.entry("quotes", "'".repeat(NEARLY_ALL + 1)),
                        Map.entry("open strings", "\"a\n".repeat(NEARLY_ALL / 3)),
                        Map.entry("colons", ":".repeat(NEARLY_ALL) + "\n b\nc"),
                        Map.entry("comments and tabs", "#\t\n".repeat(NEARLY_ALL / 3) + "\t-"),
                        Map.entry("directives", "%a b\n".repeat(NEARLY_ALL / 5)),
                        Map.entry("documents", "---\n".repeat(NEARLY_ALL / 4)),
                        Map.entry("duplicate keys", "a: b\n".repeat(NEARLY_ALL / 10)))
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void a_file_made_to_hold_us_up_is_refused_soon(String name, String yaml) {
        List<Problem> problems = new ArrayList<>();

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> YamlReader.read(yaml, "f.yaml", problems::add));

        assertThat(problems).isNotEmpty();
        assertThat(problems.get(0).toString()).hasSizeLessThan(2_000);
    }

    private static String nestedLines() {
        return IntStream.range(0, 1_000).mapToObj(at -> " ".repeat(at) + "a:\n").collect(Collectors.joining());
    }

    private static String bomb() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int at = 1; at < 30; at++) {
            String alias = "*a" + (at - 1);
            yaml.append("a" + at + ": &a" + at + " [" + (alias + ", ").repeat(9) + alias + "]\n");
        }
        return yaml.toString();
    }

    private static String mergeBomb() {
        StringBuilder yaml = new StringBuilder("a0: &a0 {x: 1, y: 2, z: 3}\n");
        for (int at = 1; at < 30; at++) {
            String alias = "*a" + (at - 1);
            yaml.append("a" + at + ": &a" + at + " {k" + at + ": " + alias + ", <<: [" + (alias + ", ").repeat(9)
                    + alias + "]}\n");
        }
        return yaml.toString();
    }

    private static String manyAnchors() {
        return IntStream.range(0, 60_000)
                .mapToObj(at -> "- &a" + at + " x\n")
                .collect(Collectors.joining("", "", "- *b\n"));
    }

    private static String deepAliases() {
        StringBuilder yaml = new StringBuilder("- &a0 x\n");
        for (int at = 1; at < 200; at++) {
            yaml.append("- &a" + at + " [*a" + (at - 1) + "]\n");
        }
        return yaml.toString();
    }
}
