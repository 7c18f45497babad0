package io.canto.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.expr.Regex.Match;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegexTest {
    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(
            delimiterString = " | ",
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '`',
            nullValues = "none",
            value = {
                // pattern | text | first match
                "abc | xabcx | abc",
                "^abc | abcd | abc",
                "^abc | xabc | none",
                "abc$ | xxabc | abc",
                "^abc$ | abc | abc",
                "^abc$ | abcd | none",
                "(?P<a_b>x+) | axxb | xx",
                "(?<ab>x+) | axxb | xx",
                "\\pL+ | 12äb3 | äb",
                "\\p{Greek}+ | abαβγ | αβγ",
                "\\P{Greek}+ | αβab | ab",
                "\\p{^Greek}+ | αβab | ab",
                "[\\p{Lu}\\d]+ | abÄ1c | Ä1",
                "[^\\pL]+ | ab12c | 12",
                "\\pN+ | ab١٢ | ١٢",
                "[[:alpha:]]+ | 12ab3 | ab",
                "[[:^alpha:]]+ | ab12 | 12",
                "[^[:space:]]+ | a b | a",
                "[[:word:]-]+ | ..a-b_c.. | a-b_c",
                "\\w+ | äab_1- | ab_1",
                "\\d+ | ab123 | 123",
                "\\d+ | ١٢ | none",
                "\\S+ | ` x y` | x",
                "(?i)straße | STRAßE | STRAßE",
                "(?i)k | K | K",
                "(?i)[k-m]+ | KLM | KLM",
                "(?i:a)b | Ab | Ab",
                "(?i:a)b | AB | none",
                "a(?i)b|c | aB | aB",
                "(?U)a+ | aaa | a",
                "(?U)a+? | aaa | aaa",
                "a+? | aaa | a",
                "\\Qa.b\\E+ | a.bbb | a.bbb",
                "\\Q*(\\E | x*( | *(",
                "\\x41\\x{1F600} | A😀 | A😀",
                "\\101 | none | none",
                "[a&&b]+ | &a&b | &a&b",
                "[a[b]+ | [ab | [ab",
                "[]a]+ | a]b | a]",
                "[^]a]+ | a]b | b",
                "[a-]+ | a-b | a-",
                "a{,2} | a{,2} | a{,2}",
                "a{2} | aaa | aa",
                "x{2,} | xxxx | xxxx",
                "\\bcat\\b | a cat! | cat",
                "\\bcat\\b | concat | none",
                "\\Bat | cat | at",
                "stdout|stderr | xx stderr | stderr",
                "err|error | error | err",
                "error|err | error | error",
                "a|b|cd | xcd | cd",
                "(?:a|b)*c | xababc | ababc",
                "\"(?:[^\"\\\\]|\\\\.)*\" | say \"a\\\"b\" ok | \"a\\\"b\"",
                "\\d+(?:\\.\\d+)* | v1.2.3. | 1.2.3",
                "(?:ab)* | ababa | abab",
                "(?:ab){2,3} | ababababab | ababab",
                "(?=a)\\w+ | 1 ab | ab",
                "foo(?!bar) | foobar foobaz | foo",
                "(?<=a)b | bab | b",
                "(\\w)\\1 | abccd | cc",
                "(?P<q>['\"]).*?\\k<q> | x 'a' | 'a'",
                "a++b | aaab | aaab",
                "(?>a|ab)c | abc | none",
                ".*?, | a, b, | `a,`",
                "^(\\S+)\" | HTTP/1.1\" 200 | HTTP/1.1\"",
                "(a+)(b+)?$ | aaab aa | aa",
                "(?m)^b$ | none | none",
                "x* | abc | ``",
                "[^ ]+ [^ ]+$ | a b c | b c",
            })
    void the_first_match_is_the_one_that_re2_and_perl_find(String pattern, String text, String expected) {
        String input = text == null ? "" : text;
        Match match = pattern == null || pattern.equals("\\101")
                ? null
                : Regex.parse(pattern).search(input);

        assertThat(match == null ? null : match.group(0)).isEqualTo(expected);
        if (match != null) {
            assertThat(Regex.parse(pattern).find(input)).isTrue();
        }
    }

    @Test
    void a_dot_stops_at_newline_only_and_dollar_is_the_end_of_the_text() {
        assertThat(Regex.parse("a.b").matches("a\rb")).isTrue();
        assertThat(Regex.parse("a.b").matches("a\u2028b")).isTrue();
        assertThat(Regex.parse("a.b").matches("a\nb")).isFalse();
        assertThat(Regex.parse("(?s)a.b").matches("a\nb")).isTrue();
        assertThat(Regex.parse("a$").find("a\n")).isFalse();
        assertThat(Regex.parse("(?m)a$").find("a\nb")).isTrue();
        assertThat(Regex.parse("(?m)^b").find("a\nb")).isTrue();
        assertThat(Regex.parse("\\s").find("\u000B")).isFalse();
        assertThat(Regex.parse("a\\Z").find("a\n")).isTrue();
    }

    @Test
    void groups_are_found_by_name_and_number() {
        Regex regex = Regex.parse("^\\[(?P<time>[^\\]]*)\\] \\[(?P<log_level>[^\\]]*)\\] "
                + "(?:\\[client (?P<client>[^\\]]*)\\] )?(?P<message>.*)$");
        Match with = regex.search("[Sun Dec 04] [error] [client 1.2.3.4] no such file");
        Match without = regex.search("[Sun Dec 04] [notice] [mod] started");

        assertThat(regex.groupNames()).containsExactly("time", "log_level", "client", "message");
        assertThat(with.group("client")).isEqualTo("1.2.3.4");
        assertThat(with.group("message")).isEqualTo("no such file");
        assertThat(with.group(2)).isEqualTo("error");
        assertThat(with.start(2)).isEqualTo(14);
        assertThat(without.group("client")).isNull();
        assertThat(without.start(3)).isEqualTo(-1);
        assertThat(without.group("message")).isEqualTo("[mod] started");
        assertThat(without.groupCount()).isEqualTo(4);
        assertThatThrownBy(() -> with.group("nope")).hasMessage("the pattern has no group 'nope'");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " | ",
            value = {
                "^(?P<time>[^ Z]+) (?P<stream>stdout|stderr) (?P<logtag>[^ ]*) ?(?P<log>.*)$ | scan, one pass",
                "^(?P<time>[^ ^Z]+Z) (?P<stream>stdout|stderr) (?P<logtag>[^ ]*) ?(?P<log>.*)$ | scan, one pass",
                "^(\\S+) (\\S+) (\\S+) \\[([^\\]]+)\\] \"([^\"]*)\" (\\d{3}) (\\d+|-)$ | scan, one pass",
                "^\\d{4}-\\d\\d-\\d\\d  | scan, one pass",
                "\"(\\S+) (\\S+) (\\S+)\" | scan, 1 forks",
                "level=(\\w+) | scan, one pass",
                "error | text 'error'",
                "^\\{ | text '{'",
                "(a+)+b | java.util.regex",
            })
    void usual_patterns_run_as_programs(String pattern, String plan) {
        assertThat(Regex.parse(pattern).plan()).startsWith(plan);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                "(abc | 0 | 1 | this '(' is not closed",
                "abc) | 3 | 1 | unexpected ')'",
                "[abc | 0 | 1 | this '[' is not closed",
                "*a | 0 | 1 | nothing to repeat before '*'",
                "a|+ | 2 | 1 | nothing to repeat before '+'",
                "a** | 2 | 1 | a repeat of a repeat '**'",
                "a{2}{3} | 4 | 3 | a repeat of a repeat '{2}{3}'",
                "x\\ | 1 | 1 | a backslash at the end of the pattern",
                "x\\y | 1 | 2 | unknown escape '\\y'",
                "\\C | 0 | 2 | `'\\C', a single byte, is not supported: text is made of characters here`",
                "(?P<a>x)(?P<a>y) | 12 | 1 | two groups are named 'a'",
                "(?P<a-b>x) | 0 | 6 | `a group name has letters, digits and '_' only`",
                "(?P<>x) | 0 | 5 | a group name is missing",
                "(?x)a | 0 | 3 | unknown kind of group '(?x'",
                "[z-a] | 1 | 3 | 'z-a' is not a range",
                "[[:nope:]] | 1 | 8 | unknown class '[:nope:]'",
                "\\p{Klingon} | 0 | 11 | unknown property 'Klingon'",
                "a{1001} | 1 | 6 | a count above 1000",
                "a{3,2} | 1 | 5 | the counts of the repeat are the wrong way round",
                "((a{1,100}){1,100}){1,100}b | 1 | 17 | nested counts multiply to more than 1000",
                "(a)\\2 | 3 | 2 | there is no group 2",
                "\\k<x> | 0 | 5 | there is no group 'x' before",
                "\\x{110000} | 0 | 9 | not a character's number",
            })
    void a_wrong_pattern_is_told_with_its_place(String pattern, int offset, int length, String message) {
        assertThatThrownBy(() -> Regex.parse(pattern)).isInstanceOfSatisfying(ExpressionException.class, wrong -> {
            assertThat(wrong).hasMessage(message);
            assertThat(wrong.offset()).as("offset").isEqualTo(offset);
            assertThat(wrong.length()).as("length").isEqualTo(length);
        });
    }

    @Test
    void a_pattern_is_limited_in_length_groups_depth_and_size() {
        assertThatThrownBy(() -> Regex.parse("a".repeat(2_001))).hasMessageContaining("at most 2000");
        assertThat(Regex.parseAssembled("ab".repeat(1_001)).find("x")).isFalse();
        assertThatThrownBy(() -> Regex.parse("(a)".repeat(201))).hasMessage("more than 200 groups");
        assertThatThrownBy(() -> Regex.parse("(".repeat(900))).hasMessage("groups are nested deeper than 60");
        assertThatThrownBy(() -> Regex.parse("[ab]{1000}".repeat(30))).hasMessageContaining("too large");
    }

    @Test
    void re2_runs_a_pattern_on_request_and_refuses_what_it_does_not_know() {
        Regex regex = Regex.parse("(?P<a_b>\\w+)=(\\d+)", Regex.Engine.RE2);

        assertThat(regex.plan()).isEqualTo("RE2/J");
        assertThat(regex.search("x k=12").group("a_b")).isEqualTo("k");
        assertThatThrownBy(() -> Regex.parse("(?=a)", Regex.Engine.RE2))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("not known to RE2");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                "b | abcb | X | aXcX",
                "(a)(b)? | abaX | [$1-${2}] | [a-b][a-]X",
                "(?P<first_name>\\w+) (\\w+) | ann lee | $2, ${first_name} | lee, ann",
                "\\d | 1 a 2 | $$ | $ a $",
                "x* | abc | - | -a-b-c-",
                "a* | baaac | - | -b-c-",
                "^a | aaa | b | baa",
                "$ | ab | ! | ab!",
                "nope | text | x | text",
                "\\B(?=.) | 😀😀 | - | -😀-😀",
            })
    void every_match_is_replaced_as_re2_does(String pattern, String text, String replacement, String expected) {
        assertThat(Regex.parse(pattern).replaceAll(text, replacement)).isEqualTo(expected);
    }

    @Test
    void a_replacement_is_checked_and_can_be_taken_literally() {
        Regex regex = Regex.parse("(a)");

        assertThat(regex.replaceAllLiteral("bab", "$1")).isEqualTo("b$1b");
        assertThatThrownBy(() -> regex.checkReplacement("x$2")).hasMessage("the pattern has no group '2'");
        assertThatThrownBy(() -> regex.checkReplacement("$1x")).hasMessage("the pattern has no group '1x'");
        assertThatThrownBy(() -> regex.checkReplacement("cost: 5$")).hasMessage("a '$' that names no group");
    }

    @Test
    void patterns_compare_by_source_and_engine() {
        assertThat(Regex.parse("a+")).isEqualTo(Regex.parse("a+")).hasToString("a+");
        assertThat(Regex.parse("a+")).isNotEqualTo(Regex.parse("a+", Regex.Engine.RE2));
    }
}
