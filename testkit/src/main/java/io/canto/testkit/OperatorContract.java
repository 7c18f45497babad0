package io.canto.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.config.OperatorCatalog;
import io.canto.config.OperatorDescription;
import io.canto.config.OptionDescription;
import io.canto.graph.GraphException;
import io.canto.graph.Problem;
import io.canto.record.Fields;
import io.canto.spi.OperatorKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * What every operator keeps to, checked over all types of a catalog without a line of their own: everything is documented;
 * the examples load; defaults can be written out; missing and unknown options are reported; no value of an option does
 * worse than a clean problem, and what is taken can be run; no failure and no line of the log repeats what a record holds; {@code if} and a fan-out do
 * what they do everywhere; and random records, of all kinds, leave each delivery settled once and the ledger added up,
 * whatever fails on the way.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> contract() {
 *     return new OperatorContract(OperatorCatalog.of(List.of(MyConfig.class))).tests();
 * }
 * }</pre>
 *
 * <p>Inputs and outputs are not run, as they belong to the outside world; a test that runs the command on their examples
 * shows what they do.
 */
public final class OperatorContract {
    private static final int RANDOM_OPTIONS = 150;
    /** What a message looks like that nobody wrote for a reader. */
    static final Pattern BUG = Pattern.compile("[A-Z]\\w*(Exception|Error)\\b.*", Pattern.DOTALL);

    private final OperatorCatalog catalog;
    private final Path folder;
    private final CaseGraph graphs;

    /** Makes the contract of the operators of a catalog; relative paths in their examples begin at the working directory. */
    public OperatorContract(OperatorCatalog catalog) {
        this(catalog, Path.of(""));
    }

    private OperatorContract(OperatorCatalog catalog, Path folder) {
        this.catalog = catalog;
        this.folder = folder;
        graphs = new CaseGraph(catalog);
    }

    /** Returns the contract where relative paths in examples begin at a folder, which has the files that they name. */
    public OperatorContract in(Path other) {
        return new OperatorContract(catalog, other);
    }

    /** Returns the tests of all types. */
    public Stream<DynamicTest> tests() {
        return catalog.all().stream().flatMap(this::tests);
    }

    private Stream<DynamicTest> tests(OperatorDescription operator) {
        List<DynamicTest> tests = new ArrayList<>();
        add(tests, operator, "is documented", OperatorContract::isDocumented);
        add(tests, operator, "loads its examples", this::loadsItsExamples);
        add(tests, operator, "takes its defaults", this::takesItsDefaults);
        add(tests, operator, "reports missing options", this::reportsMissingOptions);
        add(tests, operator, "reports unknown options", this::reportsUnknownOptions);
        add(tests, operator, "takes or refuses any value of an option", this::takesOrRefusesAnyValue);
        if (operator.kind() == OperatorKind.PARSER || operator.kind() == OperatorKind.TRANSFORMER) {
            add(tests, operator, "runs with any options it takes", withRecords(RecordContract::runsWithAnyOptions));
            add(tests, operator, "settles any record once", withRecords(RecordContract::settlesAnyRecordOnce));
            add(
                    tests,
                    operator,
                    "tells nothing of what a record holds",
                    withRecords(RecordContract::tellsNothingOfARecord));
            add(
                    tests,
                    operator,
                    "lets pass what its condition leaves out",
                    withRecords(RecordContract::heedsItsCondition));
            add(tests, operator, "gives all its outputs the same", withRecords(RecordContract::givesAllOutputsTheSame));
        }
        return tests.stream();
    }

    private static void add(
            List<DynamicTest> tests, OperatorDescription operator, String what, Consumer<OperatorDescription> test) {
        tests.add(DynamicTest.dynamicTest(operator.type() + " " + what, () -> test.accept(operator)));
    }

    private Consumer<OperatorDescription> withRecords(Consumer<RecordContract> test) {
        return operator -> test.accept(new RecordContract(operator, graphs, examples(operator)));
    }

    private static void isDocumented(OperatorDescription operator) {
        assertThat(operator.summary()).as("summary").isNotBlank().endsWith(".");
        operator.options().forEach(option -> isDocumented(operator.type(), option));
        assertThat(operator.badInput()).as("badInput").isNotBlank();
        assertThat(operator.examples()).as("examples").hasSizeGreaterThanOrEqualTo(2);
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
        for (TestCase test : examples(operator)) {
            if (test.problems().isEmpty()) {
                assertThat(load(test.operators())).as(test.title()).isEmpty();
            }
        }
    }

    private void takesItsDefaults(OperatorDescription operator) {
        Fields config = ownConfigs(operator).get(0).fork();
        for (OptionDescription option : operator.options()) {
            if (option.defaultValue() != null && !config.containsKey(option.name())) {
                config.put(option.name(), CaseReader.value(option.defaultValue()));
            }
        }
        assertThat(load(List.of(config))).as("problems of %s", config).isEmpty();
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

    /** The options of the operator itself in its examples. */
    private List<Fields> ownConfigs(OperatorDescription operator) {
        List<Fields> configs = examples(operator).stream()
                .flatMap(test -> test.operators().stream())
                .filter(config -> operator.type().equals(config.get("type")))
                .toList();
        return configs.isEmpty() ? List.of(Fields.of(Map.of("type", operator.type()))) : configs;
    }

    private List<TestCase> examples(OperatorDescription operator) {
        return operator.examples().stream()
                .map(example -> CaseReader.text(operator.type(), example, folder))
                .toList();
    }

    private List<Problem> load(List<Fields> operators) {
        try {
            GraphTester.graph(graphs.catalog(), graphs.yaml(operators, folder), folder);
            return List.of();
        } catch (GraphException e) {
            return e.problems().stream().filter(Problem::isError).toList();
        }
    }
}
