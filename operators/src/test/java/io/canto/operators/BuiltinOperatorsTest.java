package io.canto.operators;

import io.canto.config.OperatorCatalog;
import io.canto.testkit.CaseRunner;
import io.canto.testkit.OperatorContract;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class BuiltinOperatorsTest {
    private static final OperatorCatalog CATALOG = OperatorCatalog.of(new BuiltinOperators().operators());

    @TestFactory
    Stream<DynamicTest> examples() {
        return new CaseRunner(CATALOG).examples();
    }

    @TestFactory
    Stream<DynamicTest> cases() {
        return new CaseRunner(CATALOG).files(Path.of("src/test/resources/cases"));
    }

    @TestFactory
    Stream<DynamicTest> contract() {
        return new OperatorContract(CATALOG).tests();
    }
}
