package io.canto.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages that are written by hand lead where they say, and the Java in them compiles. */
class PagesTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");
    private static final String BEFORE = """
            import static org.assertj.core.api.Assertions.assertThat;
            import io.canto.config.*;
            import io.canto.graph.*;
            import io.canto.operators.output.*;
            import io.canto.record.*;
            import io.canto.spi.*;
            import io.canto.testkit.*;
            import java.nio.file.Path;
            import java.time.*;
            import java.util.*;
            import java.util.stream.*;
            import org.junit.jupiter.api.*;
            class Snippet {
                OperatorCatalog catalog;
            """;

    static Stream<Path> pages() {
        Path root = Repository.ROOT;
        return Stream.of(
                        Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
                                .map(root::resolve),
                        Repository.files(root.resolve("docs"), ".md").stream(),
                        Repository.files(root.resolve("samples"), ".md").stream())
                .flatMap(pages -> pages);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_link_leads_somewhere(Path page) throws IOException {
        List<String> broken = new ArrayList<>();
        String text = prose(page);
        for (MatchResult link : LINK.matcher(text).results().toList()) {
            String target = link.group(1);
            if (!target.matches("[a-z]+:.*") && !leadsSomewhere(page, target)) {
                broken.add(target);
            }
        }

        assertThat(broken).as(Repository.ROOT.relativize(page).toString()).isEmpty();
    }

    private static boolean leadsSomewhere(Path page, String target) throws IOException {
        int hash = target.indexOf('#');
        String name = hash < 0 ? target : target.substring(0, hash);
        Path file = name.isEmpty() ? page : page.resolveSibling(name);
        return Files.exists(file) && (hash < 0 || anchors(file).contains(target.substring(hash + 1)));
    }

    private static List<String> anchors(Path page) throws IOException {
        return HEADING.matcher(prose(page))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-'))
                .toList();
    }

    /** Returns a page without its blocks of code. */
    private static String prose(Path page) throws IOException {
        return BLOCK.matcher(Files.readString(page)).replaceAll("").replaceAll("`[^`\\n]*`", "x");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void Java_in_a_page_compiles(Path page, @TempDir Path folder) throws IOException {
        for (MatchResult block : BLOCK.matcher(Files.readString(page)).results().toList()) {
            if (block.group(1).equals("java")) {
                assertThat(errors(block.group(2), folder)).as(block.group(2)).isEmpty();
            }
        }
    }

    private static String errors(String code, Path folder) {
        String members = code.startsWith("@") ? code : "void run() throws Exception {\n" + code + "}\n";
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return BEFORE + members + "}\n";
                    }
                };
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        List<String> options =
                List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
        compiler.getTask(null, null, said, options, null, List.of(source)).call();
        return said.getDiagnostics().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }
}
