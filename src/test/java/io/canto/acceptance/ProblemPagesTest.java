package io.canto.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.config.GraphLoader;
import io.canto.config.OperatorCatalog;
import io.canto.config.ProblemPage;
import io.canto.config.ProblemPages;
import io.canto.graph.Graph;
import io.canto.graph.GraphException;
import io.canto.graph.Problem;
import io.canto.operators.BuiltinOperators;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of {@code canto explain} say what the checks do. */
class ProblemPagesTest {
    /** What a file alone cannot show: it is about the command line, or about bytes. */
    private static final Set<String> WITHOUT_EXAMPLE =
            Set.of("more-problems", "not-utf8", "too-large", "unknown-setting", "unreadable-file", "weak-promise");

    private static final Pattern CODE = Pattern.compile(
            "(?:Problem\\.error|Problem\\.warning|new Finding|new Problem|[\\s.]error|report)\\(\\s*\"([a-z0-9-]+)\""
                    + "|^\\s+\\w+ \\? \"([a-z]+-[a-z-]+)\" : \"([a-z]+-[a-z-]+)\",$",
            Pattern.MULTILINE);

    private static final Pattern CONSTANT = Pattern.compile("static final String [A-Z0-9_]+ = \"([a-z0-9-]+)\";");

    @TempDir
    private Path folder;

    static Stream<ProblemPage> pages() {
        return ProblemPages.all().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_bad_example_has_this_problem_alone_and_the_good_one_has_none(ProblemPage page) throws IOException {
        assertThat(page.bad().isEmpty())
                .as("has examples")
                .isEqualTo(WITHOUT_EXAMPLE.contains(page.code()))
                .isEqualTo(page.good().isEmpty());
        if (!page.bad().isEmpty()) {
            assertThat(problems(page.bad()))
                    .isNotEmpty()
                    .allSatisfy(problem ->
                            assertThat(problem.code()).as(problem.toString()).isEqualTo(page.code()));
            assertThat(problems(page.good())).isEmpty();
        }
    }

    @Test
    void every_code_has_a_page_and_every_page_a_code() throws IOException {
        Set<String> used = new TreeSet<>();
        for (String module : List.of("graph", "config", "operators", "cli")) {
            for (Path file : Repository.files(Repository.ROOT.resolve(module + "/src/main/java"), ".java")) {
                String text = Files.readString(file);
                used.addAll(codes(CODE, text));
                used.addAll(file.toString().endsWith("Codes.java") ? codes(CONSTANT, text) : Set.of());
            }
        }

        assertThat(pages().map(ProblemPage::code)).containsExactlyElementsOf(used);
    }

    @Test
    void the_page_of_all_problems_is_fresh() {
        String text = ProblemPages.markdown();

        assertThat(text).isEqualTo(Repository.expected(Repository.ROOT.resolve("docs/problems.md"), text));
    }

    private static Set<String> codes(Pattern pattern, String text) {
        Set<String> codes = new TreeSet<>();
        for (MatchResult found : pattern.matcher(text).results().toList()) {
            for (int group = 1; group <= found.groupCount(); group++) {
                if (found.group(group) != null) {
                    codes.add(found.group(group));
                }
            }
        }
        return codes;
    }

    private List<Problem> problems(List<String> files) throws IOException {
        List<Path> written = new ArrayList<>();
        for (String file : files) {
            Path path = folder.resolve("graph" + files.size() + written.size() + ".yaml");
            Files.writeString(path, file);
            written.add(path);
        }
        try {
            return new GraphLoader(OperatorCatalog.of(new BuiltinOperators().operators()))
                    .withEnvironment(name -> null).load(written.toArray(Path[]::new)).stream()
                            .map(Graph::warnings)
                            .flatMap(List::stream)
                            .toList();
        } catch (GraphException e) {
            return e.problems();
        }
    }
}
