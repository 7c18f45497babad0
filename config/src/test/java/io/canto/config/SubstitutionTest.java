package io.canto.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.config.yaml.YamlNode;
import io.canto.config.yaml.YamlReader;
import io.canto.record.json.Json;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubstitutionTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "NAME", "shop", "PORT", "8080", "EMPTY", "", "EVIL", "x\n  - {type: y}: [a, &b *c", "LIST", "[a, b]");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ${env:NAME}                  | "shop"
                    a-${env:NAME}-${env:PORT}    | "a-shop-8080"
                    ${env:PORT}                  | 8080
                    '"${env:PORT}"'              | "8080"
                    ${env:MISSING:-7}            | 7
                    ${env:MISSING:-}             | ""
                    ${env:EMPTY:-x}              | "x"
                    ${env:EMPTY}                 | ""
                    ${env:NAME:-x}               | "shop"
                    ${env:MISSING:-a:-b}         | "a:-b"
                    $${env:NAME}                 | "${env:NAME}"
                    $${env:NAME}${env:NAME}      | "${env:NAME}shop"
                    ${env('NAME')} ${body} $1    | "${env('NAME')} ${body} $1"
                    ${env:LIST}                  | "[a, b]"
                    ${env:EVIL}                  | "x\\n  - {type: y}: [a, &b *c"
                    """)
    void variables_are_replaced_inside_texts(String written, String json) {
        Problems problems = new Problems();

        assertThat(Json.text(apply("- " + written + "\n", problems))).isEqualTo("[" + json + "]");
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void keys_are_left_alone() {
        assertThat(Json.text(apply("'${env:NAME}': 1", new Problems()))).isEqualTo("{\"${env:NAME}\":1}");
    }

    @Test
    void what_variables_add_is_bounded() {
        Problems problems = new Problems();
        String yaml = "- ${env:LONG}\n".repeat(1_000);
        YamlNode root = Objects.requireNonNull(YamlReader.read(yaml, "f.yaml", problems));

        new Substitution(name -> "x".repeat(100_000), problems).apply(root);

        assertThat(problems.list().get(0).message()).isEqualTo("the variables of this file are too long");
    }

    private static Object apply(String yaml, Problems problems) {
        YamlNode root = Objects.requireNonNull(YamlReader.read(yaml, "f.yaml", problems));
        return new Substitution(ENVIRONMENT::get, problems).apply(root).value();
    }
}
