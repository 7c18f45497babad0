package io.canto.acceptance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may know what: the modules, the libraries, the outside world. */
class ArchitectureTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .importPaths(
                    List.of("record", "expr", "graph", "config", "operators", "cli", "testkit", "useragent").stream()
                            .map(module -> Repository.ROOT.resolve(module).resolve("target/classes"))
                            .toArray(Path[]::new));

    /** For each module what stands to its right, and so must be unknown to it. */
    private static final Map<String, String[]> TO_THE_RIGHT = Map.of(
            "record", packages("expr", "spi", "graph", "config", "operators", "cli", "testkit", "useragent"),
            "expr", packages("spi", "graph", "config", "operators", "cli", "testkit", "useragent"),
            "spi", packages("graph", "config", "operators", "cli", "testkit", "useragent"),
            "graph", packages("config", "operators", "cli", "testkit", "useragent"),
            "config", packages("operators", "cli", "testkit", "useragent"),
            "operators", packages("graph", "config", "cli", "testkit", "useragent"));

    private static String[] packages(String... names) {
        return List.of(names).stream().map(name -> "io.canto." + name + "..").toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"record", "expr", "spi", "graph", "config", "operators"})
    void a_module_sees_only_what_stands_to_its_left(String module) {
        holds(noClasses()
                .that()
                .resideInAPackage("io.canto." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(TO_THE_RIGHT.get(module)));
    }

    @Test
    void packages_have_no_cycles() {
        holds(slices().matching("io.canto.(**)").should().beFreeOfCycles());
    }

    @Test
    void only_expr_sees_Spring() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("io.canto.expr..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.."));
    }

    @Test
    void only_the_json_package_sees_Jackson() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("io.canto.record.json..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.."));
    }

    @Test
    void only_config_sees_the_YAML_library() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("io.canto.config..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.yaml.."));
    }

    @Test
    void only_cli_sees_picocli() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("io.canto.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli.."));
    }

    @Test
    void only_cli_writes_to_the_standard_streams_or_ends_the_process() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("io.canto.cli..")
                .and()
                .doNotHaveFullyQualifiedName("io.canto.testkit.Printed")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(System.class, "setOut", java.io.PrintStream.class)
                .orShould()
                .callMethod(System.class, "setErr", java.io.PrintStream.class)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace"));
    }

    @Test
    void only_the_engine_makes_threads() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages("io.canto.graph..", "io.canto.cli..")
                .should()
                .callConstructorWhere(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "a thread is made", call -> call.getTargetOwner().isAssignableTo(Thread.class)))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.concurrent.ExecutorService.class));
    }

    @Test
    void record_and_expr_do_not_log() {
        holds(noClasses()
                .that()
                .resideInAnyPackage("io.canto.record..", "io.canto.expr..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.slf4j.."));
    }

    @Test
    void reflection_stays_in_config_and_where_signals_are_handled() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("io.canto.config..")
                .and()
                .doNotHaveFullyQualifiedName("io.canto.cli.Signals")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect"));
    }

    @Test
    void configs_of_operators_are_records() {
        holds(classes()
                .that()
                .resideInAPackage("io.canto.operators..")
                .and()
                .implement(io.canto.spi.OperatorConfig.class)
                .should()
                .beRecords());
    }

    private static void holds(ArchRule rule) {
        rule.allowEmptyShould(true).check(CODE);
    }
}
