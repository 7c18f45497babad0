package io.canto.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.canto.record.Fields;
import io.canto.record.LogRecord;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our nodes and Spring's interpreter agree over random expressions and records; -Dcanto.pairs=N for more. */
class DifferentialTest {
    private static final int RECORDS = 8;
    private static final int PAIRS = Integer.getInteger("canto.pairs", 50_000);

    @ParameterizedTest
    @CsvSource({"1, true", "2, false"})
    void translated_and_interpreted_agree(long seed, boolean isNasty) {
        Random random = new Random(seed * 31 + Long.getLong("canto.seed", 20260));
        RandomExpressions expressions = new RandomExpressions(random, isNasty);
        RandomRecords records = new RandomRecords(random, isNasty);
        int pairs = 0;
        int refused = 0;
        int answers = 0;
        while (pairs < PAIRS) {
            String source = expressions.next();
            ValueExpression translated;
            try {
                translated = ValueExpression.parse(source);
            } catch (ExpressionException e) {
                refused++;
                continue;
            }
            SpelReference reference = new SpelReference(source, !isNasty);
            for (int at = 0; at < RECORDS; at++, pairs++) {
                LogRecord record = records.next();
                Object expected = reference.evaluate(record);
                Object actual = translated.evaluate(record);
                answers += actual instanceof Failure ? 0 : 1;
                if (!agree(expected, actual)) {
                    fail(
                            "seed %d: %s%ngives %s, but%n%s%ngives %s%nfor body %s, attributes %s",
                            seed, source, actual, reference, expected, record.body(), record.readAttributes());
                }
            }
        }
        assertThat(refused).as("refused at load").isLessThan(pairs / RECORDS);
        assertThat(answers).as("answers").isGreaterThan(pairs / 5);
    }

    private static boolean agree(@Nullable Object expected, @Nullable Object actual) {
        if (expected == SpelReference.FAILED || actual instanceof Failure) {
            return expected == SpelReference.FAILED && actual instanceof Failure;
        }
        if (expected instanceof List<?> one && actual instanceof List<?> other) {
            boolean same = one.size() == other.size();
            for (int at = 0; same && at < one.size(); at++) {
                same = agree(one.get(at), other.get(at));
            }
            return same;
        }
        if (expected instanceof Fields one && actual instanceof Fields other) {
            return one.keySet().equals(other.keySet())
                    && one.keySet().stream().allMatch(key -> agree(one.get(key), other.get(key)));
        }
        return Kind.of(expected) == Kind.of(actual)
                && (Comparisons.equal(expected, actual)
                        || String.valueOf(expected).equals(String.valueOf(actual)));
    }
}
