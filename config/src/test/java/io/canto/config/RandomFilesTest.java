package io.canto.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.graph.CheckOptions;
import io.canto.graph.GraphException;
import io.canto.graph.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a file, loading it ends with graphs or with problems that have a place in it. */
class RandomFilesTest {
    private static final List<String> NAMES = List.of(
            "operators",
            "graphs",
            "name",
            "type",
            "id",
            "output",
            "if",
            "on_error",
            "path",
            "field",
            "value",
            "mode",
            "routes",
            "expr",
            "default",
            "length",
            "max_records",
            "timestamp",
            "parse_from",
            "severity",
            "mapping",
            "attributes",
            "max_depth",
            "line_start",
            "trace",
            "trace_id",
            "body",
            "unused",
            "seen_counter_action",
            "x-a",
            "'${env:A}'",
            "'<<'");
    private static final List<String> VALUES = List.of(
            "lines_input",
            "json_parser",
            "put",
            "choose",
            "sink",
            "window",
            "body",
            "attributes.x",
            "5s",
            "5",
            "-1",
            "1e999",
            "true",
            "no",
            "~",
            "''",
            "'${env:A}'",
            "'${env:MISSING}'",
            "'${env:'",
            "'a ? b : '",
            "'(((('",
            "'[a-'",
            "'${'",
            "'$${env:x'",
            "drop",
            "{route: out}",
            "99999999999999999999",
            "\"\\u0007\\U0001F600\"",
            "'body == '",
            "'${body.}'",
            "é😀",
            "|\n          x ==\n            y\n");
    private static final String LETTERS = "a:-{}[]&*!|>'\"%@`#, \n\t?0~<é😀\u0007\uFEFF\u2028\u0085\r\\$";

    static LongStream seeds() {
        return LongStream.range(0, 3_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void only_problems_come_out(long seed) {
        Random random = new Random(seed);
        String yaml = switch (random.nextInt(3)) {
            case 0 -> letters(random);
            case 1 -> graph(random);
            default -> broken(graph(random), random);
        };
        GraphLoader loader =
                new GraphLoader(Samples.catalog()).withEnvironment(name -> name.equals("A") ? "secret: [" : null);

        LoadedGraphs loaded = loader.read(yaml, "f.yaml", Path.of("."));

        assertThat(loaded.problems()).allSatisfy(problem -> {
            assertThat(problem.place()).isNotNull();
            assertThat(problem.message()).isNotBlank();
            assertThat(problem.toString().lines()).allMatch(line -> line.chars().noneMatch(Character::isISOControl));
        });
        if (loaded.problems().isEmpty()) {
            checkedWithoutAccident(loaded);
        }
    }

    private static void checkedWithoutAccident(LoadedGraphs loaded) {
        try {
            GraphLoader.check(loaded, CheckOptions.EMBEDDED);
        } catch (GraphException e) {
            assertThat(e.problems()).anyMatch(Problem::isError);
        }
    }

    private static String letters(Random random) {
        StringBuilder text = new StringBuilder();
        for (int at = random.nextInt(60); at >= 0; at--) {
            int letter = random.nextInt(LETTERS.length());
            text.append(LETTERS.charAt(letter));
        }
        return text.toString();
    }

    private static String graph(Random random) {
        StringBuilder yaml = new StringBuilder("operators:\n");
        for (int operator = random.nextInt(4); operator >= 0; operator--) {
            yaml.append("  - type: ").append(VALUES.get(random.nextInt(6))).append('\n');
            for (int option = random.nextInt(5); option > 0; option--) {
                yaml.append("    ").append(pick(NAMES, random)).append(": ");
                yaml.append(value(random, 0)).append('\n');
            }
        }
        return yaml.toString();
    }

    private static String value(Random random, int depth) {
        int kind = depth > 2 ? 0 : random.nextInt(5);
        if (kind == 3) {
            return "[" + flow(value(random, depth + 1)) + ", " + flow(value(random, depth + 1)) + "]";
        }
        if (kind == 4) {
            return "{" + pick(NAMES, random) + ": " + flow(value(random, depth + 1)) + "}";
        }
        return pick(VALUES, random);
    }

    /** Lines below a bar cannot stand in brackets. */
    private static String flow(String value) {
        return value.startsWith("|") ? "x" : value;
    }

    private static String broken(String yaml, Random random) {
        StringBuilder text = new StringBuilder(yaml);
        for (int times = random.nextInt(3); times >= 0; times--) {
            int at = random.nextInt(text.length());
            char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, letter);
                default -> text.setCharAt(at, letter);
            }
        }
        return text.toString();
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
