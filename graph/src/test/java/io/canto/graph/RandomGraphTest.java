package io.canto.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.graph.NaiveInterpreter.Kind;
import io.canto.graph.NaiveInterpreter.Op;
import io.canto.graph.NaiveInterpreter.Outcome;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.record.Utf8Text;
import io.canto.spi.DropReason;
import io.canto.spi.Edge;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorId;
import io.canto.spi.Outlet;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomGraphTest {
    private static final long RECORDS = Long.getLong("canto.records", 100_000);
    private static final int RECORDS_PER_GRAPH = 50;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void the_engine_does_what_the_naive_interpreter_does(int lanes) throws IOException {
        RunOptions options = RunOptions.DEFAULT.withLanes(new Lanes(lanes));
        long enough = lanes == 1 ? RECORDS : RECORDS / 4;
        long compared = 0;
        for (long seed = 1; compared < enough; seed++) {
            compared += compare(seed, options);
        }
        assertThat(compared).isGreaterThanOrEqualTo(enough);
    }

    private static int compare(long seed, RunOptions options) throws IOException {
        Random random = new Random(seed);
        List<Op> operators = randomOperators(random);
        int maxSeen = 1 + random.nextInt(3);
        NaiveInterpreter naive = new NaiveInterpreter(operators, maxSeen);
        List<String> written = new ArrayList<>();
        int sent = 0;
        try (RunningGraph graph = RunningGraph.open(graph(operators, maxSeen, written), options)) {
            while (sent < RECORDS_PER_GRAPH && naive.accept("r" + random.nextInt(1000))) {
                sent++;
            }
            if (sent < RECORDS_PER_GRAPH) {
                return 0;
            }
            Random again = new Random(seed);
            randomOperators(again);
            again.nextInt(3);
            for (int at = 0; at < sent; at++) {
                graph.accept("op0", record("r" + again.nextInt(1000), at % 2 == 0));
            }
            check(seed, naive.outcome(), written, graph.ledger());
        }
        return sent;
    }

    /** To a graph a body that is bytes still is the same as one that is text. */
    private static LogRecord record(String body, boolean isText) {
        if (isText) {
            return LogRecord.of(body);
        }
        LogRecord record = new LogRecord();
        record.setBody(new Utf8Text(body.getBytes(StandardCharsets.US_ASCII), 0, body.length(), true));
        return record;
    }

    private static void check(long seed, Outcome expected, List<String> written, Ledger ledger) {
        assertThat(written).as("seed %s", seed).isEqualTo(expected.written);
        assertThat(ledger.missing()).as("seed %s", seed).isZero();
        assertThat(ledger.total(Ledger.Entry::errors)).as("seed %s", seed).isEqualTo(count(expected, "errors"));
        for (DropReason reason : List.of(DropReason.FILTER, DropReason.SEEN_LIMIT)) {
            assertThat(ledger.dropped().getOrDefault(reason, 0L))
                    .as("seed %s: %s", seed, reason)
                    .isEqualTo(count(expected, reason.toString()));
        }
    }

    private static long count(Outcome outcome, String what) {
        return outcome.counts.getOrDefault(what, 0L);
    }

    /** Ways lead to later operators, but those of a computed router, which lead anywhere. */
    private static List<Op> randomOperators(Random random) {
        int size = 3 + random.nextInt(10);
        Kind[] kinds = Kind.values();
        List<Op> operators = new ArrayList<>();
        for (int at = 0; at < size; at++) {
            Kind kind = at >= size - 2 ? Kind.OUTPUT : kinds[random.nextInt(kinds.length - (at == 0 ? 1 : 0))];
            TreeSet<Integer> targets = new TreeSet<>();
            int fan = kind == Kind.OUTPUT ? 0 : 1 + random.nextInt(3);
            for (int way = 0; way < fan; way++) {
                targets.add(
                        kind == Kind.COMPUTE && random.nextInt(3) == 0
                                ? random.nextInt(size)
                                : at + 1 + random.nextInt(size - at - 1));
            }
            operators.add(new Op(kind, List.copyOf(targets)));
        }
        return operators;
    }

    private static Graph graph(List<Op> operators, int maxSeen, List<String> written) {
        Graph.Builder builder = Graph.builder("random")
                .options(new GraphOptions(
                        GraphOptions.Unused.ALLOW,
                        maxSeen,
                        SeenAction.DROP,
                        GraphOptions.NONE.expressionLimits(),
                        null));
        for (int at = 0; at < operators.size(); at++) {
            int number = at;
            Op op = operators.get(at);
            if (op.kind() == Kind.OUTPUT) {
                builder.output("op" + at, record -> written.add(number + ":" + record.body()));
            } else {
                List<OperatorId> ids = op.targets().stream()
                        .map(target -> new OperatorId("op" + target))
                        .toList();
                boolean routes = op.kind() == Kind.ROUTE || op.kind() == Kind.COMPUTE;
                builder.add(
                        "op" + at,
                        new RandomConfig(number, op.kind(), ids),
                        routes ? CommonOptions.NONE : CommonOptions.NONE.withOutput(ids));
            }
        }
        return builder.build();
    }

    /** One operator of a random graph, as the engine sees it. */
    private record RandomConfig(int number, Kind kind, List<OperatorId> targets) implements TransformerConfig {
        @Override
        public boolean routesOnly() {
            return kind == Kind.ROUTE || kind == Kind.COMPUTE;
        }

        /** Some are there once for each lane. */
        @Override
        public StateScope stateScope() {
            return number % 3 == 2 ? StateScope.GRAPH : StateScope.NONE;
        }

        @Override
        public List<Edge> edges() {
            Edge.Kind edge = kind == Kind.COMPUTE ? Edge.Kind.COMPUTED : Edge.Kind.ROUTE;
            return routesOnly()
                    ? targets.stream().map(id -> new Edge(id, edge, "", "")).toList()
                    : List.of();
        }

        @Override
        public Transformer build(OperatorContext context) {
            List<Outlet> outlets = routesOnly()
                    ? targets.stream().map(id -> context.outlet(List.of(id))).toList()
                    : List.of();
            return (record, out) -> {
                String body = (String) record.body();
                switch (kind) {
                    case MARK -> {
                        record.setBody(NaiveInterpreter.mark(number, body));
                        out.emit(record);
                    }
                    case SPLIT -> {
                        LogRecord second = record.fork();
                        second.setBody(NaiveInterpreter.reversed(body));
                        out.emit(record);
                        out.emit(second);
                    }
                    case DROP -> {
                        if (NaiveInterpreter.isOneOf(body, 3)) {
                            out.drop(record, DropReason.FILTER);
                        } else {
                            out.emit(record);
                        }
                    }
                    case FAIL -> {
                        if (NaiveInterpreter.isOneOf(body, 4)) {
                            throw new RecordException("one of four");
                        }
                        out.emit(record);
                    }
                    default -> {
                        record.setBody(NaiveInterpreter.mark(number, body));
                        out.emit(record, outlets.get(NaiveInterpreter.choice(body, outlets.size())));
                    }
                }
            };
        }
    }
}
