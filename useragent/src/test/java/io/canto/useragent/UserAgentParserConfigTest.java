package io.canto.useragent;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.config.OperatorCatalog;
import io.canto.testkit.CaseRunner;
import io.canto.testkit.OperatorContract;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class UserAgentParserConfigTest {
    @TestFactory
    Stream<DynamicTest> examples() {
        return new CaseRunner(OperatorCatalog.of(new UserAgentOperators().operators())).examples();
    }

    @TestFactory
    Stream<DynamicTest> cases() {
        return new CaseRunner(OperatorCatalog.of(new UserAgentOperators().operators()))
                .files(Path.of("src/test/resources/cases"));
    }

    @Test
    void the_operator_is_found_when_its_jar_is_there() {
        assertThat(ServiceLoader.load(io.canto.spi.OperatorProvider.class))
                .hasAtLeastOneElementOfType(UserAgentOperators.class);
    }

    /** Without the test that opens the operator with many options: each time takes seconds. */
    @TestFactory
    Stream<DynamicTest> contract() {
        return new OperatorContract(OperatorCatalog.of(new UserAgentOperators().operators()))
                .tests()
                .filter(test -> !test.getDisplayName().endsWith("runs with any options it takes"));
    }
}
