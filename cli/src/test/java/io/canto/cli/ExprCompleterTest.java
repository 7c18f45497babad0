package io.canto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.record.Fields;
import io.canto.record.LogRecord;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.ParsedLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExprCompleterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "bo | body bool(",
                "lower(bo | body bool(",
                "severity >= 9 and !attri | attributes",
                "{bod | body",
                "body == 'it''s' ? res | resource",
                "body.sta | starts_with( startsWith( status",
                "lower(body.user.na | name",
                "body.user.na | name",
                "body?.star | starts_with( startsWith(",
                "body.items[0].star | starts_with( startsWith(",
                "'abc'.star | starts_with( startsWith(",
                "body == 'bo | ``",
                "body == \"it's bo | ``",
                "nothing.na | ``",
                "body.user.ro | round_up",
            })
    void what_can_follow(String line, String expected) {
        assertThat(String.join(" ", completions(line))).isEqualTo(expected);
    }

    @Test
    void after_a_dot_come_all_keys_that_can_stand_there_and_all_methods() {
        assertThat(completions("body."))
                .contains("status", "user", "trim(", "toUpperCase(")
                .doesNotContain("k8s.pod", "body", "now(");
    }

    @Test
    void at_the_start_come_all_fields_and_functions() {
        assertThat(completions("")).contains("body", "now(", "trim(").doesNotContain("status", "toUpperCase(");
    }

    private static List<String> completions(String line) {
        Fields user = new Fields();
        user.put("name", "ada");
        user.put("round_up", true);
        Fields body = new Fields();
        body.put("status", 503L);
        body.put("k8s.pod", "shop-1");
        body.put("user", user);
        ParsedLine parsed = ExprCompleter.parse(line + " tail", line.length());
        List<Candidate> candidates = new ArrayList<>();
        new ExprCompleter(LogRecord.of(body)).complete(null, parsed, candidates);
        return candidates.stream()
                .map(Candidate::value)
                .filter(value -> value.startsWith(parsed.word()))
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
    }
}
