package io.canto.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.graph.Problem;
import io.canto.record.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a: 1                                    | {"a":1}
                    a: no                                   | {"a":"no"}
                    a: 012                                  | {"a":12}
                    a: 1:30                                 | {"a":"1:30"}
                    a: 1_000                                | {"a":"1_000"}
                    a: 0x1F                                 | {"a":31}
                    a: 0o17                                 | {"a":15}
                    a: 2026-01-02                           | {"a":"2026-01-02"}
                    a: ~                                    | {"a":null}
                    a:                                      | {"a":null}
                    a: NULL                                 | {"a":null}
                    a: 'null'                               | {"a":"null"}
                    a: True                                 | {"a":true}
                    a: tRue                                 | {"a":"tRue"}
                    a: .inf                                 | {"a":".inf"}
                    a: -1.5e3                               | {"a":-1500.0}
                    a: .5                                   | {"a":0.5}
                    '[&x {b: 1}, *x, {<<: *x, c: 2}]'       | [{"b":1},{"b":1},{"c":2,"b":1}]
                    '[&x {b: 1}, &y {c: 2, b: 0}, {<<: [*x, *y], d: 3}]' | [{"b":1},{"c":2,"b":0},{"d":3,"b":1,"c":2}]
                    '[&x {b: 1}, {b: 9, <<: *x}]'           | [{"b":1},{"b":9}]
                    '[&x a, &x b, *x]'                      | ["a","b","b"]
                    '{"<<": 1}'                             | {"<<":1}
                    """)
    void yaml_is_read_by_the_core_rules_of_1_2(String yaml, String json) {
        assertThat(Json.text(read(yaml).value())).isEqualTo(json);
    }

    @Test
    void numbers_are_exact() {
        assertThat(read("123456789012345678901234567890").value())
                .isEqualTo(new BigInteger("123456789012345678901234567890"));
        assertThat(read("-9223372036854775808").value()).isEqualTo(Long.MIN_VALUE);
        assertThat(read("1e400").value()).isEqualTo(new BigDecimal("1e400"));
        assertThat(read("0.1234567890123456789").value()).isEqualTo(new BigDecimal("0.1234567890123456789"));
        assertThat(read("0.1").value()).isEqualTo(0.1);
    }

    @Test
    void everything_knows_where_it_stands() {
        YamlMap root = (YamlMap) read("a: 1\nb:\n  - 'x'\n  - {c: \"\\u00e4y\"}\n");
        YamlList list = (YamlList) Objects.requireNonNull(root.get("b"));

        assertThat(root.keyPlace("b")).hasToString("f.yaml:2:1");
        assertThat(list.place()).hasToString("f.yaml:3:3");
        assertThat(list.items().get(0).place().length()).isEqualTo(3);
        assertThat(list.items().get(1).place().text()).isEqualTo("  - {c: \"\\u00e4y\"}");
        YamlScalar inner =
                (YamlScalar) Objects.requireNonNull(((YamlMap) list.items().get(1)).get("c"));
        assertThat(inner.text()).isEqualTo("äy");
        assertThat(inner.part(1, 1)).hasToString("f.yaml:4:16");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a: word X@1:9",
                "a: 'it''s X'@1:11",
                "a: \"\\x41\\n\\\"X\"@1:13",
                "a: one\\n   two X@2:8",
                "a: one\\n\\n   two X@3:8",
                "a: 'one \\n   two X'@2:8",
                "a: \"one\\\\\\n   two X\"@2:8",
                "a: |\\n  one\\n  two X@3:7",
                "a: |-\\n  one\\n\\n    two X@4:9",
                "a: >\\n  one\\n  two X\\n@3:7",
                "a: >\\n  one\\n\\n  two X\\n@4:7",
                "a: >\\n  one\\n    two\\n  X\\n@4:3",
                "a: |  # why\\n\\n  one X\\n@3:7",
                "😀: 😀 X@1:8",
                "a: \"\\U0001F600X\"@1:15",
                "[{b: {c: X}}]@1:10",
                "\\r\\na: X@2:4",
            })
    void a_letter_inside_a_text_is_found_in_the_file(String yaml, String position) {
        String text = yaml.replace("\\\\\\n", "\\\n").replace("\\n", "\n").replace("\\r", "\r");
        // "\x41\n" above is an escape of YAML, not a line end.
        text = text.replace("\\x41\n", "\\x41\\n");
        YamlScalar scalar = leaf(read(text));

        assertThat(scalar.part(scalar.text().indexOf('X'), 1)).hasToString("f.yaml:" + position);
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_file() {
        assertThat(((YamlMap) read("\uFEFFa: 1")).keyPlace("a")).hasToString("f.yaml:1:1");
    }

    private static YamlScalar leaf(YamlNode node) {
        if (node instanceof YamlMap map) {
            return leaf(map.entries().iterator().next().value());
        }
        return node instanceof YamlList list ? leaf(list.items().get(0)) : (YamlScalar) node;
    }

    private static YamlNode read(String yaml) {
        List<Problem> problems = new ArrayList<>();
        YamlNode node = YamlReader.read(yaml, "f.yaml", problems::add);
        assertThat(problems).isEmpty();
        return Objects.requireNonNull(node);
    }
}
