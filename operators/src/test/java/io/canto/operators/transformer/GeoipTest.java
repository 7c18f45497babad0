package io.canto.operators.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.config.OperatorCatalog;
import io.canto.operators.BuiltinOperators;
import io.canto.record.FieldPath;
import io.canto.record.LogRecord;
import io.canto.testkit.GraphTester;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeoipTest {
    private static final OperatorCatalog CATALOG = OperatorCatalog.of(new BuiltinOperators().operators());

    @TempDir
    private Path folder;

    private void write(Map<String, Object> entry) throws IOException {
        Files.write(folder.resolve("geo.mmdb"), new TinyDatabase(entry).toBytes());
    }

    private GraphTester tester(String options) {
        return GraphTester.of(GraphTester.graph(CATALOG, """
                operators:
                  - {type: geoip, from: body, to: attributes.geo, database: geo.mmdb%s}
                  - {id: out, type: drop_output}
                """.formatted(options), folder));
    }

    private static Map<String, Object> berlin() {
        return Map.of(
                "continent", Map.of("code", "EU", "names", Map.of("en", "Europe", "de", "Europa")),
                "country", Map.of("iso_code", "DE", "names", Map.of("en", "Germany", "de", "Deutschland")),
                "subdivisions", List.of(Map.of("iso_code", "BE", "names", Map.of("en", "Land Berlin"))),
                "city", Map.of("names", Map.of("en", "Berlin", "de", "Berlin")),
                "location", Map.of("latitude", 52.5, "longitude", 13.4, "time_zone", "Europe/Berlin"),
                "autonomous_system_number", 64500L);
    }

    @Test
    void a_known_address_gets_what_the_database_says() throws IOException {
        write(berlin());
        try (GraphTester test = tester("")) {
            test.send("130.1.2.3");

            assertThat(test.received("out").get(0).attributes().get("geo"))
                    .isEqualTo(Map.ofEntries(
                            Map.entry("continent_code", "EU"),
                            Map.entry("continent", "Europe"),
                            Map.entry("country_code", "DE"),
                            Map.entry("country", "Germany"),
                            Map.entry("region_code", "BE"),
                            Map.entry("region", "Land Berlin"),
                            Map.entry("city", "Berlin"),
                            Map.entry("latitude", 52.5),
                            Map.entry("longitude", 13.4),
                            Map.entry("time_zone", "Europe/Berlin"),
                            Map.entry("asn", 64500L)));
            assertThat(test.ledger("geoip").counters()).containsEntry("hits", 1L);
        }
    }

    @Test
    void names_come_in_a_language() throws IOException {
        write(berlin());
        try (GraphTester test = tester(", locale: de")) {
            test.send("130.1.2.3");

            assertThat(test.received("out").get(0).get(FieldPath.parse("attributes.geo.country")))
                    .isEqualTo("Deutschland");
        }
    }

    @Test
    void the_entry_can_be_had_as_it_is() throws IOException {
        write(Map.of("a", Map.of("b", List.of("c"))));
        try (GraphTester test = tester(", raw: true")) {
            test.send("130.1.2.3");

            assertThat(test.received("out").get(0).attributes())
                    .isEqualTo(Map.of("geo", Map.of("a", Map.of("b", List.of("c")))));
        }
    }

    @Test
    void what_is_not_in_the_database_goes_on_unchanged() throws IOException {
        write(berlin());
        try (GraphTester test = tester("")) {
            test.send("10.0.0.1").send(LogRecord.of(null));

            assertThat(test.received("out"))
                    .allMatch(record -> record.readAttributes().isEmpty());
            assertThat(test.ledger("geoip").counters()).containsEntry("misses", 1L);
            assertThat(test.errors()).isEmpty();
        }
    }

    @Test
    void what_is_no_address_is_an_error_and_no_name_is_looked_up() throws IOException {
        write(berlin());
        try (GraphTester test = tester("")) {
            test.send("localhost", "256.1.1.1", "1.2.3", "", "::g", "fe80::1%eth0", 5L);

            assertThat(test.errors()).hasSize(7);
            assertThat(test.received("out")).hasSize(7);
        }
    }

    @Test
    void a_database_that_changed_is_read_again() throws IOException {
        write(berlin());
        try (GraphTester test = tester("")) {
            write(Map.of("country", Map.of("iso_code", "FR")));
            test.send("130.1.2.3").advance(Duration.ofMinutes(1)).send("130.1.2.3");

            assertThat(test.received("out"))
                    .extracting(record -> record.get(FieldPath.parse("attributes.geo.country_code")))
                    .containsExactly("DE", "FR");
        }
    }

    @Test
    void a_file_that_is_no_database_stops_the_start() throws IOException {
        Files.writeString(folder.resolve("geo.mmdb"), "text");

        assertThatThrownBy(() -> tester(""))
                .hasMessageContaining("operator 'geoip' of graph")
                .hasMessageContaining("is no MaxMind database");
    }
}
