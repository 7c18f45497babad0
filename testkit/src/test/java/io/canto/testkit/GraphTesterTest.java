package io.canto.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.graph.Graph;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.spi.Emitter;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphTesterTest {
    private static Graph graph(TransformerConfig config) {
        return Graph.builder("g").add("op", config).output("out", record -> {}).build();
    }

    @Test
    void what_is_sent_is_received_and_settled() {
        try (GraphTester test = GraphTester.of(graph(context -> (record, out) -> out.emit(record)))) {
            test.send("a", "b").sendTo("out", LogRecord.of("c"));

            assertThat(test.received("out")).extracting(LogRecord::body).containsExactly("a", "b", "c");
            assertThat(test.settled()).isEqualTo(3);
            assertThat(test.ledger("op").in()).isEqualTo(2);
        }
    }

    @Test
    void failures_are_kept() {
        Transformer failing = (record, out) -> {
            throw new RecordException("no");
        };
        try (GraphTester test = GraphTester.of(graph(context -> failing))) {
            test.send("a");

            assertThat(test.errors()).singleElement().satisfies(error -> {
                assertThat(error.operator()).isEqualTo("op");
                assertThat(error.message()).isEqualTo("no");
            });
        }
    }

    @Test
    void the_clock_stops_wherever_a_timer_is_due() {
        List<String> times = new ArrayList<>();
        try (GraphTester test = GraphTester.of(graph(context -> {
            context.every(
                    Duration.ofSeconds(2),
                    out -> times.add(context.clock().instant().toString()));
            return (record, out) -> out.emit(record);
        }))) {
            test.advance(Duration.ofSeconds(5));

            assertThat(times).containsExactly("2026-03-10T12:00:02Z", "2026-03-10T12:00:04Z");
        }
    }

    @Test
    void a_record_that_is_kept_for_good_fails_the_test() {
        GraphTester test = GraphTester.of(graph(context -> (record, out) -> record.retain()));
        test.send("a");

        assertThatThrownBy(test::close).isInstanceOf(AssertionError.class).hasMessageContaining("still kept");
    }

    @Test
    void a_record_that_waits_is_drained_at_the_end() {
        Transformer keeping = new Transformer() {
            private final List<LogRecord> kept = new ArrayList<>();

            @Override
            public void process(LogRecord record, Emitter out) {
                record.retain();
                kept.add(record);
            }

            @Override
            public void drain(Emitter out) {
                kept.forEach(out::emit);
                kept.clear();
            }
        };
        GraphTester test = GraphTester.of(graph(context -> keeping));
        test.send("a");
        assertThat(test.settled()).isZero();

        test.close();
        test.close();

        assertThat(test.received("out")).hasSize(1);
        assertThat(test.settled()).isEqualTo(1);
    }

    @Test
    void an_output_that_is_not_there_is_said() {
        try (GraphTester test = GraphTester.of(graph(context -> (record, out) -> out.emit(record)))) {
            assertThatThrownBy(() -> test.received("nowhere")).hasMessageContaining("there are [out]");
        }
    }
}
