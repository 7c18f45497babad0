package io.canto.operators.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.canto.expr.Regex;
import io.canto.operators.TestContext;
import io.canto.record.Fields;
import io.canto.spi.Parser;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexParserConfigTest {
    @ParameterizedTest
    @ValueSource(strings = {"(\\d+)", "abc", "", "(?:x)"})
    void a_pattern_without_a_named_group_is_refused(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new RegexParserConfig(Regex.parse(pattern), Regex.Engine.AUTO, new RegexParserConfig.Cache(0)))
                .withMessageContaining("no named capture groups in regex pattern");
    }

    @Test
    void a_remembered_result_is_a_copy_each_time() {
        Parser parser = new RegexParserConfig(
                        Regex.parse("(?P<a>\\d+)-(?P<b>\\d+)"), Regex.Engine.AUTO, new RegexParserConfig.Cache(2))
                .build(new TestContext(Path.of(""), null));

        Fields first = (Fields) parser.parse("1-2");
        first.put("a", "changed");

        assertThat(parser.parse("1-2")).hasToString("{a=1, b=2}").isNotSameAs(first);
        assertThat(parser.parse("3-4")).hasToString("{a=3, b=4}");
        assertThat(parser.parse("5-6")).hasToString("{a=5, b=6}");
        assertThat(parser.parse("1-2")).hasToString("{a=1, b=2}");
    }
}
