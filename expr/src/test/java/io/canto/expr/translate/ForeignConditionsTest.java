package io.canto.expr.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.expr.Condition;
import io.canto.expr.ExpressionException;
import io.canto.expr.ExpressionLimits;
import io.canto.expr.Verdict;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignConditionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '~',
            value = {
                "body matches \"^ERR\" ¦ find(body, '^ERR')",
                "$ matches `a\\d` ¦ find(body, 'a\\d')",
                "body matches \"a\\\\d\" ¦ find(body, 'a\\d')",
                "attributes[\"k\"] == \"v\" and not (body contains \"x\") ¦ attributes['k'] == 'v' and not (contains(body, 'x'))",
                "attributes.app startsWith 'a' || attributes.app endsWith \"it's\" ¦ (starts_with(attributes.app, 'a') or ends_with(attributes.app, 'it''s'))",
                "attributes.n in [1, 2.5, nil] ¦ contains({1, 2.5, null}, attributes.n)",
                "attributes.n not in ['a'] ¦ not contains({'a'}, attributes.n)",
                "not attributes.n in ['a'] ¦ not (contains({'a'}, attributes.n))",
                "not ((attributes.a == 'x)' or body == 1)) ¦ not (attributes.a == 'x)' or body == 1)",
                "not (body == 1) == (body == 2) ¦ not ((body == 1) == (body == 2))",
                "'key' in attributes ¦ contains(attributes, 'key')",
                "len(body) > 3 && len(attributes?.tags) >= 1 ¦ length(body) > 3 and length(attributes?.tags) >= 1",
                "(attributes.a ?? 'none') == 'none' ¦ (coalesce(attributes.a, 'none')) == 'none'",
                "attributes.a ? attributes.b == 1 : true ¦ (attributes.a ? attributes.b == 1 : true)",
                "env('HOME') != nil ¦ env('HOME') != null",
                "!attributes.ok ¦ not attributes.ok",
                "severity >= 17 && hasPrefix(body, 'a') ¦ severity >= 17 and starts_with(body, 'a')",
                "hasSuffix(scope_name, '.x') ¦ ends_with(scope_name, '.x')",
                "(1 + 2) * 3 == 9 ¦ (1 + 2) * 3 == 9",
                "{app=\"x\", env=~\"prod.*\"} |= \"error\" ¦ coalesce(attributes['app'], '') == 'x' and coalesce(attributes['env'], '') matches 'prod.*' and contains(body, 'error')",
                "{a!=\"x\",b!~\"y\"} != \"q\" |~ \"e+\" !~ `f` ¦ coalesce(attributes['a'], '') != 'x' and not (coalesce(attributes['b'], '') matches 'y') and not contains(body, 'q') and find(body, 'e+') and not find(body, 'f')",
                "{} ¦ true",
            })
    void a_foreign_condition_has_its_like_here(String foreign, String spel) {
        assertThat(ForeignConditions.toSpel(foreign)).isEqualTo(spel);
        assertThat(Condition.parse(spel).source()).isEqualTo(spel);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '~',
            value = {
                "body matches 'b+' and attributes.n > 2 or attributes.app == 'web' ¦ true",
                "attributes.missing == nil ¦ true",
                "attributes.n in [1, 2] ¦ false",
                "{app=\"web\"} |= \"abc\" ¦ true",
                "{nope=~\".+\"} ¦ false",
                "not (attributes.app contains 'e') ¦ false",
            })
    void a_translated_condition_means_the_same(String foreign, boolean expected) {
        LogRecord record = LogRecord.of("abc");
        record.setAttributes(Fields.of(Map.of("app", "web", "n", 3)));

        assertThat(Condition.parse(ForeignConditions.toSpel(foreign)).test(record))
                .isEqualTo(Verdict.of(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1..3",
                "all(body, {# > 1})",
                "foo == 1",
                "body ==",
                "{app=\"x\"} | json",
                "{app}",
                "body § 1",
                "'open",
                "body )",
                "body not",
                "filter(body, # > 1)",
                "{app=x}"
            })
    void what_has_no_like_here_is_refused_with_its_place(String foreign) {
        assertThatThrownBy(() -> ForeignConditions.toSpel(foreign))
                .isInstanceOfSatisfying(
                        ExpressionException.class,
                        failure -> assertThat(failure.offset()).isBetween(0, foreign.length()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '~',
            value = {
                "body.app in ['a'] ¦ contains({'a'}, body.app)",
                "body == nil ¦ body == null",
                " body == 1 ¦",
                "body ==¦",
                "bdy == nil¦",
            })
    void a_translation_is_told_only_where_it_says_something_new(String source, @Nullable String spel) {
        assertThat(ForeignConditions.translation(source, ExpressionLimits.DEFAULT))
                .isEqualTo(spel);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "!", "-", "not "})
    void nesting_without_end_is_refused(String opening) {
        assertThatThrownBy(() -> ForeignConditions.toSpel(opening.repeat(20_000)))
                .isInstanceOf(ExpressionException.class);
    }
}
