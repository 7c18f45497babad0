package io.canto.expr;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.record.LogRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionSetTest {
    private static final ConditionSet.FailureListener NO_FAILURES = (index, failure) -> {
        throw new AssertionError(index + ": " + failure);
    };

    @Test
    void equality_routes_find_their_constant() {
        List<Condition> conditions = IntStream.range(0, 1_000)
                .mapToObj(index -> Condition.parse("attributes.app == 'app-" + index + "'"))
                .toList();
        ConditionSet set = ConditionSet.of(conditions);
        LogRecord record = new LogRecord();
        record.attributes().put("app", "app-700");

        assertThat(set.next(record, 0, NO_FAILURES)).isEqualTo(700);
        assertThat(set.next(record, 701, NO_FAILURES)).isEqualTo(-1);
    }

    @Test
    void a_text_that_has_several_parts_goes_to_the_first() {
        List<Condition> conditions = new ArrayList<>();
        for (int index = 0; index < 20; index++) {
            conditions.add(Condition.parse("find(body, 'part" + index + "x')"));
        }
        ConditionSet set = ConditionSet.of(conditions);

        LogRecord record = LogRecord.of("part7x part12x part3x");
        assertThat(set.next(record, 0, NO_FAILURES)).isEqualTo(3);
        assertThat(set.next(record, 4, NO_FAILURES)).isEqualTo(7);
        assertThat(set.next(record, 8, NO_FAILURES)).isEqualTo(12);
        assertThat(set.next(record, 13, NO_FAILURES)).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void routing_together_is_as_routing_one_by_one(long seed) {
        Random random = new Random(seed);
        RandomExpressions expressions = new RandomExpressions(random, false);
        RandomRecords records = new RandomRecords(random, seed % 2 == 0);
        for (int round = 0; round < 150; round++) {
            List<Condition> conditions = new ArrayList<>();
            int size = 1 + random.nextInt(60);
            while (conditions.size() < size) {
                conditions.add(condition(random, expressions));
            }
            ConditionSet set = ConditionSet.of(conditions);
            for (int at = 0; at < 30; at++) {
                LogRecord record = records.next();
                if (random.nextBoolean()) {
                    record.attributes().put("a", random.nextBoolean() ? "abc" + random.nextInt(30) : random.nextInt(9));
                    record.setBody(random.nextBoolean() ? "GET /api/" + random.nextInt(20) + " é42" : record.body());
                }
                assertThat(together(set, record))
                        .as("seed %d, %s", seed, conditions)
                        .isEqualTo(oneByOne(conditions, record));
            }
        }
    }

    private static Condition condition(Random random, RandomExpressions expressions) {
        int number = random.nextInt(30);
        String field = random.nextInt(3) == 0 ? "body" : random.nextInt(8) == 0 ? "body.a.b" : "attributes.a";
        String text = switch (random.nextInt(14)) {
            case 0, 1, 2 -> field + " == 'abc" + number + "'";
            case 3 -> number % 9 + " == " + field;
            case 4 -> "(" + field + " == 'abc" + number + "' or " + field + " == " + number % 9 + ".0)";
            case 5 -> "{'abc" + number + "', null, 7}.contains(" + field + ")";
            case 6, 7 -> field + ".startsWith('" + "abc1".substring(0, 1 + number % 4) + "')";
            case 8 -> field + ".startsWith('GET /api/" + number + "')";
            case 9, 10 -> "find(" + field + ", 'c" + number + "')";
            case 11 -> field + ".contains('pi/" + number % 20 + " é')";
            case 12 -> field + " == 'abc" + number + "' and body.b / " + number % 3 + " > 1";
            default -> "find(" + field + ", '^abc.*" + number + "')";
        };
        while (random.nextInt(10) == 0) {
            String other = expressions.next();
            try {
                return Condition.parse(other);
            } catch (ExpressionException refused) {
                // Another one, then.
            }
        }
        return Condition.parse(text);
    }

    private static List<Object> together(ConditionSet set, LogRecord record) {
        List<Object> told = new ArrayList<>();
        int at = -1;
        do {
            at = set.next(record, at + 1, (index, failure) -> {
                told.add(index);
                told.add(failure);
            });
            told.add(at);
        } while (at >= 0);
        return told;
    }

    private static List<Object> oneByOne(List<Condition> conditions, LogRecord record) {
        List<Object> told = new ArrayList<>();
        for (int index = 0; index < conditions.size(); index++) {
            Verdict verdict = conditions.get(index).test(record);
            if (verdict == Verdict.YES) {
                told.add(index);
            } else if (verdict instanceof Failure failure) {
                told.add(index);
                told.add(failure);
            }
        }
        told.add(-1);
        return told;
    }
}
