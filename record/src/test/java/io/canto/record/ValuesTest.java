package io.canto.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValuesTest {
    static Stream<Arguments> conversions() {
        return Stream.of(
                Arguments.of(null, null, "null"),
                Arguments.of("a", "a", "text"),
                Arguments.of(new StringBuilder("a"), "a", "text"),
                Arguments.of('a', "a", "text"),
                Arguments.of(FieldPath.Root.BODY, "body", "text"),
                Arguments.of(1L, 1L, "integer"),
                Arguments.of(1, 1L, "integer"),
                Arguments.of((short) 1, 1L, "integer"),
                Arguments.of((byte) 1, 1L, "integer"),
                Arguments.of(BigInteger.ONE, 1L, "integer"),
                Arguments.of(BigInteger.valueOf(Long.MIN_VALUE), Long.MIN_VALUE, "integer"),
                Arguments.of(BigInteger.TWO.pow(63), BigInteger.TWO.pow(63), "integer"),
                Arguments.of(1.5, 1.5, "decimal"),
                Arguments.of(1.5f, 1.5, "decimal"),
                Arguments.of(new BigDecimal("1.5"), new BigDecimal("1.5"), "decimal"),
                Arguments.of(true, true, "boolean"),
                Arguments.of(Instant.EPOCH, Instant.EPOCH, "time"),
                Arguments.of(new byte[] {1}, Bytes.of(new byte[] {1}), "bytes"),
                Arguments.of(List.of(1, Set.of(2)), List.of(1L, List.of(2L)), "list"),
                Arguments.of(new Object[] {1, null}, Arrays.asList(1L, null), "list"),
                Arguments.of(Map.of("a", Map.of("b", 1)), Map.of("a", Map.of("b", 1L)), "map"));
    }

    @ParameterizedTest
    @MethodSource("conversions")
    void a_value_is_brought_to_a_kind_that_records_hold(Object value, Object expected, String kind) {
        Object converted = Values.of(value);
        assertThat(converted).isEqualTo(expected);
        assertThat(Values.kind(converted)).isEqualTo(kind);
        assertThat(Values.of(converted)).isSameAs(converted);
    }

    @Test
    void other_values_are_refused() {
        for (Object value :
                new Object[] {new Object(), Optional.of(1), Path.of("a"), List.of(Path.of("a")), new int[1]}) {
            assertThatThrownBy(() -> Values.of(value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("a record cannot hold a ");
        }
    }

    @Test
    void a_list_cannot_be_changed_by_anybody() {
        List<Object> source = new ArrayList<>(List.of(1));
        List<?> list = (List<?>) Values.of(source);
        source.set(0, 2);
        assertThat(list).isEqualTo(List.of(1L));
        list.toArray()[0] = 3L;
        assertThat(list).isEqualTo(List.of(1L));
        assertThatThrownBy(() -> list.remove(0)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_list_without_maps_is_shared_by_forks_and_one_with_maps_is_not() {
        Object plain = Values.of(List.of(1, "a"));
        assertThat(Values.fork(plain)).isSameAs(plain);
        Object mapped = Values.of(List.of(List.of(Map.of("a", 1))));
        Object fork = Values.fork(mapped);
        ((Fields) ((List<?>) ((List<?>) fork).get(0)).get(0)).put("a", 2);
        assertThat(mapped).isEqualTo(List.of(List.of(Map.of("a", 1L))));
    }

    @Test
    void bytes_are_copied_in_and_out_and_compared_by_content() {
        byte[] source = {1, 2, 3};
        Bytes bytes = Bytes.of(source, 1, 2);
        source[1] = 9;
        bytes.toArray()[0] = 9;
        assertThat(bytes).isEqualTo(Bytes.of(new byte[] {2, 3})).hasSameHashCodeAs(Bytes.of(new byte[] {2, 3}));
        assertThat(bytes.length()).isEqualTo(2);
        assertThat(bytes).hasToString("AgM=").isNotEqualTo("AgM=");
        assertThatThrownBy(() -> Bytes.of(source, 2, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
