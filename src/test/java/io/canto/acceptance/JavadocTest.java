package io.canto.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library's Javadoc builds, and says nothing while it does. */
class JavadocTest {
    private static final List<String> LIBRARY = List.of("record", "expr", "graph", "config", "operators", "testkit");

    @Test
    void javadoc_builds_without_a_warning(@TempDir Path folder) {
        List<String> arguments = new ArrayList<>(List.of(
                "-quiet",
                "-Xdoclint:all,-missing",
                "-d",
                folder.toString(),
                "-cp",
                System.getProperty("java.class.path")));
        for (String module : LIBRARY) {
            Repository.files(Repository.ROOT.resolve(module).resolve("src/main/java"), ".java")
                    .forEach(file -> arguments.add(file.toString()));
        }
        StringWriter said = new StringWriter();
        PrintWriter to = new PrintWriter(said);

        int code = ToolProvider.findFirst("javadoc").orElseThrow().run(to, to, arguments.toArray(String[]::new));

        assertThat(said.toString()).isEmpty();
        assertThat(code).isZero();
    }
}
