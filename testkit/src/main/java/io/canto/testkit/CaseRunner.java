package io.canto.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.config.OperatorCatalog;
import io.canto.config.OperatorDescription;
import io.canto.graph.Graph;
import io.canto.graph.GraphException;
import io.canto.graph.Ledger;
import io.canto.graph.Problem;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.RecordError;
import io.canto.record.Utf8Buffer;
import io.canto.record.json.Json;
import io.canto.record.json.RecordJsonCodec;
import io.canto.spi.DropReason;
import io.canto.spi.OperatorKind;
import io.canto.testkit.TestCase.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * Runs cases as JUnit tests: the examples of operators, and files of cases in the same form.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> cases() {
 *     return new CaseRunner(catalog).files(Path.of("src/test/resources/cases"));
 * }
 * }</pre>
 *
 * <p>A case has {@code title}, {@code config} (one operator or a list), {@code in}, {@code out} (a list, or lists by output
 * id), and may have {@code advance} (how far the clock moves behind the last record; between records it is moved by an item
 * {@code {advance: 5s}}), {@code at_stop} (what comes out only at the stop), {@code dropped} (counts by reason), {@code
 * errors} (how many, or parts of their messages), {@code counters} (of the first operator), {@code problems} and {@code
 * warnings} (codes of what is found at load). In records, kinds that YAML lacks stand as in the record format, {@code
 * {"@time": ...}}; observed time and context are compared only where a case names them. An output is made for every id that
 * the operators send to and that is none of them. Every case checks the ledger and that each delivery is settled once.
 */
public final class CaseRunner {
    private final CaseGraph graphs;
    private final Path folder;

    /** Makes a runner for the operators of a catalog; relative paths in examples begin at the working directory. */
    public CaseRunner(OperatorCatalog catalog) {
        this(new CaseGraph(catalog), Path.of(""));
    }

    private CaseRunner(CaseGraph graphs, Path folder) {
        this.graphs = graphs;
        this.folder = folder;
    }

    /** Returns a runner where relative paths in examples begin at a folder, which has the files that they name. */
    public CaseRunner in(Path other) {
        return new CaseRunner(graphs, other);
    }

    /** Returns a test for every example of every parser and transformer. */
    public Stream<DynamicTest> examples() {
        return graphs.catalog().all().stream()
                .filter(operator -> operator.kind() != OperatorKind.INPUT && operator.kind() != OperatorKind.OUTPUT)
                .flatMap(this::examples);
    }

    private Stream<DynamicTest> examples(OperatorDescription operator) {
        return operator.examples().stream()
                .map(example -> DynamicTest.dynamicTest(
                        operator.type() + ": " + firstLine(example),
                        () -> run(operator.type(), CaseReader.text(operator.type(), example, folder))));
    }

    private static String firstLine(String example) {
        return example.lines().findFirst().orElse("");
    }

    /**
     * Returns a test for every case of every YAML file in a folder.
     *
     * @throws UncheckedIOException if the folder or a file cannot be read
     */
    public Stream<DynamicTest> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream()
                    .flatMap(this::file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<DynamicTest> file(Path file) {
        return CaseReader.file(file).stream()
                .map(each -> DynamicTest.dynamicTest(
                        file.getFileName() + ": " + each.title(),
                        () -> run(file.getFileName().toString(), each)));
    }

    /** Reports name tests of a factory by their number only; so a failure says itself which case it is. */
    private void run(String source, TestCase test) {
        try {
            run(test);
        } catch (AssertionError e) {
            throw new AssertionError(source + ", '" + test.title() + "': " + e.getMessage(), e);
        }
    }

    private void run(TestCase test) {
        Graph graph;
        try {
            graph = GraphTester.graph(
                    graphs.catalog(), graphs.yaml(test.operators(), test.directory()), test.directory());
        } catch (GraphException e) {
            if (test.problems().isEmpty()) {
                throw e;
            }
            assertThat(codes(e.problems().stream().filter(Problem::isError)))
                    .as("errors at load: %s", e.getMessage())
                    .containsExactlyInAnyOrderElementsOf(test.problems());
            return;
        }
        assertThat(test.problems()).as("errors that loading did not find").isEmpty();
        if (test.warnings() != null) {
            assertThat(codes(graph.warnings().stream()))
                    .as("warnings: %s", graph.warnings())
                    .containsExactlyInAnyOrderElementsOf(test.warnings());
        }
        if (test.out() != null) {
            run(test, graph, test.out(), CaseRunner::decode);
            run(test, graph, test.out(), CaseRunner::decodeToText);
        }
    }

    private static List<String> codes(Stream<Problem> problems) {
        return problems.map(Problem::code).toList();
    }

    private static void run(
            TestCase test, Graph graph, Map<String, List<Fields>> out, Function<Fields, LogRecord> decoder) {
        try (GraphTester tester = GraphTester.of(graph)) {
            for (Step step : test.steps()) {
                if (step.record() != null) {
                    tester.send(decoder.apply(step.record()));
                } else if (step.advance() != null) {
                    tester.advance(step.advance());
                }
            }
            Map<String, Integer> before = new LinkedHashMap<>();
            if (test.atStop() != null) {
                compare(tester, out, before);
                tester.outputs()
                        .forEach(id -> before.put(id, tester.received(id).size()));
            }
            tester.drain();
            compare(tester, test.atStop() == null ? out : test.atStop(), before);
            checkErrors(test, tester);
            checkCounts(test, tester);
        }
    }

    private static void checkErrors(TestCase test, GraphTester tester) {
        List<String> messages =
                tester.errors().stream().map(RecordError::message).toList();
        assertThat(messages).as("failures").hasSize((int) test.errors());
        for (int at = 0; at < test.messages().size(); at++) {
            assertThat(messages.get(at)).contains(test.messages().get(at));
        }
    }

    private static void checkCounts(TestCase test, GraphTester tester) {
        if (test.dropped() != null) {
            Map<String, Long> dropped = new LinkedHashMap<>();
            for (Map.Entry<DropReason, Long> entry : tester.ledger().dropped().entrySet()) {
                dropped.put(entry.getKey().toString(), entry.getValue());
            }
            assertThat(dropped).as("dropped").isEqualTo(test.dropped());
        }
        if (!test.counters().isEmpty()) {
            Ledger.Entry first = tester.ledger().entries().stream()
                    .filter(entry -> !entry.operator().isEmpty())
                    .findFirst()
                    .orElseThrow();
            assertThat(first.counters()).as("counters").containsAllEntriesOf(test.counters());
        }
    }

    private static void compare(GraphTester tester, Map<String, List<Fields>> expected, Map<String, Integer> skipped) {
        expected.forEach((id, records) -> {
            if (!records.isEmpty()) {
                assertThat(tester.outputs()).as("outputs").contains(id);
            }
        });
        for (String id : tester.outputs()) {
            List<LogRecord> all = tester.received(id);
            List<LogRecord> received = all.subList(skipped.getOrDefault(id, 0), all.size());
            List<Fields> wanted = expected.getOrDefault(id, List.of());
            List<String> actual = new ArrayList<>();
            List<String> shown = new ArrayList<>();
            for (int at = 0; at < Math.max(received.size(), wanted.size()); at++) {
                @Nullable Fields want = at < wanted.size() ? wanted.get(at) : null;
                if (want != null) {
                    shown.add(sorted(normal(decode(want), want)));
                }
                if (at < received.size()) {
                    actual.add(sorted(normal(received.get(at), want == null ? new Fields() : want)));
                }
            }
            assertThat(actual).as("what output '%s' got", id).isEqualTo(shown);
        }
    }

    /** Reads a record, its texts held as bytes. */
    static LogRecord decode(Fields written) {
        LogRecord record = new LogRecord();
        byte[] json = Json.text(written).getBytes(StandardCharsets.UTF_8);
        RecordJsonCodec.withContext().decode(json, 0, json.length, record);
        return record;
    }

    /** Reads a record, its texts made. */
    private static LogRecord decodeToText(Fields written) {
        LogRecord record = decode(written);
        record.setBody(made(record.body()));
        made(record.attributes());
        made(record.resource());
        made(record.context().values());
        return record;
    }

    private static @Nullable Object made(@Nullable Object value) {
        if (value instanceof Fields fields) {
            fields.entrySet().forEach(entry -> entry.setValue(made(entry.getValue())));
        } else if (value instanceof List<?> items) {
            items.forEach(CaseRunner::made);
        }
        return value;
    }

    /** A record as a map, without what the case does not look at. */
    static Fields normal(LogRecord record, Fields wanted) {
        Utf8Buffer json = new Utf8Buffer(256);
        RecordJsonCodec.withContext().encode(record, json);
        Fields map = (Fields) java.util.Objects.requireNonNull(Json.parse(json.toString()));
        map.remove("seen");
        for (String part : List.of("context", "observed_timestamp")) {
            if (!wanted.containsKey(part)) {
                map.remove(part);
            }
        }
        return map;
    }

    /** Maps are equal whatever the order of their keys; sorted, they can be compared as text, which shows well. */
    private static String sorted(Fields map) {
        return Json.text(sortedValue(map));
    }

    private static @Nullable Object sortedValue(@Nullable Object value) {
        if (value instanceof Fields fields) {
            Fields sorted = new Fields(fields.size());
            fields.keySet().stream().sorted().forEach(key -> sorted.put(key, sortedValue(fields.get(key))));
            return sorted;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(CaseRunner::sortedValue).toList();
        }
        return value;
    }
}
