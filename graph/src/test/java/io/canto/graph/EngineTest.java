package io.canto.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.record.LogRecord;
import io.canto.spi.ByteSize;
import io.canto.spi.Edge;
import io.canto.spi.Emitter;
import io.canto.spi.Input;
import io.canto.spi.InputConfig;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorId;
import io.canto.spi.Outlet;
import io.canto.spi.Output;
import io.canto.spi.OutputConfig;
import io.canto.spi.PanicException;
import io.canto.spi.Poll;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EngineTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final AtomicInteger settled = new AtomicInteger();

    /** Reads numbered records, each a delivery of 100 bytes. */
    private record Numbers(int count, AtomicInteger settled) implements InputConfig {
        @Override
        public Input build(OperatorContext context) {
            AtomicInteger next = new AtomicInteger();
            return intake -> {
                if (next.get() == count) {
                    return Poll.ENDED;
                }
                intake.deliver(
                        100, settled::incrementAndGet, out -> out.emit(LogRecord.of((long) next.getAndIncrement())));
                return Poll.AGAIN;
            };
        }
    }

    /** Keeps everything until it is drained. */
    private static final class Keeper implements Transformer {
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
    }

    /** Cannot write for the first times. */
    private record Slow(int refusals, List<Object> written) implements OutputConfig {
        @Override
        public Output build(OperatorContext context) {
            AtomicInteger left = new AtomicInteger(refusals);
            return new Output() {
                @Override
                public void write(LogRecord record) {
                    written.add(record.body());
                }

                @Override
                public boolean flush() {
                    return left.getAndDecrement() <= 0;
                }
            };
        }
    }

    private Engine engine(Graph.Builder builder, RunOptions options) throws IOException {
        return Engine.open(List.of(builder.build()), options);
    }

    @Test
    void what_operators_keep_is_written_when_the_budget_is_used_up() throws IOException {
        List<Object> written = new ArrayList<>();
        Graph.Builder builder = Graph.builder("g")
                .add("in", new Numbers(50, settled))
                .transformer("keep", new Keeper())
                .output("out", record -> written.add(record.body()));
        try (Engine engine = engine(builder, RunOptions.DEFAULT.withBudget(new ByteSize(1_000)))) {
            engine.start();

            assertThat(engine.awaitDone(LONG)).isTrue();
            engine.stop(LONG);
            assertThat(written).hasSize(50).startsWith(0L, 1L, 2L);
            assertThat(settled).hasValue(50);
            assertThat(engine.ledger().addsUp()).isTrue();
        }
    }

    /** Keeps everything, and emits no more than one of it. */
    private record Unwilling(List<LogRecord> kept, Throwable failure) implements Transformer {
        @Override
        public void process(LogRecord record, Emitter out) {
            record.retain();
            kept.add(record);
        }

        @Override
        public void drain(Emitter out) {
            if (!kept.isEmpty()) {
                out.emit(kept.remove(0));
            }
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
        }
    }

    private static Stream<Arguments> drainFailures() {
        return Stream.of(
                Arguments.of(new Throwable(), ""),
                Arguments.of(new IllegalStateException("boom"), ": java.lang.IllegalStateException: boom"),
                Arguments.of(new NoClassDefFoundError("x/Y"), ": java.lang.NoClassDefFoundError: x/Y"));
    }

    @ParameterizedTest
    @MethodSource("drainFailures")
    void an_operator_that_does_not_emit_all_it_keeps_at_the_stop_is_a_failure(Throwable failure, String why)
            throws IOException {
        List<Object> written = new ArrayList<>();
        Graph.Builder builder = Graph.builder("g")
                .add("in", new Numbers(4, settled))
                .transformer("keep", new Unwilling(new ArrayList<>(), failure))
                .transformer("behind", new Keeper())
                .output("out", record -> written.add(record.body()));
        try (Engine engine = engine(builder, RunOptions.DEFAULT)) {
            engine.start();
            assertThat(engine.awaitDone(LONG)).isTrue();

            assertThat(engine.stop(LONG)).isTrue();

            assertThatThrownBy(() -> engine.awaitDone(Duration.ZERO))
                    .isInstanceOf(PanicException.class)
                    .hasMessage("operator 'g/keep' did not emit what it keeps, 3 records in flight" + why);
            assertThat(written).containsExactly(0L);
            assertThat(settled).hasValue(1);
            assertThat(engine.ledger().addsUp()).isTrue();
            assertThat(engine.ledger().total(Ledger.Entry::inFlight)).isEqualTo(3);
        }
    }

    /** Reads blocks of ten records. */
    private record Blocks(int count) implements InputConfig {
        @Override
        public Input build(OperatorContext context) {
            AtomicInteger left = new AtomicInteger(count);
            return intake -> {
                if (left.getAndDecrement() == 0) {
                    return Poll.ENDED;
                }
                intake.deliver(() -> {}, out -> IntStream.range(0, 10).forEach(at -> out.emit(LogRecord.of("x"))));
                return Poll.AGAIN;
            };
        }
    }

    private static Graph.Builder bounded(InputConfig input, int maxUnacked) {
        InputOptions options = new InputOptions(Map.of(), Map.of(), maxUnacked);
        return Graph.builder("g").addInput("in", input, options, CommonOptions.NONE);
    }

    @Test
    void what_operators_keep_is_written_when_an_input_has_too_much_that_is_not_settled() throws IOException {
        List<Object> written = new ArrayList<>();
        Graph.Builder builder = bounded(new Numbers(52, settled), 5)
                .transformer("keep", new Keeper())
                .output("out", record -> written.add(record.body()));
        try (Engine engine = engine(builder, RunOptions.DEFAULT)) {
            engine.start();

            assertThat(engine.awaitDone(LONG)).isTrue();
            assertThat(written).hasSize(50);
            assertThat(settled).hasValue(50);
        }
    }

    @Test
    void records_before_the_first_that_is_kept_do_not_count() throws IOException {
        AtomicInteger drained = new AtomicInteger();
        Transformer keepsNewest = new Transformer() {
            private final Deque<LogRecord> kept = new ArrayDeque<>();

            @Override
            public void process(LogRecord record, Emitter out) {
                record.retain();
                kept.forEach(out::emit);
                kept.clear();
                kept.add(record);
            }

            @Override
            public void drain(Emitter out) {
                drained.incrementAndGet();
            }
        };
        Graph.Builder builder =
                bounded(new Blocks(5), 2).transformer("keep", keepsNewest).output("out", record -> {});
        try (Engine engine = engine(builder, RunOptions.DEFAULT)) {
            engine.start();

            assertThat(engine.awaitDone(LONG)).isTrue();
            assertThat(drained).hasValue(0);
        }
    }

    /** Is broken when it is first read. */
    private record Broken() implements InputConfig {
        @Override
        public Input build(OperatorContext context) {
            return intake -> {
                throw new IOException("broken");
            };
        }
    }

    @Test
    void an_input_that_breaks_lets_the_others_end_in_a_run_over_all_there_is() throws IOException {
        List<Object> written = new ArrayList<>();
        Graph broken = Graph.builder("broken")
                .add("in", new Broken())
                .output("out", record -> {})
                .build();
        Graph whole = Graph.builder("whole")
                .add("in", new Numbers(50, settled))
                .output("out", record -> written.add(record.body()))
                .build();
        try (Engine engine = Engine.open(List.of(broken, whole), RunOptions.DEFAULT.withOnce(true))) {
            engine.start();

            assertThatThrownBy(() -> engine.awaitDone(LONG)).hasMessageContaining("broken");
            assertThat(written).hasSize(50);
        }
    }

    @Test
    void an_output_that_cannot_write_holds_the_deliveries_back_and_loses_nothing() throws IOException {
        List<Object> written = new ArrayList<>();
        Graph.Builder builder =
                Graph.builder("g").add("in", new Numbers(3, settled)).add("out", new Slow(4, written));
        try (Engine engine = engine(builder, RunOptions.DEFAULT)) {
            engine.start();

            assertThat(engine.awaitDone(LONG)).isTrue();
            engine.stop(LONG);
            assertThat(written).containsExactly(0L, 1L, 2L);
            assertThat(settled).hasValue(3);
            assertThat(engine.ledger().total(Ledger.Entry::inFlight)).isZero();
        }
    }

    @Test
    void a_panic_ends_the_run_and_says_why() throws IOException {
        Graph.Builder builder = Graph.builder("g")
                .add("in", new Numbers(3, settled))
                .transformer("bad", (record, out) -> {
                    throw new PanicException("cannot go on");
                })
                .output("out", record -> {});
        try (Engine engine = engine(builder, RunOptions.DEFAULT)) {
            engine.start();

            assertThatThrownBy(() -> engine.awaitDone(LONG))
                    .isInstanceOf(PanicException.class)
                    .hasMessage("cannot go on");
            assertThat(settled).hasValue(0);
        }
    }

    @Test
    void a_panic_while_operators_are_drained_is_said_too() throws IOException {
        Graph.Builder builder = Graph.builder("g")
                .add("in", new Numbers(1, settled))
                .transformer("keep", new Keeper())
                .transformer("bad", (record, out) -> {
                    throw new PanicException("cannot go on");
                })
                .output("out", record -> {});
        try (Engine engine = engine(builder, RunOptions.DEFAULT)) {
            engine.start();
            assertThat(engine.awaitDone(LONG)).isTrue();
            engine.stop(LONG);

            assertThatThrownBy(() -> engine.awaitDone(Duration.ZERO)).hasMessage("cannot go on");
            assertThat(settled).hasValue(0);
        }
    }

    @Test
    void so_is_one_of_a_walk_that_the_stop_waits_for() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        Graph.Builder builder = Graph.builder("g")
                .add("in", new Numbers(1, settled))
                .transformer("bad", (record, out) -> {
                    reached.countDown();
                    await(stopping);
                    throw new PanicException("cannot go on");
                })
                .output("out", record -> {});
        try (Engine engine = engine(builder, RunOptions.DEFAULT)) {
            engine.start();
            await(reached);
            Thread stop = new Thread(() -> engine.stop(LONG));
            stop.start();
            while (stop.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            stopping.countDown();
            stop.join();

            assertThatThrownBy(() -> engine.awaitDone(Duration.ZERO)).hasMessage("cannot go on");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the outside world, which says something when the engine has stopped. */
    private record Late(CountDownLatch stopped, AtomicReference<Thread> thread) implements InputConfig {
        @Override
        public boolean blocks() {
            return true;
        }

        @Override
        public Input build(OperatorContext context) {
            return intake -> {
                thread.set(Thread.currentThread());
                await(stopped);
                intake.deliver(() -> {}, out -> out.emit(LogRecord.of("late")));
                return Poll.AGAIN;
            };
        }
    }

    @Test
    void what_an_input_brings_after_the_stop_is_refused_and_no_failure() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        AtomicReference<Thread> thread = new AtomicReference<>();
        Graph.Builder builder =
                Graph.builder("g").add("in", new Late(stopped, thread)).output("out", record -> {});
        try (Engine engine = engine(builder, RunOptions.DEFAULT)) {
            engine.start();
            while (thread.get() == null) {
                Thread.onSpinWait();
            }
            engine.stop(LONG);
            stopped.countDown();
            thread.get().join();

            assertThat(engine.awaitDone(Duration.ZERO)).isTrue();
            assertThat(engine.ledger().total(Ledger.Entry::in)).isZero();
        }
    }

    @Test
    void a_refused_record_is_never_settled() throws IOException {
        Graph.Builder builder = Graph.builder("g")
                .add("in", new Numbers(3, settled))
                .add(
                        "bad",
                        (TransformerConfig) context -> (record, out) -> {
                            throw new io.canto.record.RecordException("no good");
                        },
                        CommonOptions.NONE.withOnError(OnError.parse("fail")))
                .output("out", record -> {});
        try (Engine engine = engine(builder, RunOptions.DEFAULT)) {
            engine.start();

            assertThatThrownBy(() -> engine.awaitDone(LONG)).hasMessage("operator 'bad' refused a record: no good");
            assertThat(settled).hasValue(0);
        }
    }

    @Test
    void many_graphs_run_on_one_thread() throws IOException {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        List<Graph> graphs = new ArrayList<>();
        for (int at = 0; at < 500; at++) {
            graphs.add(Graph.builder("g" + at)
                    .add("in", new Numbers(2, settled))
                    .output("out", record -> threads.add(Thread.currentThread()))
                    .build());
        }
        try (Engine engine = Engine.open(graphs, RunOptions.DEFAULT)) {
            engine.start();

            assertThat(engine.awaitDone(LONG)).isTrue();
            assertThat(threads).hasSize(1);
            assertThat(settled).hasValue(1_000);
        }
    }

    @Test
    void every_way_from_an_input_to_an_output_has_its_promise() {
        Graph.Builder builder = Graph.builder("g")
                .add("in", new Numbers(1, settled))
                .transformer("t", (record, out) -> out.emit(record))
                .output("out", record -> {});

        assertThat(DeliveryPath.of(Topology.of(List.of(builder.declare())), true))
                .extracting(DeliveryPath::toString)
                .containsExactly("g: in -> out: best effort: 'in' cannot read again what it has read");
    }

    @Test
    void what_one_graph_keeps_is_drained_through_the_graphs_it_is_linked_to() throws IOException {
        List<Object> written = new ArrayList<>();
        GraphDeclaration last = Graph.builder("last")
                .transformer("keep", new Keeper())
                .output("out", record -> written.add(record.body()))
                .declare();
        GraphDeclaration first = Graph.builder("first")
                .add("in", new Numbers(2, settled))
                .transformer("keep", new Keeper())
                .add("to_last", new ToGraph("last"))
                .declare();
        try (Engine engine =
                Engine.open(Graph.check(List.of(last, first), CheckOptions.EMBEDDED, List.of()), RunOptions.DEFAULT)) {
            engine.start();
            engine.awaitDone(LONG);
            engine.stop(LONG);

            assertThat(written).containsExactly(0L, 1L);
            assertThat(settled).hasValue(2);
        }
    }

    private record ToGraph(String name) implements TransformerConfig {
        @Override
        public List<Edge> edges() {
            return List.of(new Edge(new OperatorId(name), Edge.Kind.LINK, "to", ""));
        }

        @Override
        public boolean routesOnly() {
            return true;
        }

        @Override
        public Transformer build(OperatorContext context) {
            Outlet outlet = context.outlet(List.of(new OperatorId(name)));
            return (record, out) -> out.emit(record, outlet);
        }
    }
}
