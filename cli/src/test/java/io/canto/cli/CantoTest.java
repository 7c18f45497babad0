package io.canto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class CantoTest {
    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(strings = {"run", "validate"})
    void options_that_picocli_does_not_see_have_the_same_defaults(String name) {
        CommandLine line = Canto.commandLine(new Session(NOWHERE, NOWHERE, NOWHERE, false, false));
        CommandLine command = line.getSubcommands().get(name);
        Map<String, @Nullable Object> unseen = values(command);

        line.parseArgs(name, "graph.yaml");

        assertThat(values(command)).hasSizeGreaterThan(8).isEqualTo(unseen);
    }

    private static Map<String, @Nullable Object> values(CommandLine command) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (OptionSpec option : command.getCommandSpec().options()) {
            values.put(option.longestName(), option.getValue());
        }
        return values;
    }
}
