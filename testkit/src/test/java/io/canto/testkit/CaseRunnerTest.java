package io.canto.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.config.OperatorCatalog;
import io.canto.record.RecordException;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class CaseRunnerTest {
    private static final OperatorCatalog CATALOG = OperatorCatalog.of(List.of(ShoutConfig.class));

    @TempDir
    private Path folder;

    @OperatorType(value = "shout", summary = "Adds a mark to the body.", badInput = "No text is an error.")
    @Example("""
            title: A text
            config: {type: shout}
            in:  [{body: a}]
            out: [{body: a!}]
            """)
    @Example("""
            title: No text
            config: {type: shout, mark: '?'}
            in:  [{body: 1}, {body: a}]
            out: [{body: 1}, {body: 'a?'}]
            errors: ["needs text"]
            """)
    record ShoutConfig(@Doc("The mark.") @Default("'!'") String mark) implements TransformerConfig {
        @Override
        public Transformer build(OperatorContext context) {
            return (record, out) -> {
                if (!(record.body() instanceof String text)) {
                    throw new RecordException("needs text");
                }
                record.setBody(text + mark);
                out.emit(record);
            };
        }
    }

    @TestFactory
    Stream<DynamicTest> an_operator_of_ones_own_keeps_the_contract() {
        return Stream.concat(new OperatorContract(CATALOG).tests(), new CaseRunner(CATALOG).examples());
    }

    private void run(String cases) throws Throwable {
        Files.writeString(folder.resolve("case.yaml"), cases);
        for (DynamicTest test : new CaseRunner(CATALOG).files(folder).toList()) {
            test.getExecutable().execute();
        }
    }

    @Test
    void a_wrong_expectation_fails_and_names_the_case() {
        for (String wrong : List.of(
                "out: [{body: b!}]",
                "out: []",
                "out: [{body: a!}, {body: a!}]",
                "out: [{body: a!}]\n  errors: 1",
                "out: [{body: a!}]\n  dropped: {filter: 1}",
                "out: [{body: a!}]\n  at_stop: [{body: a!}]",
                "out: {other: [{body: a!}]}",
                "problems: [unknown-option]")) {
            assertThatThrownBy(() -> run("- title: Wrong\n  config: {type: shout}\n  in: [{body: a}]\n  " + wrong))
                    .as(wrong)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("case.yaml, 'Wrong'");
        }
    }

    @Test
    void a_right_expectation_passes() throws Throwable {
        run("""
                - title: Right
                  config: {type: shout}
                  in: [{body: a, attributes: {x: {y: 1, z: 2}}}, {advance: 1s}, {body: b, timestamp: '2026-01-01T00:00:00Z'}]
                  out: [{body: a!, attributes: {x: {z: 2, y: 1}}}, {body: b!, timestamp: '2026-01-01T00:00:00Z'}]
                  dropped: {}
                  warnings: []
                - title: An unknown option
                  config: {type: shout, marc: x}
                  problems: [unknown-option]
                """);
    }

    @Test
    void a_case_that_cannot_be_read_says_why() throws IOException {
        for (List<String> bad : List.of(
                List.of("- {title: T, confg: {}}", "'T': a case has no 'confg'"),
                List.of("- {title: T, config: {type: shout}, in: [], advance: 5}", "'5' is not a duration"),
                List.of("- text", "stands where a map should be"))) {
            Files.writeString(folder.resolve("case.yaml"), bad.get(0));

            assertThatThrownBy(() -> new CaseRunner(CATALOG).files(folder).toList())
                    .as(bad.get(0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(bad.get(1));
        }
        assertThat(folder).isDirectoryContaining(file -> file.endsWith("case.yaml"));
    }
}
