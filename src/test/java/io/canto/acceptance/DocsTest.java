package io.canto.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.config.JsonSchema;
import io.canto.config.OperatorCatalog;
import io.canto.config.OperatorDescription;
import io.canto.config.OperatorIndex;
import io.canto.config.OperatorPage;
import io.canto.operators.BuiltinOperators;
import io.canto.useragent.UserAgentParserConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is made from the code is as the code says; {@code -Dcanto.update=true} makes it anew. */
class DocsTest {
    private static final Path DOCS = Repository.ROOT.resolve("docs");
    private static final OperatorCatalog BUILT_IN = OperatorCatalog.of(new BuiltinOperators().operators());
    private static final OperatorCatalog ALL = BUILT_IN.plus(UserAgentParserConfig.class);

    static Stream<OperatorDescription> operators() {
        return ALL.all().stream();
    }

    @ParameterizedTest
    @MethodSource("operators")
    void the_page_of_an_operator_is_fresh(OperatorDescription operator) {
        assertFresh("operators/" + operator.type() + ".md", OperatorPage.markdown(operator));
    }

    @Test
    void the_list_of_operators_is_fresh() {
        assertFresh("operators/README.md", OperatorIndex.markdown(ALL.all()));
    }

    @Test
    void the_schema_is_fresh() {
        assertFresh("canto.schema.json", JsonSchema.text(BUILT_IN));
    }

    @Test
    void every_page_is_of_an_operator_that_is_there() {
        List<String> pages = Repository.files(DOCS.resolve("operators"), ".md").stream()
                .map(page -> page.getFileName().toString().replace(".md", ""))
                .filter(name -> !name.equals("README"))
                .toList();

        assertThat(pages).containsExactlyElementsOf(ALL.names());
    }

    @Test
    void every_operator_stands_beside_a_task() throws IOException {
        String tasks = Files.readString(DOCS.resolve("tasks.md"));

        assertThat(Pattern.compile("\\[`(\\w+)`\\]\\(operators/\\1\\.md\\)")
                        .matcher(tasks)
                        .results()
                        .map(link -> link.group(1)))
                .containsExactlyInAnyOrderElementsOf(ALL.names());
    }

    private static void assertFresh(String file, String text) {
        assertThat(text).isEqualTo(Repository.expected(DOCS.resolve(file), text));
    }
}
