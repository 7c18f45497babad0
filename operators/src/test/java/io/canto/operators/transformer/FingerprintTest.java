package io.canto.operators.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.canto.record.Bytes;
import io.canto.record.Values;
import io.canto.testkit.RandomValues;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private final Fingerprint stable = Fingerprint.stable();

    private Fingerprint.Key of(Object value) {
        return stable.of(Values.of(value));
    }

    @Test
    void values_that_differ_in_kind_or_parts_have_fingerprints_of_their_own() {
        List<Object> values = List.of(
                "",
                "1",
                "a",
                "ab",
                "a\u0000",
                "aaaa",
                "aaaaa",
                1L,
                1.0,
                true,
                "true",
                List.of(),
                List.of("a"),
                List.of("a", "b"),
                List.of(List.of("a"), "b"),
                List.of("a", List.of("b")),
                Map.of(),
                Map.of("a", "b"),
                Map.of("a", Map.of("b", "c")),
                Map.of("a", "b", "c", "d"),
                Map.of("ab", "cd"),
                Bytes.of(new byte[] {1}),
                Instant.EPOCH,
                Instant.EPOCH.toString(),
                List.of("ab"));

        assertThat(values.stream().map(this::of)).doesNotHaveDuplicates();
        assertThat(stable.of("a", "b")).isNotEqualTo(stable.of("ab")).isNotEqualTo(stable.of(List.of("a", "b")));
    }

    @Test
    void the_order_of_keys_makes_no_difference() {
        Map<String, Object> there = new LinkedHashMap<>();
        there.put("a", 1);
        there.put("b", Map.of("c", 2));
        Map<String, Object> back = new LinkedHashMap<>();
        back.put("b", Map.of("c", 2));
        back.put("a", 1);

        assertThat(of(there)).isEqualTo(of(back));
    }

    @Test
    void a_stable_one_gives_the_same_everywhere() {
        assertThat(of("a".repeat(32)).toRatio()).isEqualTo(0.2289063260467492);
        assertThat(of("b".repeat(32)).toRatio()).isEqualTo(0.8580417374698193);
        assertThat(Fingerprint.stable().of("x")).isEqualTo(stable.of("x"));
    }

    @Test
    void a_secret_one_gives_the_same_for_itself_only() {
        Fingerprint secret = Fingerprint.secret();

        assertThat(secret.of("x"))
                .isEqualTo(secret.of("x"))
                .isNotEqualTo(Fingerprint.secret().of("x"));
    }

    @Test
    void ratios_are_spread_evenly() {
        double[] ratios = IntStream.range(0, 100_000)
                .mapToDouble(number -> of("key " + number).toRatio())
                .sorted()
                .toArray();

        for (int percent = 1; percent < 100; percent++) {
            assertThat(ratios[percent * 1_000]).isCloseTo(percent / 100.0, within(0.01));
        }
        assertThat(Arrays.stream(ratios).distinct().count()).isEqualTo(100_000);
    }

    @Test
    void equal_random_values_are_told_from_different_ones() {
        Map<Fingerprint.Key, Object> seen = new HashMap<>();
        RandomValues random = new RandomValues(7);
        for (int number = 0; number < 50_000; number++) {
            Object value = random.map(3);
            Object before = seen.put(stable.of(value), value);

            assertThat(before == null || before.equals(value))
                    .as("%s and %s", before, value)
                    .isTrue();
        }
    }
}
