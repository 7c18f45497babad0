package io.canto.expr;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.record.RecordException;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Patterns and texts that hold a plain backtracking engine for seconds, or for ever. */
class HostileRegexTest {
    private static final long LIMIT_NANOS = 100_000_000;

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("(x)?(a+)+b\\1?", "a".repeat(30)),
                Arguments.of(".*.*.*=x", "a".repeat(1_000)),
                Arguments.of(".*.*.*=x", "=x\n" + "=".repeat(5_000)),
                Arguments.of("\\s+$", " ".repeat(20_000) + "x"),
                Arguments.of("((a{1,10}){1,10}){1,10}b", "a".repeat(5_000)),
                Arguments.of("(?:a|b)*c", "ab".repeat(20_000)),
                Arguments.of("(a|b|ab)*c", "ab".repeat(20_000)),
                Arguments.of("\"(?:[^\"\\\\]|\\\\.)*\"", "\"" + "\\a".repeat(20_000)),
                Arguments.of("^(.*?,){11}P", "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27"),
                Arguments.of("(x+x+)+y", "x".repeat(2_000)),
                Arguments.of("(a+)+$", "a".repeat(5_000) + "!"),
                Arguments.of("(a*)*b", "a".repeat(5_000)),
                Arguments.of("(a|aa)+$", "a".repeat(5_000) + "!"),
                Arguments.of("(.*)(.*)(.*)(.*)(.*)[^a]$", "a".repeat(3_000)),
                Arguments.of("(?:.*a){20}", "a".repeat(500) + "b".repeat(500)),
                Arguments.of("(\\w+\\s?)*$", "word ".repeat(2_000) + "!"),
                Arguments.of("^(([a-z])+.)+[A-Z]([a-z])+$", "a".repeat(3_000)),
                Arguments.of("([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}", "a".repeat(4_000)),
                Arguments.of("(?=(a+))\\1*b", "a".repeat(4_000)),
                Arguments.of("(a+)\\1+b", "a".repeat(4_000)),
                Arguments.of("(?:a?){30}a{30}b", "a".repeat(60)),
                Arguments.of("a[^c]*d", "a".repeat(50_000)),
                Arguments.of("\\w+=\\d+;", "a".repeat(50_000)),
                Arguments.of("a\\w*?b\\w*?c\\w*?d", "abc".repeat(10_000)),
                Arguments.of("[^ ]* [^ ]* [^ ]*x$", "a ".repeat(10_000)),
                Arguments.of("(?s).*(?:error|warn).*(?:x|y).*z", "error x warn y ".repeat(2_000)),
                Arguments.of("(?i)(s|S|ſ)+\\z", "ſ".repeat(5_000) + "!"),
                Arguments.of("(?:(?:a|b)|(?:a|c))*d", "a".repeat(5_000)),
                Arguments.of("(?<=a{1,50}b{1,50})c", "ab".repeat(10_000)),
                Arguments.of("a(?:a|bb)*c", "a".repeat(20_000)));
    }

    static Stream<String> hostilePatterns() {
        return Stream.of(
                "(?:".repeat(55) + "a" + ")+".repeat(55),
                "(?:".repeat(55) + "a" + "|b)".repeat(55),
                "(?:".repeat(55) + "a" + "|b)*".repeat(55),
                "(".repeat(55) + "a" + "|bc)?".repeat(55),
                "(?i)" + "[\\x{100}-\\x{cb0}]".repeat(110),
                "[" + "\\x{3000}-\\x{4000}".repeat(100) + "]",
                "\\p{L}".repeat(50) + "(a|b)*",
                "x|".repeat(999) + "x",
                "xy|".repeat(660) + "xy",
                "[ab]{1000}".repeat(9),
                "(?:a?){31}".repeat(10) + "a{100}",
                "(?:(?:a{1,10}b?){1,10}c?){1,10}",
                "(a*)*".repeat(40),
                "(?=".repeat(55) + "a" + ")".repeat(55),
                "(?<=" + "a?".repeat(200) + ")b");
    }

    @ParameterizedTest
    @MethodSource("hostilePatterns")
    void no_pattern_takes_long_to_read(String pattern) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            try {
                Regex.parse(pattern).find("a".repeat(200));
            } catch (ExpressionException | RecordException e) {
                assertThat(e).hasMessageNotContaining("\n");
            }
            best = Math.min(best, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        }
        assertThat(best).as("CPU nanoseconds").isLessThan(LIMIT_NANOS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void no_text_holds_the_thread(String pattern, String text) {
        Regex regex = Regex.parse(pattern);
        regex.find("warm"); // class loading is not what is timed
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            try {
                regex.find(text);
            } catch (RecordException e) {
                assertThat(e)
                        .hasMessageContaining("gave up")
                        .hasMessageNotContaining(text.substring(0, 10))
                        // most options that take a pattern offer no other engine
                        .hasMessageNotContaining("engine");
            }
            best = Math.min(best, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        }
        assertThat(best).as("CPU nanoseconds, %s", regex.plan()).isLessThan(LIMIT_NANOS);
    }
}
