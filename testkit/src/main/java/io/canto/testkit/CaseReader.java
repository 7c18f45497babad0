package io.canto.testkit;

import io.canto.config.Problems;
import io.canto.config.yaml.YamlNode;
import io.canto.config.yaml.YamlReader;
import io.canto.record.Fields;
import io.canto.testkit.TestCase.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads cases from YAML. What is wrong with one is a mistake of its author, and an {@link IllegalArgumentException}. */
final class CaseReader {
    private static final Set<String> KEYS = Set.of(
            "title",
            "config",
            "in",
            "out",
            "at_stop",
            "dropped",
            "errors",
            "counters",
            "advance",
            "problems",
            "warnings",
            "files",
            "stdin",
            "stdout",
            "written");
    private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m|h)");

    private final String source;
    private final Path directory;

    private CaseReader(String source, Path directory) {
        this.source = source;
        this.directory = directory;
    }

    /** Reads a file with a list of cases. */
    static List<TestCase> file(Path file) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            CaseReader reader = new CaseReader(file.getFileName().toString(), parent == null ? Path.of("") : parent);
            List<TestCase> cases = new ArrayList<>();
            for (Object written : list(reader.parse(Files.readString(file)))) {
                cases.add(reader.read(written));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one case, such as an example of an operator. */
    static TestCase text(String source, String yaml, Path directory) {
        CaseReader reader = new CaseReader(source, directory);
        return reader.read(reader.parse(yaml));
    }

    /** Reads one value, such as the default of an option. */
    static @Nullable Object value(String yaml) {
        return new CaseReader(yaml, Path.of("")).parse(yaml);
    }

    private @Nullable Object parse(String yaml) {
        Problems problems = new Problems();
        YamlNode node = YamlReader.read(yaml, source, problems);
        if (node == null || problems.count() > 0) {
            throw new IllegalArgumentException(source + ": " + problems.list());
        }
        return node.value();
    }

    private TestCase read(@Nullable Object written) {
        Fields map = map(written);
        String title = String.valueOf(map.get("title"));
        for (String key : map.keySet()) {
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException(source + ", '" + title + "': a case has no '" + key + "'");
            }
        }
        try {
            return new TestCase(
                    title,
                    list(map.get("config")).stream().map(CaseReader::map).toList(),
                    steps(map),
                    map.containsKey("out") ? byOutput(map.get("out")) : null,
                    map.containsKey("at_stop") ? byOutput(map.get("at_stop")) : null,
                    map.containsKey("dropped") ? counts(map.get("dropped")) : null,
                    map.get("errors") instanceof List<?> messages ? messages.size() : count(map.get("errors")),
                    map.get("errors") instanceof List<?> messages ? texts(messages) : List.of(),
                    counts(map.get("counters")),
                    map.containsKey("problems") ? texts(list(map.get("problems"))) : List.of(),
                    map.containsKey("warnings") ? texts(list(map.get("warnings"))) : null,
                    directory);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(source + ", '" + title + "': " + e.getMessage(), e);
        }
    }

    private static List<Step> steps(Fields written) {
        List<Step> steps = new ArrayList<>();
        if (written.containsKey("in")) {
            for (Object item : list(written.get("in"))) {
                Fields map = map(item);
                Object advance = map.get("advance");
                steps.add(advance == null ? new Step(map, null) : new Step(null, duration(advance)));
            }
        }
        if (written.get("advance") != null) {
            steps.add(new Step(null, duration(written.get("advance"))));
        }
        return steps;
    }

    private static Duration duration(@Nullable Object written) {
        Matcher matcher = DURATION.matcher(String.valueOf(written));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + written + "' is not a duration like 500ms, 5s, 2m or 1h");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    private static Map<String, List<Fields>> byOutput(@Nullable Object written) {
        Map<String, List<Fields>> outputs = new LinkedHashMap<>();
        if (written instanceof Fields map) {
            map.forEach((id, records) ->
                    outputs.put(id, list(records).stream().map(CaseReader::map).toList()));
        } else {
            outputs.put(
                    TestCase.OUT, list(written).stream().map(CaseReader::map).toList());
        }
        return outputs;
    }

    private static Map<String, Long> counts(@Nullable Object written) {
        Map<String, Long> counts = new LinkedHashMap<>();
        if (written != null) {
            map(written).forEach((name, count) -> counts.put(name, count(count)));
        }
        return counts;
    }

    private static long count(@Nullable Object written) {
        if (written == null || written instanceof Long) {
            return written == null ? 0 : (Long) written;
        }
        throw new IllegalArgumentException("'" + written + "' is no count");
    }

    private static List<String> texts(List<?> written) {
        return written.stream().map(String::valueOf).toList();
    }

    private static List<?> list(@Nullable Object written) {
        return written instanceof List<?> items ? items : List.of(map(written));
    }

    private static Fields map(@Nullable Object written) {
        if (written instanceof Fields map) {
            return map;
        }
        throw new IllegalArgumentException("'" + written + "' stands where a map should be");
    }
}
