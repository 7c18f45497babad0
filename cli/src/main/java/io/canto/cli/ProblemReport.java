package io.canto.cli;

import io.canto.graph.Place;
import io.canto.graph.Problem;
import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Problems as a person reads them, or a program. */
final class ProblemReport {
    private final Colors colors;

    ProblemReport(Colors colors) {
        this.colors = colors;
    }

    /** Prints problems for a person, and how many they are. */
    void print(PrintStream to, List<Problem> problems) {
        for (Problem problem : problems) {
            to.println(painted(problem));
            to.println();
        }
        long errors = problems.stream().filter(Problem::isError).count();
        to.println(counts(errors, problems.size() - errors));
    }

    /** Returns problems as a JSON value: a list of maps. */
    static List<Map<String, @Nullable Object>> json(List<Problem> problems) {
        return problems.stream().map(ProblemReport::json).toList();
    }

    /** Returns problems as a log in the format SARIF 2.1.0, which editors and CI systems read. */
    static Map<String, @Nullable Object> sarif(List<Problem> problems) {
        Map<String, @Nullable Object> driver = new LinkedHashMap<>();
        driver.put("name", "canto");
        driver.put("version", VersionCommand.number());
        driver.put(
                "rules",
                new TreeSet<>(problems.stream().map(Problem::code).toList())
                        .stream().map(code -> Map.of("id", code)).toList());
        Map<String, @Nullable Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("results", problems.stream().map(ProblemReport::result).toList());
        Map<String, @Nullable Object> log = new LinkedHashMap<>();
        log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        log.put("version", "2.1.0");
        log.put("runs", List.of(run));
        return log;
    }

    private String painted(Problem problem) {
        if (!colors.on()) {
            return problem.toString();
        }
        StringBuilder text = new StringBuilder();
        String[] lines = problem.toString().split("\n", -1);
        int head = lines[0].indexOf("]: ") + 1;
        String kind = lines[0].substring(0, head);
        text.append(problem.isError() ? colors.red(kind) : colors.yellow(kind))
                .append(colors.bold(lines[0].substring(head)));
        for (int i = 1; i < lines.length; i++) {
            text.append('\n').append(paintedLine(lines[i], problem.isError()));
        }
        return text.toString();
    }

    private String paintedLine(String line, boolean error) {
        int arrow = line.indexOf("-->");
        if (arrow >= 0 && line.substring(0, arrow).isBlank()) {
            return colors.blue(line.substring(0, arrow + 3)) + line.substring(arrow + 3);
        }
        int bar = line.indexOf('|');
        if (bar < 0) {
            return line;
        }
        String rest = line.substring(bar + 1);
        String margin = colors.blue(line.substring(0, bar + 1));
        boolean carets = line.substring(0, bar).isBlank() && rest.strip().startsWith("^");
        return margin + (carets ? error ? colors.red(rest) : colors.yellow(rest) : rest);
    }

    private static String counts(long errors, long warnings) {
        String first = errors == 0 ? "" : errors + (errors == 1 ? " error" : " errors");
        String second = warnings == 0 ? "" : warnings + (warnings == 1 ? " warning" : " warnings");
        return first + (first.isEmpty() || second.isEmpty() ? "" : ", ") + second;
    }

    private static Map<String, @Nullable Object> json(Problem problem) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("code", problem.code());
        map.put("severity", problem.severity().toString());
        map.put("message", problem.message());
        map.put("hint", problem.hint());
        Place place = problem.place();
        map.put("file", place == null ? null : place.file());
        map.put("line", place == null ? null : (long) place.line());
        map.put("column", place == null ? null : (long) place.column());
        map.put("length", place == null ? null : (long) place.length());
        return map;
    }

    private static Map<String, @Nullable Object> result(Problem problem) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("ruleId", problem.code());
        result.put("level", problem.severity().toString());
        String hint = problem.hint();
        result.put("message", Map.of("text", hint == null ? problem.message() : problem.message() + "; " + hint));
        Place place = problem.place();
        if (place != null) {
            Map<String, @Nullable Object> region = new LinkedHashMap<>();
            region.put("startLine", (long) place.line());
            region.put("startColumn", (long) place.column());
            region.put("endColumn", (long) place.column() + place.length());
            Map<String, @Nullable Object> location = new LinkedHashMap<>();
            location.put("artifactLocation", Map.of("uri", uri(place.file())));
            location.put("region", region);
            result.put("locations", List.of(Map.of("physicalLocation", location)));
        }
        return result;
    }

    /** Spaces and other letters that no URI may have are escaped; the path stays relative if it is. */
    private static String uri(String file) {
        String path = file.replace('\\', '/');
        try {
            return new URI(null, null, path, null).getRawPath();
        } catch (URISyntaxException e) {
            return path;
        }
    }
}
