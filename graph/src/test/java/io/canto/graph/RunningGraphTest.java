package io.canto.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.record.Delivery;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.spi.DropReason;
import io.canto.spi.Emitter;
import io.canto.spi.OperatorId;
import io.canto.spi.Transformer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RunningGraphTest {
    private final List<String> written = new ArrayList<>();

    private RunningGraph open(Graph.Builder builder) throws IOException {
        return RunningGraph.open(builder.build(), RunOptions.DEFAULT);
    }

    private Graph.Builder writingTo(Graph.Builder builder, String id) {
        return builder.output(id, record -> written.add(id + ":" + record.body()));
    }

    private static CommonOptions to(String... ids) {
        return CommonOptions.NONE.withOutput(
                List.of(ids).stream().map(OperatorId::parse).toList());
    }

    @Test
    void a_record_crosses_the_graph_on_the_thread_that_brings_it() throws IOException {
        Graph.Builder builder = Graph.builder("g").transformer("upper", (record, out) -> {
            record.setBody(record.body().toString().toUpperCase());
            out.emit(record);
        });
        try (RunningGraph graph = open(writingTo(builder, "out"))) {
            graph.accept(LogRecord.of("hello"));

            assertThat(written).containsExactly("out:HELLO");
            assertThat(graph.ledger().addsUp()).isTrue();
            assertThat(graph.ledger().entry("g", "out").delivered()).isEqualTo(1);
        }
    }

    @Test
    void timers_do_not_care_how_the_clock_of_the_machine_is_set() throws IOException {
        AtomicReference<Instant> clock = new AtomicReference<>(Instant.EPOCH);
        AtomicReference<Instant> stopwatch = new AtomicReference<>(Instant.EPOCH);
        RunOptions real = RunOptions.DEFAULT;
        RunOptions options = new RunOptions(
                clock::get,
                stopwatch::get,
                false,
                null,
                true,
                real.outputs(),
                real.budget(),
                real.lanes(),
                real.probe());
        AtomicInteger runs = new AtomicInteger();
        Graph.Builder builder = Graph.builder("g").add("t", (io.canto.spi.TransformerConfig) context -> {
            context.every(Duration.ofSeconds(1), out -> runs.incrementAndGet());
            return (record, out) -> out.emit(record);
        });
        try (RunningGraph graph = RunningGraph.open(writingTo(builder, "out").build(), options)) {
            for (int second = 1; second <= 4; second++) {
                clock.set(Instant.EPOCH.plus(Duration.ofDays(second % 2 == 0 ? 30 : -30)));
                stopwatch.set(Instant.EPOCH.plusSeconds(second));

                assertThat(graph.tick()).isEqualTo(Duration.ofSeconds(1));
                assertThat(runs).hasValue(second);
            }
        }
    }

    @Test
    void branches_get_records_of_their_own_and_join_in_order() throws IOException {
        Transformer shout = (record, out) -> {
            record.attributes().put("loud", true);
            record.setBody(record.body() + "!");
            out.emit(record);
        };
        Graph.Builder builder = Graph.builder("g")
                .add("fan", (io.canto.spi.TransformerConfig) context -> (record, out) -> out.emit(record), to("a", "b"))
                .add("a", (io.canto.spi.TransformerConfig) context -> shout, to("out"))
                .add("b", (io.canto.spi.TransformerConfig) context -> (record, out) -> out.emit(record), to("out"));
        try (RunningGraph graph = open(writingTo(builder, "out"))) {
            graph.accept(LogRecord.of("x"));
            graph.accept(LogRecord.of("y"));

            assertThat(written).containsExactly("out:x!", "out:x", "out:y!", "out:y");
            assertThat(graph.ledger().addsUp()).isTrue();
        }
    }

    @Test
    void a_chain_of_ten_thousand_operators_needs_no_more_stack_than_a_short_one() throws Exception {
        Graph.Builder builder = Graph.builder("g");
        for (int at = 0; at < 10_000; at++) {
            builder.transformer("t" + at, (record, out) -> out.emit(record));
        }
        Graph graph = writingTo(builder, "out").build();
        Thread thread = new Thread(
                null,
                () -> {
                    try (RunningGraph running = RunningGraph.open(graph, RunOptions.DEFAULT)) {
                        running.accept(LogRecord.of("far"));
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                },
                "small stack",
                512 * 1024);
        thread.start();
        thread.join();

        assertThat(written).containsExactly("out:far");
    }

    @Test
    void a_record_that_an_operator_fails_on_goes_on_and_is_counted() throws IOException {
        Graph.Builder builder = Graph.builder("g").transformer("bad", (record, out) -> {
            throw new RecordException("no good");
        });
        try (RunningGraph graph = open(writingTo(builder, "out"))) {
            graph.accept(LogRecord.of("x"));

            assertThat(written).containsExactly("out:x");
            assertThat(graph.ledger().entry("g", "bad").errors()).isEqualTo(1);
        }
    }

    @Test
    void a_kept_record_holds_its_delivery_until_it_is_written() throws IOException {
        List<LogRecord> kept = new ArrayList<>();
        Transformer keeper = new Transformer() {
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
        AtomicInteger settled = new AtomicInteger();
        try (RunningGraph graph = open(writingTo(Graph.builder("g").transformer("keep", keeper), "out"))) {
            Delivery delivery = new Delivery(settled::incrementAndGet);
            LogRecord record = LogRecord.of("x");
            record.setDelivery(delivery, 0);
            graph.accept(record);
            delivery.walk().release();

            assertThat(settled).hasValue(0);
            assertThat(graph.ledger().addsUp()).isTrue();
            assertThat(graph.ledger().entry("g", "keep").inFlight()).isEqualTo(1);

            graph.drain();

            assertThat(settled).hasValue(1);
            assertThat(written).containsExactly("out:x");
            assertThat(graph.ledger().addsUp()).isTrue();
        }
    }

    @Test
    void an_operator_that_emits_a_record_twice_is_caught() throws IOException {
        Graph.Builder builder = Graph.builder("g").transformer("twice", (record, out) -> {
            out.emit(record);
            out.emit(record);
        });
        try (RunningGraph graph = open(writingTo(builder, "out"))) {
            graph.accept(LogRecord.of("x"));

            assertThat(written).containsExactly("out:x");
            assertThat(graph.ledger().entry("g", "twice").errors()).isEqualTo(1);
            assertThat(graph.ledger().addsUp()).isTrue();
        }
    }

    @Test
    void a_record_that_is_not_emitted_counts_as_discarded() throws IOException {
        try (RunningGraph graph = open(writingTo(Graph.builder("g").transformer("eat", (record, out) -> {}), "out"))) {
            graph.accept(LogRecord.of("x"));

            assertThat(graph.ledger().dropped()).containsEntry(DropReason.DISCARDED, 1L);
            assertThat(graph.ledger().addsUp()).isTrue();
        }
    }
}
