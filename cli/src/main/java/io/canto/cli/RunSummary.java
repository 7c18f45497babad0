package io.canto.cli;

import io.canto.graph.Ledger;
import io.canto.record.json.Json;
import io.canto.spi.OperatorKind;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a run has done: for each operator what came in, went out, ended and failed. */
final class RunSummary {
    private static final List<String> HEAD = List.of("operator", "type", "in", "out", "dropped", "errors", "");
    private static final int FIRST_NUMBER = 2;
    private static final int FIRST_TEXT_AFTER = 6;
    private static final double MILLIS = 1e3;

    private final Ledger ledger;
    private final Duration took;

    /** How it is shown. */
    enum Form {
        /** As a table. */
        TEXT,
        /** As one line of JSON. */
        JSON,
        /** Not at all. */
        NONE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    RunSummary(Ledger ledger, Duration took) {
        this.ledger = ledger;
        this.took = took;
    }

    /** Prints it. */
    void print(PrintStream to, Form form, Colors colors) {
        switch (form) {
            case NONE -> {}
            case JSON -> to.println(Json.text(json()));
            case TEXT -> text(colors).forEach(to::println);
        }
    }

    private List<String> text(Colors colors) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        boolean many =
                ledger.entries().stream().map(Ledger.Entry::graph).distinct().count() > 1;
        ledger.entries().forEach(entry -> rows.add(row(entry, many)));
        int[] widths = new int[HEAD.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < rows.size(); at++) {
            String line = line(rows.get(at), widths);
            boolean failed = at > 0 && ledger.entries().get(at - 1).errors() > 0;
            lines.add(at == 0 ? colors.faint(line) : failed ? colors.yellow(line) : line);
        }
        lines.add(colors.bold(headline()));
        return lines;
    }

    private static List<String> row(Ledger.Entry entry, boolean many) {
        long out = entry.kind() == OperatorKind.OUTPUT ? entry.delivered() + entry.deadLettered() : entry.out();
        return List.of(
                many ? entry.graph() + "/" + entry.operator() : entry.operator(),
                entry.type(),
                number(entry.in()),
                number(out),
                entry.droppedTotal() == 0 ? "" : number(entry.droppedTotal()),
                entry.errors() == 0 ? "" : number(entry.errors()),
                remarks(entry));
    }

    private static String remarks(Ledger.Entry entry) {
        Map<String, Long> remarks = new LinkedHashMap<>();
        entry.dropped().forEach((reason, count) -> remarks.put(reason.toString(), count));
        remarks.put("dead-lettered", entry.deadLettered());
        remarks.put("merged", entry.merged());
        remarks.put("created", entry.created());
        remarks.put("copied", entry.copied());
        remarks.put("in flight", entry.inFlight());
        remarks.putAll(entry.counters());
        return remarks.entrySet().stream()
                .filter(remark -> remark.getValue() != 0)
                .map(remark -> remark.getKey() + " " + number(remark.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String padding = " ".repeat(widths[column] - cell.length());
            boolean right = column >= FIRST_NUMBER && column < FIRST_TEXT_AFTER;
            line.append(column == 0 ? "" : "  ").append(right ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }

    private String headline() {
        StringBuilder line = new StringBuilder(number(ledger.in())).append(" records in, ");
        some(line, Ledger.Entry::created, " created, ");
        some(line, Ledger.Entry::copied, " copied, ");
        line.append(number(ledger.total(entry -> entry.delivered() + entry.deadLettered())))
                .append(" out, ");
        line.append(number(ledger.total(Ledger.Entry::droppedTotal))).append(" dropped, ");
        some(line, Ledger.Entry::merged, " merged, ");
        some(line, Ledger.Entry::inFlight, " in flight, ");
        long errors = ledger.total(Ledger.Entry::errors);
        line.append(number(errors)).append(errors == 1 ? " error, " : " errors, ");
        return line + seconds(took) + " s, " + number(rate()) + " records/s";
    }

    /** Appends a sum that makes up the ledger, unless it is none. */
    private void some(StringBuilder line, ToLongFunction<Ledger.Entry> count, String what) {
        long sum = ledger.total(count);
        if (sum != 0) {
            line.append(number(sum)).append(what);
        }
    }

    private Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("in", ledger.in());
        map.put("delivered", ledger.total(Ledger.Entry::delivered));
        map.put("dead_lettered", ledger.total(Ledger.Entry::deadLettered));
        map.put("dropped", counts(ledger.dropped()));
        map.put("errors", ledger.total(Ledger.Entry::errors));
        map.put("in_flight", ledger.total(Ledger.Entry::inFlight));
        map.put("missing", ledger.missing());
        map.put("seconds", seconds());
        map.put("records_per_second", rate());
        map.put("operators", ledger.entries().stream().map(RunSummary::json).toList());
        return map;
    }

    private static Map<String, @Nullable Object> json(Ledger.Entry entry) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("graph", entry.graph());
        map.put("operator", entry.operator());
        map.put("type", entry.type());
        map.put("kind", entry.kind().toString());
        map.put("in", entry.in());
        map.put("out", entry.out());
        map.put("delivered", entry.delivered());
        map.put("dead_lettered", entry.deadLettered());
        map.put("created", entry.created());
        map.put("copied", entry.copied());
        map.put("merged", entry.merged());
        map.put("errors", entry.errors());
        map.put("in_flight", entry.inFlight());
        map.put("dropped", counts(entry.dropped()));
        map.put("counters", new LinkedHashMap<String, @Nullable Object>(entry.counters()));
        return map;
    }

    private static Map<String, @Nullable Object> counts(Map<?, Long> counts) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        counts.forEach((reason, count) -> map.put(reason.toString(), count));
        return map;
    }

    private double seconds() {
        return took.toMillis() / MILLIS;
    }

    private long rate() {
        return Math.round(ledger.in() / Math.max(seconds(), 1 / MILLIS));
    }

    // Both without String.format: the symbols of a locale cost a short run 0.03 CPU s.

    /** Returns seconds with two decimals. */
    static String seconds(Duration time) {
        String hundredths = Long.toString(100 + (time.toMillis() + 5) / 10 % 100);
        return time.plusMillis(5).toSeconds() + "." + hundredths.substring(1);
    }

    /** Returns a number with a comma before each three digits. */
    static String number(long count) {
        StringBuilder digits = new StringBuilder(Long.toString(Math.abs(count)));
        for (int at = digits.length() - 3; at > 0; at -= 3) {
            digits.insert(at, ',');
        }
        return count < 0 ? "-" + digits : digits.toString();
    }
}
