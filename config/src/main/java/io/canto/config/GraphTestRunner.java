package io.canto.config;

import io.canto.graph.Engine;
import io.canto.graph.Graph;
import io.canto.graph.Ledger;
import io.canto.graph.Probe;
import io.canto.graph.RunOptions;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.record.json.Json;
import io.canto.record.json.RecordJsonCodec;
import io.canto.spi.DropReason;
import io.canto.spi.OperatorConfig;
import io.canto.spi.PanicException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs the tests of graphs: each on newly opened graphs, with a clock of its own and outputs that keep what they get. */
public final class GraphTestRunner {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** How often each way of each router was taken, by {@code graph/router} and the way's name. */
    /** What routers count beside the ways that records take. */
    private static final Set<String> NO_WAYS = Set.of("seen_limit", "unknown targets");

    private final Map<String, Map<String, Long>> coverage = new TreeMap<>();

    /**
     * What came of a test.
     *
     * @param test the test
     * @param failures what was not as it must be; empty if the test passed
     */
    public record Result(GraphTest test, List<String> failures) {
        /** Whether the test passed. */
        public boolean passed() {
            return failures.isEmpty();
        }
    }

    /**
     * Runs the tests of a file.
     *
     * @throws IOException if a graph cannot be opened
     */
    public List<Result> run(GraphTestFile file) throws IOException {
        List<Result> results = new ArrayList<>();
        for (GraphTest test : file.tests()) {
            results.add(new Result(test, new Run(file.graphs()).run(test)));
        }
        return results;
    }

    /** Returns how often each way of each router was taken in all tests so far, by {@code graph/router}. */
    public Map<String, Map<String, Long>> coverage() {
        return coverage;
    }

    /** One test. */
    private final class Run {
        private final List<Graph> graphs;
        private final Map<String, List<Fields>> received = new LinkedHashMap<>();
        private final List<String> arrivals = new ArrayList<>();
        private final List<String> failures = new ArrayList<>();
        private Instant now = START;

        Run(List<Graph> graphs) {
            this.graphs = graphs;
        }

        List<String> run(GraphTest test) throws IOException {
            InstantSource clock = () -> now;
            RunOptions options = RunOptions.DEFAULT
                    .withClock(clock)
                    .withOutputs((graph, id, config, context) -> {
                        List<Fields> records = new ArrayList<>();
                        received.put(name(graph, id), records);
                        return record -> records.add(RecordMatch.fields(record));
                    })
                    .withProbe(new Probe() {
                        @Override
                        public void arrived(String graph, String operator, LogRecord record) {
                            arrivals.add(name(graph, operator));
                        }
                    });
            try (Engine engine = Engine.open(graphs, options)) {
                send(engine, test);
                graphs.forEach(graph -> engine.graph(graph.name()).drain());
                Ledger ledger = engine.ledger();
                check(test, ledger);
                cover(ledger);
            } catch (RecordException | PanicException | IllegalArgumentException e) {
                failures.add(String.valueOf(e.getMessage()));
            }
            return failures;
        }

        private String name(String graph, String operator) {
            return graphs.size() == 1 ? operator : graph + "/" + operator;
        }

        private void send(Engine engine, GraphTest test) {
            String at = test.at() == null ? "" : test.at().value();
            int slash = at.indexOf('/');
            String graph = slash < 0 ? graphs.get(0).name() : at.substring(0, slash);
            List<String> firstArrivals = List.of();
            for (Object step : test.in()) {
                if (step instanceof Fields map && map.size() == 1 && map.containsKey("advance")) {
                    advance(engine, Durations.parse(String.valueOf(map.get("advance"))));
                } else if (at.isEmpty()) {
                    engine.graph(graph).accept(record(step));
                } else {
                    engine.graph(graph).accept(at.substring(slash + 1), record(step));
                }
                firstArrivals = firstArrivals.isEmpty() ? List.copyOf(arrivals) : firstArrivals;
            }
            if (!test.path().isEmpty() && !test.path().equals(firstArrivals)) {
                failures.add("path: expected " + String.join(" -> ", test.path()) + ", found "
                        + String.join(" -> ", firstArrivals));
            }
        }

        private void advance(Engine engine, Duration duration) {
            now = now.plus(duration);
            graphs.forEach(graph -> engine.graph(graph.name()).tick());
        }

        private LogRecord record(Object step) {
            LogRecord record = new LogRecord();
            if (step instanceof Fields map) {
                byte[] bytes = Json.text(map).getBytes(StandardCharsets.UTF_8);
                new RecordJsonCodec().decode(bytes, 0, bytes.length, record);
            } else {
                record.setBody(step);
            }
            return record;
        }

        private void check(GraphTest test, Ledger ledger) {
            test.out().forEach((output, expected) -> {
                List<Fields> records = received(output);
                if (records != null) {
                    failures.addAll(RecordMatch.differences(output, expected, records, test.exact()));
                }
            });
            test.counts().forEach((output, expected) -> {
                List<Fields> records = received(output);
                if (records != null && records.size() != expected) {
                    failures.add(output + ": expected " + RecordMatch.records(expected) + ", found " + records.size());
                }
            });
            Map<String, Long> dropped = new TreeMap<>();
            ledger.dropped().forEach((reason, count) -> dropped.put(reason.toString(), count));
            test.dropped().forEach((reason, expected) -> {
                if (!isReason(reason)) {
                    failures.add("dropped: there is no reason '" + reason + "'");
                } else if (dropped.getOrDefault(reason, 0L) != (long) expected) {
                    failures.add("dropped: expected " + expected + " for " + reason + ", found "
                            + dropped.getOrDefault(reason, 0L));
                }
            });
            if (!ledger.addsUp()) {
                failures.add("the ledger does not add up: " + ledger.missing() + " records are missing");
            }
        }

        private boolean isReason(String name) {
            for (DropReason reason : DropReason.values()) {
                if (reason.toString().equals(name)) {
                    return true;
                }
            }
            return false;
        }

        private @Nullable List<Fields> received(String output) {
            List<Fields> records = received.get(output);
            if (records == null) {
                failures.add("there is no output '" + output + "'; there are "
                        + received.keySet().stream().sorted().collect(Collectors.joining(", ")));
            }
            return records;
        }

        private void cover(Ledger ledger) {
            for (Graph graph : graphs) {
                graph.declaration().operators().forEach(operator -> {
                    OperatorConfig config = operator.config();
                    if (config != null && config.routesOnly()) {
                        Map<String, Long> ways = coverage.computeIfAbsent(
                                graph.name() + "/" + operator.id(), key -> new LinkedHashMap<>());
                        ledger.entry(graph.name(), operator.id()).counters().forEach((name, count) -> {
                            if (!name.endsWith("errors") && !NO_WAYS.contains(name)) {
                                ways.merge(name, count, Long::sum);
                            }
                        });
                    }
                });
            }
        }
    }
}
