package io.canto.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.spi.ByteSize;
import io.canto.spi.Emitter;
import io.canto.spi.Input;
import io.canto.spi.InputConfig;
import io.canto.spi.OperatorContext;
import io.canto.spi.Output;
import io.canto.spi.OutputConfig;
import io.canto.spi.PanicException;
import io.canto.spi.Poll;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanesTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int RECORDS = 20_000;

    private final AtomicInteger settled = new AtomicInteger();
    private final List<Object> written = new ArrayList<>();

    /** Reads numbers in deliveries of different size, from some sources in turn. */
    private record Numbers(int count, int sources, AtomicInteger settled) implements InputConfig {
        @Override
        public Input build(OperatorContext context) {
            Random random = new Random(count);
            AtomicInteger next = new AtomicInteger();
            return intake -> {
                if (next.get() == count) {
                    return Poll.ENDED;
                }
                if (intake.ready()) {
                    int end = Math.min(count, next.get() + random.nextInt(200));
                    int begin = next.get();
                    intake.deliver(100, () -> settled.addAndGet(end - begin), out -> {
                        while (next.get() < end) {
                            LogRecord record = LogRecord.of((long) next.getAndIncrement());
                            record.setSource("source" + random.nextInt(sources));
                            out.emit(record);
                        }
                    });
                }
                return Poll.AGAIN;
            };
        }
    }

    /** A transformer with a scope. */
    private record Scoped(StateScope stateScope, Function<OperatorContext, Transformer> make)
            implements TransformerConfig {
        @Override
        public Transformer build(OperatorContext context) {
            return make.apply(context);
        }
    }

    private static Scoped stateless(Transformer transformer) {
        return new Scoped(StateScope.NONE, context -> transformer);
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

    private Engine engine(Graph.Builder builder, int lanes) throws IOException {
        Graph graph =
                builder.output("out", record -> written.add(record.body())).build();
        return Engine.open(List.of(graph), RunOptions.DEFAULT.withLanes(new Lanes(lanes)));
    }

    private void run(Engine engine) {
        engine.start();
        assertThat(engine.awaitDone(LONG)).isTrue();
        assertThat(engine.stop(LONG)).isTrue();
        assertThat(engine.ledger().missing()).isZero();
        assertThat(engine.ledger().total(Ledger.Entry::inFlight)).isZero();
    }

    private static List<Object> numbers(int count) {
        return LongStream.range(0, count).<Object>mapToObj(number -> number).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void outputs_get_what_they_would_get_from_one_lane_in_the_same_order(int lanes) throws IOException {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Graph.Builder builder = Graph.builder("g")
                .add("in", new Numbers(RECORDS, 3, settled))
                .add("work", stateless((record, out) -> {
                    threads.add(Thread.currentThread());
                    out.emit(record);
                }));
        try (Engine engine = engine(builder, lanes)) {
            run(engine);

            assertThat(written).isEqualTo(numbers(RECORDS));
            assertThat(settled).hasValue(RECORDS);
            threads.removeIf(thread -> thread.getName().equals("canto-stop")); // it helps with what is left
            assertThat(threads).hasSizeLessThanOrEqualTo(lanes);
            assertThat(engine.ledger().entry("g", "work").in()).isEqualTo(RECORDS);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void records_of_one_source_are_seen_by_one_copy_of_what_keeps_state_by_source(int lanes) throws IOException {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        Set<Integer> copies = ConcurrentHashMap.newKeySet();
        AtomicInteger built = new AtomicInteger();
        Graph.Builder builder = Graph.builder("g")
                .add("in", new Numbers(RECORDS, 20, settled))
                .add("work", new Scoped(StateScope.SOURCE, context -> {
                    int copy = built.incrementAndGet();
                    return (record, out) -> {
                        copies.add(copy);
                        seen.add(record.source() + " in " + copy);
                        out.emit(record);
                    };
                }));
        try (Engine engine = engine(builder, lanes)) {
            run(engine);

            assertThat(written).isEqualTo(numbers(RECORDS));
            assertThat(seen).hasSize(20);
            assertThat(copies).hasSize(lanes);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void a_few_sources_are_spread_evenly(int lanes) throws IOException {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        AtomicInteger built = new AtomicInteger();
        Graph.Builder builder = Graph.builder("g")
                .add("in", new Numbers(RECORDS, lanes, settled))
                .add("work", new Scoped(StateScope.SOURCE, context -> {
                    int copy = built.incrementAndGet();
                    return (record, out) -> {
                        seen.add("in " + copy);
                        out.emit(record);
                    };
                }));
        try (Engine engine = engine(builder, lanes)) {
            run(engine);

            assertThat(seen).hasSize(lanes);
        }
    }

    @Test
    void more_sources_than_take_the_lanes_in_turn_stay_in_their_lanes_too() throws IOException {
        Map<String, Set<Integer>> copies = new ConcurrentHashMap<>();
        AtomicInteger built = new AtomicInteger();
        Graph.Builder builder = Graph.builder("g")
                .add("in", new Numbers(RECORDS, 3_000, settled))
                .add("work", new Scoped(StateScope.SOURCE, context -> {
                    int copy = built.incrementAndGet();
                    return (record, out) -> {
                        copies.computeIfAbsent(String.valueOf(record.source()), source -> ConcurrentHashMap.newKeySet())
                                .add(copy);
                        out.emit(record);
                    };
                }));
        try (Engine engine = engine(builder, 3)) {
            run(engine);

            assertThat(copies).hasSizeGreaterThan(2_000).values().allMatch(each -> each.size() == 1);
            assertThat(copies.values().stream().distinct()).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void an_input_is_told_where_sources_stay_in_their_lanes(int lanes) throws IOException {
        for (StateScope scope : StateScope.values()) {
            AtomicBoolean binds = new AtomicBoolean();
            InputConfig input = context -> intake -> {
                binds.set(intake.bindsSources());
                return Poll.ENDED;
            };
            Graph.Builder builder = Graph.builder("g")
                    .add("in", input)
                    .add("work", new Scoped(scope, context -> (record, out) -> out.emit(record)));
            try (Engine engine = engine(builder, lanes)) {
                run(engine);

                assertThat(binds.get()).as("%s", scope).isEqualTo(lanes > 1 && scope == StateScope.SOURCE);
            }
        }
    }

    @Test
    void what_is_kept_in_lanes_is_written_at_the_stop() throws IOException {
        Graph.Builder builder = Graph.builder("g")
                .add("in", new Numbers(RECORDS, 1, settled))
                .add("keep", new Scoped(StateScope.NONE, context -> new Keeper()));
        try (Engine engine = engine(builder, 4)) {
            run(engine);

            assertThat(written).containsExactlyInAnyOrderElementsOf(numbers(RECORDS));
            assertThat(settled).hasValue(RECORDS);
        }
    }

    @Test
    void what_lanes_keep_is_written_when_the_budget_is_used_up() throws IOException {
        Graph graph = Graph.builder("g")
                .add("in", new Numbers(RECORDS, 1, settled))
                .add("keep", new Scoped(StateScope.NONE, context -> new Keeper()))
                .output("out", record -> written.add(record.body()))
                .options(GraphOptions.NONE.withLanes(new Lanes(2)))
                .build();
        try (Engine engine = Engine.open(List.of(graph), RunOptions.DEFAULT.withBudget(new ByteSize(5_000)))) {
            run(engine);

            assertThat(settled).hasValue(RECORDS);
        }
    }

    @Test
    void timers_run_in_the_lane_of_their_operator() throws IOException, InterruptedException {
        CountDownLatch ticks = new CountDownLatch(3);
        Graph.Builder builder = Graph.builder("g")
                .add("in", new Numbers(RECORDS, 1, settled))
                .add("tick", new Scoped(StateScope.NONE, context -> {
                    context.every(Duration.ofMillis(1), out -> {
                        out.emit(LogRecord.of("tick"));
                        ticks.countDown();
                    });
                    return (record, out) -> out.emit(record);
                }));
        try (Engine engine = engine(builder, 3)) {
            engine.start();
            assertThat(ticks.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(engine.awaitDone(LONG)).isTrue();
            engine.stop(LONG);

            assertThat(written).filteredOn(Long.class::isInstance).isEqualTo(numbers(RECORDS));
            assertThat(written).contains("tick");
            assertThat(engine.ledger().addsUp()).isTrue();
        }
    }

    @Test
    void a_panic_in_a_lane_ends_the_run_and_settles_nothing_behind_it() throws IOException {
        Graph.Builder builder = Graph.builder("g")
                .add("in", new Numbers(RECORDS, 1, settled))
                .add("panic", stateless((record, out) -> {
                    if (record.body() instanceof Long number && number == RECORDS / 2) {
                        throw new PanicException("half of it");
                    }
                    out.emit(record);
                }));
        try (Engine engine = engine(builder, 4)) {
            engine.start();

            assertThatThrownBy(() -> engine.awaitDone(LONG))
                    .isInstanceOf(PanicException.class)
                    .hasMessage("half of it");
            assertThat(engine.stop(LONG)).isTrue();
            assertThat(written).isEqualTo(numbers(written.size())).hasSizeLessThanOrEqualTo(RECORDS / 2);
            assertThat(settled).hasValue(written.size());
        }
    }

    /** Is never able to write. */
    private record Stuck(AtomicInteger taken) implements OutputConfig {
        @Override
        public Output build(OperatorContext context) {
            return new Output() {
                @Override
                public void write(LogRecord record) {
                    taken.incrementAndGet();
                }

                @Override
                public boolean flush() {
                    return false;
                }
            };
        }
    }

    @Test
    void an_output_that_cannot_write_stops_the_lanes_and_loses_nothing() throws IOException, InterruptedException {
        AtomicInteger taken = new AtomicInteger();
        Graph graph = Graph.builder("g")
                .add("in", new Numbers(1_000_000, 1, settled))
                .add("work", stateless((record, out) -> out.emit(record)))
                .add("out", new Stuck(taken))
                .build();
        try (Engine engine = Engine.open(List.of(graph), RunOptions.DEFAULT.withLanes(new Lanes(4)))) {
            engine.start();
            while (taken.get() == 0) {
                Thread.onSpinWait();
            }
            assertThat(engine.awaitDone(Duration.ofMillis(50))).isFalse();
            engine.stop(Duration.ofSeconds(1));

            assertThat(taken.get()).isLessThan(200 * 32);
            assertThat(settled).hasValue(0);
            assertThat(engine.ledger().addsUp()).isTrue();
        }
    }

    @Test
    void a_graph_that_refuses_records_has_one_lane() throws IOException {
        Graph.Builder builder = Graph.builder("g")
                .add("in", new Numbers(RECORDS, 1, settled))
                .add(
                        "refuse",
                        stateless((record, out) -> {
                            throw new RecordException("no");
                        }),
                        CommonOptions.NONE.withOnError(new OnError(OnError.Mode.FAIL, List.of())));
        try (Engine engine = engine(builder, 4)) {
            engine.start();

            assertThatThrownBy(() -> engine.awaitDone(LONG)).isInstanceOf(RecordException.class);
        }
    }

    @Test
    void records_from_java_are_written_when_they_were_accepted() throws IOException {
        Graph.Builder builder = Graph.builder("g").add("work", stateless((record, out) -> out.emit(record)));
        try (Engine engine = engine(builder, 4)) {
            engine.start();
            for (long number = 0; number < 100; number++) {
                engine.graph("g").accept(LogRecord.of(number));

                assertThat(written).hasSize((int) number + 1);
            }
            engine.stop(LONG);
            assertThat(engine.ledger().addsUp()).isTrue();
            assertThat(engine.ledger().in()).isEqualTo(100);
        }
    }

    @Test
    void lanes_are_a_number_or_auto() {
        assertThat(Lanes.parse("4")).isEqualTo(new Lanes(4)).hasToString("4");
        assertThat(Lanes.parse("auto").count()).isPositive();
        for (String wrong : List.of("0", "65", "-1", "many", "")) {
            assertThatThrownBy(() -> Lanes.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
