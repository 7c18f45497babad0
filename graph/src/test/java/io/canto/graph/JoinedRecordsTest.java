package io.canto.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.record.Delivery;
import io.canto.record.LogRecord;
import io.canto.spi.Emitter;
import io.canto.spi.Input;
import io.canto.spi.InputConfig;
import io.canto.spi.OperatorContext;
import io.canto.spi.Output;
import io.canto.spi.OutputConfig;
import io.canto.spi.Poll;
import io.canto.spi.Transformer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Records are joined over the ends of deliveries: at no moment may a source believe that a part of one is settled. */
class JoinedRecordsTest {
    private static final int RECORDS = 100;

    /** Reads a stream of records, of which some begin a group, in deliveries of random sizes. */
    private static final class Stream implements InputConfig {
        private final Random random;
        private final List<List<Boolean>> deliveries = new ArrayList<>();
        private final List<Integer> settledBefore = new ArrayList<>();
        private int made;

        Stream(Random random) {
            this.random = random;
        }

        @Override
        public Input build(OperatorContext context) {
            return intake -> {
                if (!intake.ready()) {
                    return Poll.AGAIN;
                }
                List<Boolean> begins = new ArrayList<>();
                int number = deliveries.size();
                deliveries.add(begins);
                settledBefore.add(0);
                intake.deliver(new Told(number), out -> {
                    for (int count = 1 + random.nextInt(5); count > 0; count--) {
                        begins.add(made++ == 0 || random.nextInt(3) == 0);
                        out.emit(LogRecord.of(begins.get(begins.size() - 1)));
                    }
                });
                return made < RECORDS ? Poll.AGAIN : Poll.ENDED;
            };
        }

        /** Looks whether the first record that is not settled begins a group. */
        private void look() {
            for (int number = 0; number < deliveries.size(); number++) {
                int place = settledBefore.get(number);
                if (place < deliveries.get(number).size()) {
                    assertThat(deliveries.get(number).get(place))
                            .as("record %s of delivery %s begins a group", place, number)
                            .isTrue();
                    return;
                }
            }
        }

        private final class Told implements Delivery.Source {
            private final int number;

            Told(int number) {
                this.number = number;
            }

            @Override
            public void settled() {
                settledBefore(Integer.MAX_VALUE);
            }

            @Override
            public void settledBefore(int place) {
                settledBefore.set(number, place);
                look();
            }
        }
    }

    /** Joins the records of a group. */
    private static final class Joiner implements Transformer {
        private @Nullable LogRecord group;

        @Override
        public void process(LogRecord record, Emitter out) {
            LogRecord open = group;
            if (open != null && record.body() == Boolean.FALSE) {
                open.absorb(record);
                return;
            }
            record.retain();
            group = record;
            if (open != null) {
                out.emit(open);
            }
        }

        @Override
        public void drain(Emitter out) {
            if (group != null) {
                out.emit(group);
            }
            group = null;
        }
    }

    /** Cannot write now and then. */
    private record Slow(Random random) implements OutputConfig {
        @Override
        public Output build(OperatorContext context) {
            return new Output() {
                @Override
                public void write(LogRecord record) {}

                @Override
                public boolean flush() {
                    return random.nextInt(4) > 0;
                }
            };
        }
    }

    @Test
    void a_source_never_believes_that_a_part_of_one_is_settled() throws IOException {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Stream stream = new Stream(random);
            Graph graph = Graph.builder("g")
                    .add("in", stream)
                    .transformer("join", new Joiner())
                    .add("out", new Slow(random))
                    .build();
            try (RunningGraph running = RunningGraph.open(graph, RunOptions.DEFAULT)) {
                InputNode input = running.inputs().get(0);
                while (!input.poll().isEnded()) {
                    running.retry();
                }
                running.drain();
                for (int tries = 0; running.isStuck() && tries < 100; tries++) {
                    running.tick();
                }
            }
            assertThat(stream.settledBefore).as("seed %s", seed).containsOnly(Integer.MAX_VALUE);
        }
    }
}
