package io.canto.expr;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.record.LogRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionsTest {
    static List<FunctionInfo> functions() {
        return Expressions.functions();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void every_function_is_documented_and_its_example_is_true(FunctionInfo function) {
        assertThat(function.doc()).endsWith(".");
        assertThat(function.example()).contains(function.name() + "(");

        String claim = "(" + function.example() + ") == (" + function.exampleResult() + ")";
        assertThat(Condition.parse(claim).test(new LogRecord())).as(claim).isEqualTo(Verdict.YES);
    }

    @Test
    void no_name_stands_for_two_functions() {
        assertThat(Functions.names()).doesNotHaveDuplicates();
        assertThat(Functions.methodNames()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            extract('a=1 b=2', '(?P<k>\\w)=(?P<v>\\d)', 'v')      | '1'
            extract('a=1 b=2', '(\\w)=(\\d)', 2)                  | '1'
            extract('a=1', '\\d')                                 | '1'
            extract('none', '(\\d)')                              | null
            'a-b'.split('-')                                      | {'a', 'b'}
            ''.split('-')                                         | {''}
            {}.join(',')                                          | ''
            { {'a': 1}, null }.join(' ')                          | '{"a":1} null'
            'aXbX'.replace('X', '')                               | 'ab'
            'ab'.replace_all('(a)(b)', '$2$1')                    | 'ba'
            int(-1.9)                                             | -1
            int(' 12 ')                                           | 12
            int('1e3')                                            | 1000
            int(true)                                             | 1
            double('1e3')                                         | 1000.0
            round(-2.5)                                           | -3
            round(2.4)                                            | 2
            round(1e300, 2)                                       | 1e300
            min(2, 1.5, 9)                                        | 1.5
            ip_in('10.0.0.1', '10.0.0.0/24')                      | true
            ip_in('10.0.1.1', '10.0.0.0/24')                      | false
            ip_in('2001:db8::1', '2001:db8::/32')                 | true
            ip_in('::ffff:10.0.0.1', '10.0.0.0/8')                | true
            ip_in('10.0.0.129', '10.0.0.128/25')                  | true
            ip_in('10.0.0.1', '10.0.0.128/25')                    | false
            ip_in('1.2.3.4', '0.0.0.0/0')                         | true
            time('2026-02-03 04:05', '%Y-%m-%d %H:%M')            | time('2026-02-03T04:05:00Z')
            format_time(time('2026-02-03T04:05:06Z'), '%d.%m.%Y') | '03.02.2026'
            duration('1.5s')                                      | 1.5
            duration('2d')                                        | 172800.0
            time('2026-01-02T03:04:05+01:00') - time('2026-01-02T02:04:05Z')   | 0.0
            time('2026-01-02T00:00:00Z') + duration('1h')         | time('2026-01-02T01:00:00Z')
            {'a': 1}.getOrDefault('b', 2)                         | 2
            {'a': {'b': 3}}.a.b                                   | 3
            {1, 'a', null}.contains(null)                         | true
            'abc'.substring(1)                                    | 'bc'
            json('[1, 2.5, {"a": null}]')[1]                      | 2.5
            coalesce(null, null)                                  | null
            sample('k', 0)                                        | false
            text({1, 'a'})                                        | '[1,"a"]'
            base64('é')                                           | 'w6k='
            'x' * 3                                               | 'xxx'
            kind(null)                                            | 'null'
            """)
    void functions_give(String expression, String expected) {
        Object actual = ValueExpression.parse(expression).evaluate(new LogRecord());
        assertThat(actual).isEqualTo(ValueExpression.parse(expected).evaluate(new LogRecord()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            int(body.text)
            int(body.none)
            int(1e30 + body.zero)
            double(body.text)
            bool(body.text)
            json(body.text)
            unbase64(body.bad)
            url_decode(body.bad)
            body.text.substring(9)
            ip_in(body.text, '10.0.0.0/8')
            ip_in('10.0.0.1', body.text)
            time(body.text)
            time(body.text, 'no layout {')
            duration(body.text)
            sample(body.text, body.seven)
            body.text.contains(7 + body.zero)
            body.text.split(body.empty)
            body.text.replace(body.empty, 'x')
            find(body.text, body.open)
            lower(body.none)
            body.none.lower()
            min(body.text)
            abs(body.text)
            round(1.0 / body.zero)
            extract(body.text, '(t)', body.text)
            extract(body.text, '(t)', 5 + body.zero)
            """)
    void functions_fail_as_values(String expression) {
        LogRecord record = LogRecord.of(io.canto.record.json.Json.parse(
                "{\"text\": \"text\", \"bad\": \"%zz\", \"zero\": 0, \"seven\": 7, \"empty\": \"\", \"open\": \"(\"}"));
        assertThat(ValueExpression.parse(expression).evaluate(record)).isInstanceOf(Failure.class);
    }

    @Test
    void sampling_takes_its_share_of_keys_and_always_the_same() {
        Condition condition = Condition.parse("sample(body, 0.25)");
        int taken = 0;
        for (int key = 0; key < 10_000; key++) {
            LogRecord record = LogRecord.of("key-" + key);
            Verdict verdict = condition.test(record);
            assertThat(condition.test(record.fork())).isEqualTo(verdict);
            taken += verdict == Verdict.YES ? 1 : 0;
        }
        assertThat(taken).isBetween(2_350, 2_650);
    }

    @Test
    void the_page_about_expressions_is_fresh() throws Exception {
        Path page = Path.of("..", "docs", "expressions.md");
        if (Boolean.getBoolean("canto.write")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, ExpressionDocs.markdown());
        }
        assertThat(page).as("write it with -Dcanto.write=true").hasContent(ExpressionDocs.markdown());
    }
}
