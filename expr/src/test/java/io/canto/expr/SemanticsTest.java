package io.canto.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.RecordError;
import io.canto.record.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SemanticsTest {
    private static LogRecord record() {
        Fields body = new Fields();
        body.put("one", 1L);
        body.put("half", 0.5);
        body.put("tenth", new BigDecimal("0.1"));
        body.put("max", Long.MAX_VALUE);
        body.put("min", Long.MIN_VALUE);
        body.put("big", BigInteger.TWO.pow(64));
        body.put("bigDouble", Math.pow(2, 64));
        body.put("nan", Double.NaN);
        body.put("infinite", Double.POSITIVE_INFINITY);
        body.put("text", "text");
        body.put("empty", "");
        body.put("yes", true);
        body.put("none", null);
        body.put("list", Json.parse("[1, \"a\", null, {\"k\": 2}]"));
        body.put("map", Json.parse("{\"a\": 1, \"b\": {\"c\": 3}}"));
        body.put("time", Instant.EPOCH);
        return LogRecord.of(body);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            body.one == 1.0                              | yes
            body.one == 1                                | yes
            body.tenth == 0.1                            | yes
            body.big == body.bigDouble                   | yes
            body.big > body.max                          | yes
            body.max == 9223372036854775807.0            | no
            body.max < 9223372036854775808.0             | yes
            9007199254740993L == 9007199254740992.0      | no
            body.nan == body.nan                         | no
            body.nan != 1                                | yes
            body.nan < 1                                 | no
            body.nan >= 1                                | no
            body.infinite > body.big                     | yes
            -body.infinite < body.min                    | yes
            body.max > 9223372036854775807L              | no
            body.min < -9223372036854775807L             | yes
            body.one == '1'                              | no
            body.one != '1'                              | yes
            body.text == body.list                       | no
            body.none == null                            | yes
            body.nothing == null                         | yes
            body.nothing.at.all == null                  | yes
            body.nothing['x'][0] == null                 | yes
            body.list[2] == null                         | yes
            body.list[3].k == 2                          | yes
            body.list == {1.0, 'a', null, {'k': 2}}      | yes
            body.map == {'b': {'c': 3}, 'a': 1}          | yes
            body.map.b['c'] == 3                         | yes
            body.map[a] == 1                             | yes
            body.text < 'u'                              | yes
            'B' < 'a'                                    | yes
            true > false                                 | yes
            body.time < now()                            | yes
            body.one between {1, 2}                      | yes
            body.one between {1.5, 2}                    | no
            body.text between {'a', 'z'}                 | yes
            body.one > 5                                 | no
            5 > body.one                                 | yes
            body.text > 5                                | fails
            body.none > 5                                | fails
            body.none < body.none                        | fails
            body.nothing >= 0                            | fails
            body.map > body.map                          | fails
            body.yes > 1                                 | fails
            body.one between {'a', 'b'}                  | fails
            body.one between body.list                   | fails
            body.text.length == 4                        | fails
            body.one.two == null                         | fails
            body.list.a == null                          | fails
            body.list[4] == null                         | fails
            body.list[-1] == null                        | fails
            body.list['a'] == null                       | fails
            body.map[0] == null                          | fails
            body.text[0] == 't'                          | fails
            body.one / 0 == 1                            | fails
            body.one % 0 == 1                            | fails
            body.one / 0.0 == body.infinite              | fails
            body.half / 0 == body.infinite               | fails
            body.half % 0.0 == body.nan                  | fails
            1e308 * (body.half * 4) > 1                  | fails
            -1e308 - (1.5e308 * body.one) < 1            | fails
            (body.half * 4) ^ 5000 > 1                   | fails
            (-body.half) ^ body.half == body.nan         | fails
            body.infinite * 2 == body.infinite           | yes
            body.infinite / 0.0 == body.infinite         | yes
            body.half - body.infinite < body.min         | yes
            body.max + 1 > 0                             | fails
            body.min - 1 < 0                             | fails
            body.max * 2 > 0                             | fails
            -body.min > 0                                | fails
            body.min / -1 > 0                            | fails
            body.big + 1 > body.big                      | yes
            7 / 2 == 3                                   | yes
            7 / 2.0 == 3.5                               | yes
            -7 % 3 == -1                                 | yes
            2 ^ 10 == 1024                               | yes
            (body.one + 1) ^ 63 > 0                      | fails
            body.text + 1 == 'text1'                     | yes
            body.text + body.none == 'textnull'          | yes
            body.one + body.yes == 2                     | fails
            body.text - 1 == 1                           | fails
            body.yes and body.one == 1                   | yes
            body.yes or body.none > 1                    | yes
            body.none > 1 or body.yes                    | fails
            !body.yes                                    | no
            body.text and body.yes                       | fails
            body.none and true                           | fails
            body.text                                    | fails
            body.none                                    | fails
            body.text ? true : false                     | fails
            (body.empty ?: 'x') == 'x'                   | yes
            (body.none ?: 'x') == 'x'                    | yes
            (body.one ?: 2) == 1                         | yes
            body.text matches 't.*'                      | yes
            body.text matches 'tex'                      | no
            body.one matches '\\d'                       | yes
            body.none matches '.*'                       | fails
            body.list matches '.*'                       | fails
            find(body.text, 'ex')                        | yes
            find(body.one, '1')                          | fails
            body.none?.startsWith('x') == null           | yes
            body.none.startsWith('x')                    | fails
            body.none.?[true] == null                    | fails
            body.none?.?[true] == null                   | yes
            body.list.?[#this == 1] == {1}               | yes
            body.list.^[#this != 1] == 'a'               | yes
            body.list.$[#this != 1].k == 2               | yes
            body.list.^[#this == 9] == null              | yes
            body.list.![#this == null] == {false, false, true, false}   | yes
            body.map.?[key == 'a'] == {'a': 1}           | yes
            body.map.![key] == {'a', 'b'}                | yes
            body.map.![value][0] == 1                    | yes
            body.list.?[#root.body.one == 1].size() == 4 | yes
            body.list.?[k == 2]                          | fails
            body.list.contains(1.0)                      | yes
            body.map.contains('a')                       | yes
            body.text.contains('ex')                     | yes
            {1, 'text', null}.contains(body.text)        | yes
            {1, 'text', null}.contains(body.nothing)     | yes
            {1, 'text'}.contains(body.map)               | no
            severity == 0                                | yes
            severity >= 0                                | yes
            timestamp == null                            | yes
            context.error == null                        | yes
            resource.size() == 0                         | yes
            """)
    void means(String expression, String expected) {
        Verdict verdict = Condition.parse(expression).test(record());
        String actual = verdict == Verdict.YES ? "yes" : verdict == Verdict.NO ? "no" : "fails";
        assertThat(actual).as("%s: %s", expression, verdict).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            atributes.app == 'x'        | 0  | 9  | 'atributes' is no field of a record           | did you mean 'attributes'?
            severity > 1 or boby == 'x' | 16 | 4  | 'boby' is no field of a record                | did you mean 'body'?
            lowr(body) == 'x'           | 0  | 4  | there is no function 'lowr'                   | did you mean 'lower'?
            body.startWith('x')         | 5  | 9  | there is no method 'startWith'                | did you mean 'startsWith'?
            find(body)                  | 0  | 4  | 'find' takes 2 arguments                      | it is called as find(text, pattern)
            find(body, 5)               | 11 | 1  | 'pattern' of find must be text, not integer   | it is called as find(text, pattern)
            find(body, '(')             | 12 | 1  | *                                             | *
            body matches 'a)'           | 15 | 1  | *                                             | *
            extract(body, '(a)', 2) == 1 | 21 | 1 | the pattern has no such group                 | groups are 0 to 1
            extract(body, '(?P<a>b)', 'c') == 1 | 26 | 3 | the pattern has no such group          | groups are 0 to 1, a
            replace_all(body, 'a', '$1') == 1 | 23 | 4 | the pattern has no group '1'             | *
            severity + 1                | 9  | 1  | true or false expected, but this is integer   | compare it with something
            severity > 'x'              | 9  | 1  | integer and text have no order                | *
            severity and true           | 0  | 8  | true or false expected, but this is integer   | *
            severity.x == 1             | 9  | 1  | integer has no keys                           | *
            body.x == 9999999999        | 10 | 10 | '9999999999' is too large for a plain integer | write 9999999999L
            body.x == 'abc              | 10 | 4  | the quote is not closed                       | *
            body.x == 1 body            | 12 | 4  | 'body' does not belong here                   | *
            (body.x 'a')                | 8  | 1  | text in quotes does not belong here, ')' does | -
            {body.x: 1, 2} == body      | 13 | 1  | *                                             | *
            attributes[severity] == 1   | 11 | 8  | 'severity' in brackets could be the key or the field | *
            #lower(body) == 'x'         | 0  | 6  | functions are called without '#'              | *
            1 / 0 == 1                  | 0  | 10 | this always fails: a number cannot be divided by zero | -
            body.x == 0x1ffffffff       | 10 | 11 | '0x1ffffffff' is too large for a plain integer | write 0x1ffffffffL
            body.x > 9223372036854775808 | 9 | 19 | '9223372036854775808' is too large for an integer | -
            body.x < 1e400              | 9  | 5  | '1e400' is too large for a decimal            | -
            """)
    void wrong_expressions_are_refused_with_their_place(
            String expression, int offset, int length, String message, String hint) {
        assertThatThrownBy(() -> Condition.parse(expression)).isInstanceOfSatisfying(ExpressionException.class, e -> {
            assertThat(e.getMessage()).isNotBlank();
            if (!message.equals("*")) {
                assertThat(e).hasMessage(message);
            }
            if (!hint.equals("*")) {
                assertThat(String.valueOf(e.hint())).isEqualTo(hint.equals("-") ? "null" : hint);
            }
            assertThat(new int[] {e.offset(), e.length()}).containsExactly(offset, length);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1 == 1                       | true
            'a' == 'b' or 1 > 2          | false
            true or body.x == 1          | true
            false and body.x == 1        | false
            body.x == 1 or true          |
            body.x == body.x             |
            {1, 2}.size() == 2           | true
            env('PATH') == 'nowhere'     |
            now() > timestamp            |
            """)
    void constant_conditions_are_known(String expression, Boolean expected) {
        assertThat(Condition.parse(expression).constant()).isEqualTo(expected);
    }

    @Test
    void the_last_failure_can_be_read() {
        LogRecord record = record();
        record.context().setError(new RecordError("json_parser", "parse_error", "no JSON", Instant.EPOCH));
        assertThat(Condition.parse("context.error.code == 'parse_error'").test(record))
                .isEqualTo(Verdict.YES);
    }

    @Test
    void a_value_shares_nothing_with_the_record_or_the_expression() {
        LogRecord record = record();
        ValueExpression expression = ValueExpression.parse("body.map");
        ((Fields) expression.evaluate(record)).put("a", 2);
        assertThat(Condition.parse("body.map.a == 1").test(record)).isEqualTo(Verdict.YES);

        ValueExpression constant = ValueExpression.parse("{'a': {'b': 1}}");
        ((Fields) ((Fields) constant.evaluate(record)).get("a")).clear();
        assertThat(constant.evaluate(record)).isEqualTo(Json.parse("{\"a\": {\"b\": 1}}"));
    }

    @Test
    void failures_name_kinds_and_never_values() {
        LogRecord record = LogRecord.of("secret");
        assertThat(Condition.parse("body > 5").test(record)).isEqualTo(new Failure("text and integer have no order"));
        assertThat(Condition.parse("body > 5").test(record))
                .isSameAs(Condition.parse("body > 6").test(record));
    }

    @Test
    void parts_are_explained() {
        Explanation explanation =
                Expressions.explain("body.one + 1 > 5 / 2 and body.list.?[#this == 1].size() == 1", record());

        assertThat(explanation.value()).isEqualTo(false);
        assertThat(explanation.parts())
                .extracting(Explanation.Part::text, Explanation.Part::depth, Explanation.Part::how)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("(body.one + 1)", 2, Explanation.How.TRANSLATED),
                        org.assertj.core.groups.Tuple.tuple("(5 / 2)", 2, Explanation.How.CONSTANT),
                        org.assertj.core.groups.Tuple.tuple("(#this == 1)", 3, Explanation.How.PER_ELEMENT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            plain                            | plain | true
            a-${body.text}-b                 | a-text-b | false
            ${body.none}${body.one}          | 1 | false
            ${body.map}                      | {"a":1,"b":{"c":3}} | false
            ${ {'a': 1}.a }${'}'}            | 1} | true
            $${body.text} costs $5           | ${body.text} costs $5 | true
            ${body.half} ${body.yes}         | 0.5 true | false
            ${body.time}                     | 1970-01-01T00:00:00Z | false
            """)
    void templates_render(String template, String expected, boolean isConstant) {
        assertThat(Template.parse(template).render(record())).isEqualTo(expected);
        assertThat(Template.parse(template).isConstant()).isEqualTo(isConstant);
    }

    @Test
    void templates_fail_as_their_expressions_and_say_where_they_are_wrong() {
        assertThat(Template.parse("x-${body.one.two}").render(record())).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> Template.parse("app-${boby}"))
                .isInstanceOfSatisfying(
                        ExpressionException.class, e -> assertThat(e.offset()).isEqualTo(6));
        assertThatThrownBy(() -> Template.parse("app-${body"))
                .isInstanceOfSatisfying(
                        ExpressionException.class, e -> assertThat(e.offset()).isEqualTo(4));
    }
}
