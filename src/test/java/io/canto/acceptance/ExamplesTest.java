package io.canto.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.config.OperatorCatalog;
import io.canto.config.OperatorDescription;
import io.canto.config.Problems;
import io.canto.config.yaml.YamlReader;
import io.canto.operators.BuiltinOperators;
import io.canto.record.Fields;
import io.canto.record.json.Json;
import io.canto.spi.OperatorKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples of inputs and outputs, run by the command: what an input reads goes to standard output as records, what an
 * output gets comes from standard input as records.
 */
class ExamplesTest {
    private static final Map<String, String> SOURCE = Map.of("id", "source", "type", "stdin_input", "format", "record");
    private static final Map<String, String> END = Map.of("id", "end", "type", "stdout");

    static Stream<Arguments> inputs() {
        return examples(OperatorKind.INPUT);
    }

    static Stream<Arguments> outputs() {
        return examples(OperatorKind.OUTPUT);
    }

    private static Stream<Arguments> examples(OperatorKind kind) {
        return OperatorCatalog.of(new BuiltinOperators().operators()).all().stream()
                .filter(operator -> operator.kind() == kind)
                .flatMap(operator -> operator.examples().stream().map(yaml -> arguments(operator, yaml)));
    }

    private static Arguments arguments(OperatorDescription operator, String yaml) {
        Problems problems = new Problems();
        Fields example =
                (Fields) Objects.requireNonNull(Objects.requireNonNull(YamlReader.read(yaml, operator.type(), problems))
                        .value());
        assertThat(problems.count()).isZero();
        return Arguments.of(operator.type() + ": " + example.get("title"), example);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    void an_input_reads_what_its_example_says(String title, Fields example, @TempDir Path folder) throws IOException {
        for (Map.Entry<String, @Nullable Object> file :
                map(example.get("files")).entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.writeString(path, text(file.getValue()));
        }
        List<Object> operators = new ArrayList<>(list(example.get("config")));
        operators.add(END);

        Command.Result result = run(folder, operators, text(example.get("stdin")));

        assertThat(result.out().lines().map(ExamplesTest::lasting).toList()).isEqualTo(list(example.get("out")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outputs")
    void an_output_writes_what_its_example_says(String title, Fields example, @TempDir Path folder) throws IOException {
        List<Object> operators = new ArrayList<>(List.of(SOURCE));
        operators.addAll(list(example.get("config")));
        String records = list(example.get("in")).stream()
                .map(record -> Json.text(record) + "\n")
                .collect(Collectors.joining());

        Command.Result result = run(folder, operators, records);

        assertThat(result.out()).isEqualTo(text(example.get("stdout")));
        assertThat(dropped(result)).isEqualTo(map(example.get("dropped")));
        for (Map.Entry<String, @Nullable Object> file :
                map(example.get("written")).entrySet()) {
            assertThat(folder.resolve(file.getKey())).hasContent(text(file.getValue()));
        }
        assertThat(bodies(example)).as("what is said of records").noneMatch(result.err()::contains);
    }

    private static Command.Result run(Path folder, List<Object> operators, String input) throws IOException {
        Files.writeString(folder.resolve("graph.yaml"), Json.text(Fields.of(Map.of("operators", operators))));
        return Command.canto("run", "--once", "--summary", "json", "graph.yaml")
                .in(folder)
                .input(input.getBytes(StandardCharsets.UTF_8))
                .run()
                .exits(0);
    }

    private static Fields dropped(Command.Result result) {
        Object summary = Json.parse(result.err().substring(result.err().lastIndexOf("{\"in\":")));
        return map(((Fields) Objects.requireNonNull(summary)).get("dropped"));
    }

    /** Returns the bodies that are texts long enough to stand out. */
    private static Stream<String> bodies(Fields example) {
        return list(example.get("in")).stream()
                .map(record -> text(map(record).get("body")))
                .filter(text -> text.length() > 2);
    }

    /** Leaves out what differs from run to run: when a record was read or made. */
    private static Fields lasting(String line) {
        Fields record = (Fields) Objects.requireNonNull(Json.parse(line));
        record.remove("observed_timestamp");
        record.remove("timestamp");
        return record;
    }

    private static List<?> list(@Nullable Object written) {
        return written instanceof List<?> items ? items : written == null ? List.of() : List.of(written);
    }

    private static Fields map(@Nullable Object written) {
        return written instanceof Fields fields ? fields : new Fields();
    }

    private static String text(@Nullable Object written) {
        return written == null ? "" : String.valueOf(written);
    }
}
