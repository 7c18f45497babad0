package io.canto.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.config.OperatorDescription;
import io.canto.config.OptionDescription;
import io.canto.graph.Graph;
import io.canto.graph.GraphException;
import io.canto.graph.Ledger;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.RecordError;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What one operator keeps to with records; it is run with the options of its examples. */
final class RecordContract {
    private static final int RANDOM_RECORDS = 300;
    private static final int RANDOM_OPTIONS = 300;
    private static final int RUNS = 20;
    /** Values that many an option takes. */
    private static final List<Object> PLAUSIBLE = List.of(
            "body",
            "attributes",
            "resource",
            "context",
            "severity",
            "severity_text",
            "timestamp",
            "trace_id",
            "body.a",
            "attributes.user",
            "attributes['k8s.pod']",
            "context.n",
            List.of("body", "attributes.a", "severity"),
            "severity > 8",
            "body == 'a'",
            true,
            false,
            0L,
            1L,
            2L,
            0.5,
            "1ms",
            "2s",
            "1B",
            "1KiB",
            "",
            ",");

    /** So long that the log, which tells of a few failures in a time, tells of the next one too. */
    private static final Duration TOLD_AGAIN = Duration.ofSeconds(11);

    private static final String NEVER = "attributes['no such attribute'] == 'at all'";

    private final OperatorDescription operator;
    private final CaseGraph graphs;
    private final List<TestCase> examples;

    RecordContract(OperatorDescription operator, CaseGraph graphs, List<TestCase> examples) {
        this.operator = operator;
        this.graphs = graphs;
        this.examples = examples.stream()
                .filter(example -> example.problems().isEmpty() && example.out() != null)
                .toList();
    }

    /** Sends random records: while none is kept all are settled, and while one is kept not all are. */
    void settlesAnyRecordOnce() {
        long seed = operator.type().hashCode();
        for (TestCase example : examples) {
            RandomValues values = new RandomValues(seed);
            run(example, example.operators(), tester -> {
                for (int sent = 1; sent <= RANDOM_RECORDS; sent++) {
                    tester.send(values.record());
                    if (values.below(20) == 0) {
                        tester.advance(Duration.ofMillis(values.below(10_000)));
                    }
                    assertThat(tester.settled() == sent)
                            .as("all of %s records are settled, with seed %s", sent, seed)
                            .isEqualTo(tester.ledger().total(Ledger.Entry::inFlight) == 0);
                }
                assertThat(failures(tester)).as("failures with seed %s", seed).noneMatch(RecordContract::isBug);
            });
        }
    }

    /** Changes options of the examples to what an option may look like, and sends records where that is taken. */
    void runsWithAnyOptions() {
        int runs = 0;
        for (long seed = 0; seed < RANDOM_OPTIONS && runs < RUNS && !examples.isEmpty(); seed++) {
            RandomValues values = new RandomValues(seed);
            TestCase example = values.pick(examples);
            List<Fields> operators =
                    example.operators().stream().map(Fields::fork).toList();
            operators.stream()
                    .filter(config -> operator.type().equals(config.get("type")))
                    .forEach(config -> change(config, values));
            if (starts(example, operators)) {
                runs++;
                runAnything(example, operators, values);
            }
        }
    }

    private void runAnything(TestCase example, List<Fields> operators, RandomValues values) {
        run(example, operators, tester -> {
            example.records().forEach(record -> tester.send(CaseRunner.decode(record)));
            for (int count = 0; count < 10; count++) {
                tester.send(values.record()).advance(Duration.ofMillis(values.below(3_000)));
            }
            tester.drain();
            assertThat(failures(tester)).as("failures of %s", operators).noneMatch(RecordContract::isBug);
        });
    }

    private void change(Fields config, RandomValues values) {
        for (OptionDescription option : operator.options()) {
            if (values.below(4) == 0) {
                config.put(
                        option.name(),
                        option.choices().isEmpty()
                                ? values.pick(PLAUSIBLE)
                                : values.pick(option.choices()).name());
            }
        }
    }

    /** Whether the options are taken, and files that they name are there. */
    private boolean starts(TestCase example, List<Fields> operators) {
        try {
            run(example, operators, GraphTester::drain);
            return true;
        } catch (GraphException | UncheckedIOException e) {
            return false;
        }
    }

    private static boolean isBug(String message) {
        return OperatorContract.BUG.matcher(message).matches();
    }

    /** Sends the records of the examples with a secret in every text, and beside other text in several ways. */
    void tellsNothingOfARecord() {
        for (TestCase example : examples) {
            String printed = Printed.during(() -> run(example, example.operators(), tester -> {
                for (UnaryOperator<String> hide : Canary.FORMS) {
                    example.records()
                            .forEach(record ->
                                    tester.advance(TOLD_AGAIN).send(CaseRunner.decode(Canary.in(record, hide))));
                }
                assertThat(failures(tester)).as("messages of failures").noneMatch(Canary::isIn);
            }));
            assertThat(printed.lines()).as("lines of the log").noneMatch(Canary::isIn);
        }
    }

    void heedsItsCondition() {
        for (TestCase example : alone("if")) {
            Fields config = example.operators().get(0).fork();
            config.put("if", NEVER);
            run(example, List.of(config), tester -> {
                List<LogRecord> sent =
                        example.records().stream().map(CaseRunner::decode).toList();
                sent.forEach(record -> tester.send(record.fork()));
                assertThat(fields(tester.received(TestCase.OUT))).isEqualTo(fields(sent));
                assertThat(failures(tester)).isEmpty();
            });
        }
    }

    void givesAllOutputsTheSame() {
        for (TestCase example : alone("output")) {
            Fields config = example.operators().get(0).fork();
            config.put("output", List.of("left", "right"));
            run(example, List.of(config), tester -> {
                example.records().forEach(record -> tester.send(CaseRunner.decode(record)));
                tester.drain();
                assertThat(fields(tester.received("left"))).isEqualTo(fields(tester.received("right")));
            });
        }
    }

    /** Returns the examples with one operator, which may have this option and has it not. */
    private List<TestCase> alone(String option) {
        if (operator.shared().stream().map(OptionDescription::name).noneMatch(option::equals)) {
            return List.of();
        }
        return examples.stream()
                .filter(example -> example.operators().size() == 1)
                .filter(example -> !example.operators().get(0).containsKey(option))
                .toList();
    }

    private void run(TestCase example, List<Fields> operators, Consumer<GraphTester> work) {
        Graph graph =
                GraphTester.graph(graphs.catalog(), graphs.yaml(operators, example.directory()), example.directory());
        try (GraphTester tester = GraphTester.of(graph)) {
            work.accept(tester);
        }
    }

    private static List<String> failures(GraphTester tester) {
        return tester.errors().stream().map(RecordError::message).toList();
    }

    private static List<Fields> fields(List<LogRecord> records) {
        return records.stream()
                .map(record -> CaseRunner.normal(record, new Fields()))
                .toList();
    }
}
