package io.canto.expr;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.record.Fields;
import io.canto.record.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That values and failures stay the same is {@link DifferentialTest}'s. */
class SharedTestsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "body.user.role == 'admin' and body.user.id == 4711 | 2",
                "body.user.role == 'admin' or body.user['id'] != 4711 or body.user.id > 3 | 3",
                "body.status >= 500 and body.status < 600 | 2",
                "attributes.app == 'shop' or attributes.app == 'blog' | 2",
                "(body.a.b == 1 or body.a.b == 2) and find(body.a.text, 'x') and body.a matches 'y' | 3",
                "resource.k8s.pod.startsWith('a') and {1, 2}.contains(resource.k8s.node) | 2",
            })
    void tests_of_one_field_and_of_keys_of_its_map_share_the_reading(String condition, int tests) {
        Node root = Condition.parse(condition).compiled().root();

        assertThat(root)
                .isInstanceOfSatisfying(
                        SharedTests.class, shared -> assertThat(shared.tests).hasSize(tests));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "body.level == 'error' and body.status >= 500",
                "severity > 3 and severity < 8",
                "body.a.b == 1 and body.c.d == 1",
                "body.a.b == 1 and severity > 3 and body.a.c == 1",
                "body.a.b == body.a.c and body.a.c == 1",
            })
    void tests_that_have_no_map_in_common_stand_alone(String condition) {
        assertThat(Condition.parse(condition).compiled().root()).isInstanceOf(Logic.And.class);
    }

    @Test
    void the_first_test_that_decides_is_the_last_that_is_asked() {
        Condition condition =
                Condition.parse("body.user.role == 'admin' and body.user.id > 4711 and body.user.id < 9000");
        Fields user = new Fields();
        user.put("role", "guest");
        user.put("id", "none");
        LogRecord record = LogRecord.of(new Fields());
        ((Fields) record.body()).put("user", user);

        assertThat(condition.test(record)).isEqualTo(Verdict.NO);

        user.put("role", "admin");
        assertThat(condition.test(record))
                .isEqualTo(Condition.parse("body.user.id > 4711").test(record));
        assertThat(condition.test(record)).isInstanceOf(Failure.class);
    }
}
