package io.canto.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.config.OperatorCatalog;
import io.canto.graph.Graph;
import io.canto.record.LogRecord;
import io.canto.record.Utf8Buffer;
import io.canto.record.Utf8Text;
import io.canto.record.json.RecordFormat;
import io.canto.testkit.GraphTester;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A body that is still the bytes that were read is the same to every graph as one that is text. */
class BodyBytesTest {
    private static final OperatorCatalog CATALOG = OperatorCatalog.of(new BuiltinOperators().operators());
    private static final int GRAPHS = 150;
    private static final int LINES = 60;

    private static final List<String> CONDITIONS = List.of(
            "find(body, '^\\d{2}:')",
            "find(body, 'level=(warn|error)')",
            "find(body, '[a-z]+=\\S+$')",
            "find(body, '^[^=]* \\w+=')",
            "find(body, '(?i)ERROR')",
            "find(body, 'gr\u00FC.e')",
            "find(body, '^\\s')",
            "find(body, '\\bok\\b')",
            "body matches '\\d+:\\d+ .*'",
            "starts_with(body, ' at')",
            "contains(body, 'o')",
            "ends_with(body, 'k')",
            "body == 'ok'",
            "length(body) > 12");

    private static final List<String> OPERATORS = List.of(
            "{type: filter, expr: %s}",
            "{type: noop, if: %s}",
            "{type: add, field: attributes.held, value: held, if: %s}",
            "{type: add, field: body, value: '${body}!', if: %s}",
            "{type: recombine, combine_field: body, is_first_entry: %s, max_batch_size: 5}",
            "{type: recombine, combine_field: body, is_first_entry: %s, combine_with: ' '}",
            "{type: recombine, combine_field: body, is_last_entry: %s, overwrite_with: newest}",
            "{type: copy, from: body, to: attributes.copy, if: %s}",
            "{type: move, from: body, to: body.message, if: %s}",
            "{type: regex_parser, regex: '^(?P<time>\\S+) (?P<rest>.*)', if: %s}",
            "{type: key_value_parser, if: %s}",
            "{type: key_value_parser, format: logfmt, parse_to: body, if: %s}",
            "{type: csv_parser, header: 'a', delimiter: '|', parse_to: body, if: %s}",
            "{type: csv_parser, header: 'a,b', delimiter: ' ', lazy_quotes: true, if: %s}",
            "{type: grok_parser, pattern: '%%{NOTSPACE:first} %%{GREEDYDATA:rest}', if: %s}",
            "{type: json_parser, if: %s}",
            "{type: truncate, field: body, max_characters: 5, if: %s}",
            "{type: dedup, if: %s}");

    private static final List<String> WORDS = List.of(
            "12:30",
            "level=warn",
            "level=error",
            "at",
            "ok",
            "gr\u00FC\u00DFe",
            "x=1",
            "{\"a\":[1,\"b\"]}",
            "",
            "\"q\\u\"",
            "\u0007",
            "\uD83D\uDE00");

    @Test
    void graphs_do_the_same_with_both() {
        for (long seed = 0; seed < GRAPHS; seed++) {
            Random random = new Random(seed);
            Graph graph = GraphTester.graph(CATALOG, yaml(random));
            List<String> lines = lines(random);
            int together = 1 + random.nextInt(10);
            assertThat(run(graph, lines, together, true))
                    .as("seed %d", seed)
                    .isEqualTo(run(graph, lines, together, false));
        }
    }

    /** A chain of operators, each of which may send a copy to the first output, too. */
    private static String yaml(Random random) {
        StringBuilder yaml = new StringBuilder("unused: allow\noperators:\n");
        int size = 1 + random.nextInt(5);
        for (int at = 0; at < size; at++) {
            String condition = "\"" + pick(CONDITIONS, random).replace("\\", "\\\\") + "\"";
            String operator = pick(OPERATORS, random).formatted(condition);
            String next = at + 1 < size ? "o" + (at + 1) : "last";
            String output = random.nextInt(3) == 0 ? "[side, " + next + "]" : next;
            yaml.append("  - ")
                    .append(operator.replace(
                            "{type", "{id: o" + at + ", output: " + output + ", on_error: send_quiet, type"))
                    .append('\n');
        }
        return yaml.append("  - {id: side, type: stdout}\n  - {id: last, type: stdout}\n")
                .toString();
    }

    private static List<String> lines(Random random) {
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < LINES; at++) {
            List<String> words = new ArrayList<>();
            for (int word = 1 + random.nextInt(5); word > 0; word--) {
                words.add(pick(WORDS, random));
            }
            lines.add(String.join(" ", words));
        }
        return lines;
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    /** Runs lines through a graph, some of them at once, as they stand one behind the other in a block. */
    private static List<String> run(Graph graph, List<String> lines, int together, boolean asBytes) {
        byte[] block = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        List<String> written = new ArrayList<>();
        try (GraphTester test = GraphTester.of(graph)) {
            int from = 0;
            List<LogRecord> records = new ArrayList<>();
            for (String line : lines) {
                int to = from + line.getBytes(StandardCharsets.UTF_8).length;
                LogRecord record = new LogRecord();
                if (asBytes) {
                    record.setBody(new Utf8Text(block, from, to, to - from == line.length()));
                } else {
                    record.setBody(line);
                }
                records.add(record);
                from = to + 1;
                if (records.size() == together) {
                    test.sendTogether(records).advance(Duration.ofMillis(700));
                    records.clear();
                }
            }
            test.sendTogether(records);
            test.drain();
            for (String output : test.outputs()) {
                test.received(output).forEach(record -> written.add(output + ": " + inAllFormats(record)));
            }
            test.errors().forEach(error -> written.add(error.toString()));
        }
        return written;
    }

    private static String inAllFormats(LogRecord record) {
        Utf8Buffer out = new Utf8Buffer(100);
        for (RecordFormat format : RecordFormat.values()) {
            format.codec(StandardCharsets.UTF_8).encode(record.fork(), out);
            out.append('\n');
        }
        return out.toString();
    }
}
