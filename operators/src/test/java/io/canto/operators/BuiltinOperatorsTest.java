package io.canto.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.config.OperatorCatalog;
import io.canto.operators.transformer.TinyDatabase;
import io.canto.testkit.CaseRunner;
import io.canto.testkit.OperatorContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class BuiltinOperatorsTest {
    private static final OperatorCatalog CATALOG = OperatorCatalog.of(new BuiltinOperators().operators());

    /** Holds the files that examples name. */
    @TempDir
    private static Path folder;

    @BeforeAll
    static void writeFiles() throws IOException {
        Files.write(
                folder.resolve("GeoLite2-City.mmdb"),
                new TinyDatabase(Map.of(
                                "country", Map.of("iso_code", "DE", "names", Map.of("en", "Germany")),
                                "city", Map.of("names", Map.of("en", "Berlin")),
                                "location", Map.of("latitude", 52.5, "longitude", 13.4)))
                        .toBytes());
        Files.write(
                folder.resolve("GeoLite2-ASN.mmdb"),
                new TinyDatabase(Map.of(
                                "autonomous_system_number", 64500L, "autonomous_system_organization", "Example Net"))
                        .toBytes());
        Files.writeString(folder.resolve("hosts.csv"), "host,team,tier\nweb1,shop,1\n");
    }

    @Test
    void classes_are_called_as_their_types() {
        OperatorCatalog installed = OperatorCatalog.installed(getClass().getClassLoader());

        assertThat(installed.names()).isEqualTo(CATALOG.names());
        assertThat(installed.all()).isEqualTo(CATALOG.all());
    }

    @TestFactory
    Stream<DynamicTest> examples() {
        return new CaseRunner(CATALOG).in(folder).examples();
    }

    @TestFactory
    Stream<DynamicTest> cases() {
        return new CaseRunner(CATALOG).files(Path.of("src/test/resources/cases"));
    }

    @TestFactory
    Stream<DynamicTest> contract() {
        return new OperatorContract(CATALOG).in(folder).tests();
    }
}
