package io.canto.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.config.OperatorCatalog;
import io.canto.config.OperatorDescription;
import io.canto.config.OptionDescription;
import io.canto.graph.Graph;
import io.canto.graph.GraphException;
import io.canto.graph.Problem;
import io.canto.record.Fields;
import io.canto.record.RecordError;
import io.canto.spi.OperatorKind;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * What every operator keeps to, checked over all types of a catalog without a line of their own: everything is documented;
 * the examples load; missing and unknown options are reported; no value of an option does worse than a clean problem; no
 * failure repeats what a record holds; and random records, of all kinds, leave each delivery settled once and the ledger added up, whatever fails on the way.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> contract() {
 *     return new OperatorContract(OperatorCatalog.of(List.of(MyConfig.class))).tests();
 * }
 * }</pre>
 *
 * <p>Inputs and outputs are not run, as they belong to the outside world.
 */
public final class OperatorContract {
    private static final int RANDOM_OPTIONS = 150;
    private static final int RANDOM_RECORDS = 300;
    private static final Pattern BUG = Pattern.compile("[A-Z]\\w*(Exception|Error)\\b.*", Pattern.DOTALL);

    private final OperatorCatalog catalog;
    private final CaseGraph graphs;

    /** Makes the contract of the operators of a catalog. */
    public OperatorContract(OperatorCatalog catalog) {
        this.catalog = catalog;
        graphs = new CaseGraph(catalog);
    }

    /** Returns the tests of all types. */
    public Stream<DynamicTest> tests() {
        return catalog.all().stream().flatMap(this::tests);
    }

    private Stream<DynamicTest> tests(OperatorDescription operator) {
        List<DynamicTest> tests = new ArrayList<>();
        add(tests, operator, "is documented", OperatorContract::isDocumented);
        add(tests, operator, "loads its examples", this::loadsItsExamples);
        add(tests, operator, "reports missing options", this::reportsMissingOptions);
        add(tests, operator, "reports unknown options", this::reportsUnknownOptions);
        add(tests, operator, "takes or refuses any value of an option", this::takesOrRefusesAnyValue);
        if (operator.kind() == OperatorKind.PARSER || operator.kind() == OperatorKind.TRANSFORMER) {
            add(tests, operator, "settles any record once", this::settlesAnyRecordOnce);
            add(tests, operator, "tells nothing of what a record holds", this::tellsNothingOfARecord);
        }
        return tests.stream();
    }

    private static void add(
            List<DynamicTest> tests, OperatorDescription operator, String what, Consumer<OperatorDescription> test) {
        tests.add(DynamicTest.dynamicTest(operator.type() + " " + what, () -> test.accept(operator)));
    }

    private static void isDocumented(OperatorDescription operator) {
        assertThat(operator.summary()).as("summary").isNotBlank().endsWith(".");
        operator.options().forEach(option -> isDocumented(operator.type(), option));
        if (operator.kind() == OperatorKind.PARSER || operator.kind() == OperatorKind.TRANSFORMER) {
            assertThat(operator.badInput()).as("badInput").isNotBlank();
            assertThat(operator.examples()).as("examples").hasSizeGreaterThanOrEqualTo(2);
        }
    }

    private static void isDocumented(String path, OptionDescription option) {
        String name = path + "." + option.name();
        assertThat(option.doc()).as("doc of %s", name).isNotBlank().endsWith(".");
        if (option.nested().isEmpty()) {
            assertThat(option.choices())
                    .as("choices of %s, each with a doc of its own or named in that of the option", name)
                    .allMatch(choice -> !choice.doc().isBlank() || option.doc().contains("`" + choice.name() + "`"));
        }
        option.nested().forEach(nested -> isDocumented(name, nested));
    }

    private void loadsItsExamples(OperatorDescription operator) {
        for (String example : operator.examples()) {
            TestCase test = CaseReader.text(operator.type(), example);
            if (test.problems().isEmpty()) {
                assertThat(load(test.operators())).as(test.title()).isEmpty();
            }
        }
    }

    private void reportsMissingOptions(OperatorDescription operator) {
        List<String> messages = load(List.of(Fields.of(Map.of("type", operator.type())))).stream()
                .filter(problem -> problem.code().equals("missing-option"))
                .map(Problem::message)
                .toList();
        for (OptionDescription option : operator.options()) {
            if (option.required()) {
                assertThat(messages).as("problems").anyMatch(message -> message.contains("'" + option.name() + "'"));
            }
        }
    }

    private void reportsUnknownOptions(OperatorDescription operator) {
        Fields config = Fields.of(Map.of("type", operator.type(), "no_such_option", 1));
        assertThat(load(List.of(config)))
                .as("problems")
                .anyMatch(problem -> problem.code().equals("unknown-option"));
    }

    private void takesOrRefusesAnyValue(OperatorDescription operator) {
        List<Fields> examples = ownConfigs(operator);
        for (long seed = 0; seed < RANDOM_OPTIONS; seed++) {
            RandomValues values = new RandomValues(seed);
            Fields config = values.pick(examples).fork();
            for (OptionDescription option : operator.options()) {
                if (values.below(3) == 0) {
                    config.put(option.name(), values.value(2));
                }
            }
            for (Problem problem : load(List.of(config))) {
                assertThat(problem.message())
                        .as("seed %s, problem %s", seed, problem.code())
                        .isNotBlank()
                        .doesNotMatch(BUG);
            }
        }
    }

    private void settlesAnyRecordOnce(OperatorDescription operator) {
        long seed = operator.type().hashCode();
        for (String example : operator.examples()) {
            TestCase test = CaseReader.text(operator.type(), example);
            if (!test.problems().isEmpty() || test.out() == null) {
                continue;
            }
            Graph graph = GraphTester.graph(
                    graphs.catalog(), graphs.yaml(test.operators(), test.directory()), test.directory());
            RandomValues values = new RandomValues(seed);
            try (GraphTester tester = GraphTester.of(graph)) {
                for (int count = 0; count < RANDOM_RECORDS; count++) {
                    tester.send(values.record());
                    if (values.below(20) == 0) {
                        tester.advance(Duration.ofMillis(values.below(10_000)));
                    }
                }
                assertThat(tester.errors().stream().map(RecordError::message))
                        .as("failures with seed %s", seed)
                        .noneMatch(message -> BUG.matcher(message).matches());
            } catch (UncheckedIOException e) {
                assertThat(e).as("an operator cannot have a file").hasMessageNotContaining("Exception");
            }
        }
    }

    /** Sends the records of the examples with a secret in every text, and beside other text in several ways. */
    private void tellsNothingOfARecord(OperatorDescription operator) {
        for (String example : operator.examples()) {
            TestCase test = CaseReader.text(operator.type(), example);
            if (!test.problems().isEmpty() || test.out() == null) {
                continue;
            }
            Graph graph = GraphTester.graph(
                    graphs.catalog(), graphs.yaml(test.operators(), test.directory()), test.directory());
            try (GraphTester tester = GraphTester.of(graph)) {
                for (UnaryOperator<String> hide : Canary.FORMS) {
                    for (TestCase.Step step : test.steps()) {
                        if (step.record() != null) {
                            tester.send(CaseRunner.decode(Canary.in(step.record(), hide)));
                        }
                    }
                }
                assertThat(tester.errors().stream().map(RecordError::message))
                        .as("messages of failures")
                        .noneMatch(Canary::isIn);
            } catch (UncheckedIOException e) {
                assertThat(e).as("an operator cannot have a file").hasMessageNotContaining("Exception");
            }
        }
    }

    /** The options of the operator itself in its examples. */
    private static List<Fields> ownConfigs(OperatorDescription operator) {
        List<Fields> configs = operator.examples().stream()
                .flatMap(example -> CaseReader.text(operator.type(), example).operators().stream())
                .filter(config -> operator.type().equals(config.get("type")))
                .toList();
        return configs.isEmpty() ? List.of(Fields.of(Map.of("type", operator.type()))) : configs;
    }

    private List<Problem> load(List<Fields> operators) {
        java.nio.file.Path here = java.nio.file.Path.of("");
        try {
            GraphTester.graph(graphs.catalog(), graphs.yaml(operators, here), here);
            return List.of();
        } catch (GraphException e) {
            return e.problems().stream().filter(Problem::isError).toList();
        }
    }
}
