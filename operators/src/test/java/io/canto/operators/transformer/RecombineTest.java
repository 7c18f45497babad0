package io.canto.operators.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.config.OperatorCatalog;
import io.canto.operators.BuiltinOperators;
import io.canto.record.LogRecord;
import io.canto.testkit.GraphTester;
import io.canto.testkit.RandomValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecombineTest {
    private static final OperatorCatalog CATALOG = OperatorCatalog.of(new BuiltinOperators().operators());

    private static GraphTester tester(String options) {
        return GraphTester.of(CATALOG, """
                operators:
                  - {type: recombine, combine_field: body, is_first_entry: "!body.startsWith(' ')"%s}
                  - {id: out, type: drop_output}
                """.formatted(options));
    }

    private static LogRecord line(String source, String text) {
        LogRecord record = LogRecord.of(text);
        record.setSource(source);
        return record;
    }

    @Test
    void lines_of_different_files_are_not_mixed_when_no_attribute_tells_them_apart() {
        try (GraphTester test = tester("")) {
            test.send(line("a.log", "A1")).send(line("b.log", "B1")).send(line("a.log", " a2"));
            test.send(line("b.log", " b2")).drain();

            assertThat(test.received("out")).extracting(LogRecord::body).containsExactly("A1\n a2", "B1\n b2");
        }
    }

    @Test
    void a_delivery_stays_open_until_the_batch_it_is_in_was_emitted() {
        try (GraphTester test = tester("")) {
            test.send("A", " b");
            assertThat(test.settled()).isZero();

            test.send("C");
            assertThat(test.settled()).isEqualTo(2);

            test.advance(Duration.ofSeconds(6));
            assertThat(test.settled()).isEqualTo(3);
        }
    }

    @Test
    void a_batch_has_a_thousand_records_at_most_and_a_hundred_without_a_match() {
        try (GraphTester test = tester("")) {
            for (int number = 0; number < 100; number++) {
                test.send(" x");
            }
            assertThat(test.received("out")).hasSize(1);

            test.send("A");
            for (int number = 0; number < 999; number++) {
                test.send(" x");
            }
            assertThat(test.received("out")).hasSize(2);
            assertThat(test.ledger("recombine").counters()).containsEntry("flushed_at_limit", 2L);
        }
    }

    @Test
    void there_are_a_thousand_sources_at_most() {
        try (GraphTester test = tester("")) {
            for (int source = 0; source <= 1_000; source++) {
                test.send(line("source " + source, "A"));
            }

            assertThat(test.received("out"))
                    .singleElement()
                    .satisfies(record -> assertThat(record.source()).isEqualTo("source 0"));
            assertThat(test.ledger("recombine").counters()).containsEntry("flushed_for_max_sources", 1L);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void no_line_is_lost_and_each_source_keeps_its_order_whatever_the_limits(long seed) {
        RandomValues random = new RandomValues(seed);
        Map<String, StringBuilder> sent = new TreeMap<>();
        List<LogRecord> received;
        try (GraphTester test =
                tester(", max_batch_size: %d, max_unmatched_batch_size: %d, max_sources: %d, max_log_size: %dB"
                        .formatted(random.below(5), random.below(4), 1 + random.below(4), random.below(3) * 20))) {
            for (int number = 0; number < 1_000; number++) {
                String source = "source " + random.below(5);
                String text = (random.below(3) == 0 ? "" : " ") + number;
                sent.computeIfAbsent(source, name -> new StringBuilder())
                        .append(text)
                        .append('\n');
                test.send(line(source, text));
                if (random.below(50) == 0) {
                    test.advance(Duration.ofSeconds(random.below(8)));
                }
            }
            test.drain();
            received = new ArrayList<>(test.received("out"));
            assertThat(test.settled()).isEqualTo(1_000);
        }
        Map<String, StringBuilder> got = new TreeMap<>();
        for (LogRecord record : received) {
            got.computeIfAbsent(String.valueOf(record.source()), name -> new StringBuilder())
                    .append(record.body())
                    .append('\n');
        }

        assertThat(got.toString()).as("seed %s", seed).isEqualTo(sent.toString());
    }
}
