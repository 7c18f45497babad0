package io.canto.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.config.GraphLoader;
import io.canto.config.OperatorCatalog;
import io.canto.graph.Engine;
import io.canto.graph.Lanes;
import io.canto.graph.Ledger;
import io.canto.graph.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lanes write of many files, in random graphs: the bytes that one lane writes. */
class LanesTest {
    private static final OperatorCatalog CATALOG = OperatorCatalog.of(new BuiltinOperators().operators());
    private static final int GRAPHS = 12;
    private static final int FILES = 7;
    private static final String NEXT_FILE = "== next file ==";

    private static final List<String> STATELESS = List.of(
            "{type: regex_parser, parse_to: attributes, regex: '^(?P<time>\\d+) (?P<level>\\w+)', on_error: send_quiet}",
            "{type: add, field: attributes.length, value: '${length(body)}'}",
            "{type: filter, expr: \"attributes.level == 'debug'\"}",
            "{type: regex_replace, field: body, regex: '[0-5]', replace_with: 'x'}");
    /** Their order among files is that of the files. What they keep to the end comes in the order of each file alone. */
    private static final List<String> BY_FILE = List.of(
            "{type: recombine, combine_field: body, is_first_entry: \"!body.startsWith('at')\"}",
            "{type: recombine, combine_field: body, is_last_entry: \"body.endsWith('0')\", max_batch_size: 3}");

    private static final List<String> OVER_ALL =
            List.of("{type: dedup, window: 1h}", "{type: sample, first: 500, interval: 1h}");

    @TempDir
    private Path folder;

    @Test
    void outputs_hold_what_one_lane_writes() throws IOException {
        for (long seed = 1; seed <= GRAPHS; seed++) {
            Random random = new Random(seed);
            Path logs = Files.createDirectories(folder.resolve("logs" + seed));
            for (int file = 0; file < FILES; file++) {
                Files.writeString(logs.resolve(file + ".log"), lines(random, random.nextInt(6_000)));
            }
            boolean isByFile = seed % 2 == 0;
            String operators = operators(random, isByFile ? BY_FILE : OVER_ALL);
            Map<String, String> expected = written(logs, operators, 1);
            if (isByFile) {
                expected.replaceAll(LanesTest::sortedIfOfAll);
            }

            for (int lanes : new int[] {2, 4}) {
                Map<String, String> written = written(logs, operators, lanes);
                if (isByFile) {
                    written.replaceAll(LanesTest::sortedIfOfAll);
                }
                assertThat(written)
                        .as("%s lanes, seed %s, %s", lanes, seed, operators)
                        .isEqualTo(expected);
            }
        }
    }

    private static String lines(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < count; line++) {
            text.append(random.nextInt(3) == 0 ? " at " : line + (random.nextInt(4) == 0 ? " debug " : " info "))
                    .append("x".repeat(random.nextInt(60)))
                    .append(random.nextInt(50))
                    .append('\n');
        }
        return text.toString();
    }

    /** What is of all files comes in the order of each file alone where files stay in their lanes. */
    private static String sortedIfOfAll(String name, String text) {
        return name.endsWith(".log")
                ? text
                : text.lines().filter(line -> !line.equals(NEXT_FILE)).sorted().collect(Collectors.joining("\n"));
    }

    /** Returns a chain of operators, some of which keep something from one record to the next. */
    private static String operators(Random random, List<String> keeping) {
        StringBuilder chain = new StringBuilder();
        for (int at = random.nextInt(6); at >= 0; at--) {
            List<String> from = random.nextInt(3) == 0 ? keeping : STATELESS;
            chain.append("  - ").append(from.get(random.nextInt(from.size()))).append('\n');
        }
        return chain.toString();
    }

    /** Runs the operators over the files, and returns what was written: in all, and of each file. */
    private Map<String, String> written(Path logs, String operators, int lanes) throws IOException {
        Path out = Files.createTempDirectory(folder, "out");
        Path graph = Files.writeString(out.resolve("graph.yaml"), """
                operators:
                  - {type: file_input, include: ['%s/*.log'], start_at: beginning, include_file_path: false}
                %s
                  - {id: copy, type: noop, output: [all, each, some, level, aside]}
                  - {id: all, type: file_output, path: written/all, format: record}
                  - {id: each, type: file_output, path: "written/${attributes['log.file.name']}", format: record}
                  - {id: some, type: file_output, path: written/some, format: json, if: "length(body) %% 2 == 0"}
                  - {id: level, type: file_output, path: "written/${attributes.level}", format: text, on_error: {route: none}}
                  - {id: none, type: file_output, path: written/none, format: record_with_context}
                  - {id: aside, type: file_output, path: written/aside, format: text, rotation: {size: 50KiB, keep: 1000}}
                """.formatted(logs, operators));
        RunOptions options = RunOptions.DEFAULT
                .withOnce(true)
                .withStateDirectory(out.resolve("state"))
                .withLanes(new Lanes(lanes));
        try (Engine engine = Engine.open(new GraphLoader(CATALOG).load(graph), options)) {
            engine.start();
            assertThat(engine.awaitDone(Duration.ofSeconds(60))).isTrue();
            assertThat(engine.stop(Duration.ofSeconds(20))).isTrue();
            assertThat(engine.ledger().missing()).isZero();
            assertThat(engine.ledger().total(Ledger.Entry::inFlight)).isZero();
        }
        Map<String, String> texts = new TreeMap<>();
        List<String> aside = new ArrayList<>();
        try (Stream<Path> files = Files.list(out.resolve("written"))) {
            for (Path file : new ArrayList<>(files.toList())) {
                String name = file.getFileName().toString();
                if (name.startsWith("aside")) {
                    aside.add(Files.readString(file));
                } else {
                    texts.put(name, withoutTimes(Files.readString(file)));
                }
            }
        }
        texts.put("aside", aside.stream().sorted().collect(Collectors.joining(NEXT_FILE + "\n")));
        return texts;
    }

    private static String withoutTimes(String records) {
        return records.replaceAll("\"(observed_timestamp|@time)\":\"[^\"]*\",?", "");
    }
}
