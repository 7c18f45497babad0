package io.canto.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    @ParameterizedTest
    @ValueSource(ints = {3, 12, 30, 200})
    void it_behaves_as_a_linked_hash_map_under_random_operations(int differentKeys) {
        for (long seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            Map<String, Object> expected = new LinkedHashMap<>();
            Fields fields = new Fields(random.nextInt(3));
            for (int step = 0; step < 600; step++) {
                String key = key(random, differentKeys);
                Object value = random.nextInt(5) == 0 ? null : (Object) random.nextLong();
                switch (random.nextInt(16)) {
                    case 0, 1, 2, 3, 4, 5 -> assertThat(fields.put(key, value)).isEqualTo(expected.put(key, value));
                    case 6, 7 -> assertThat(fields.remove(key)).isEqualTo(expected.remove(key));
                    case 8 -> removeByIterator(random, fields, expected);
                    case 9 -> setByEntry(random, fields, expected, value);
                    case 10 -> fields = forkAndSpoil(fields);
                    case 11 -> mergeRandom(random, differentKeys, fields, expected);
                    case 12 -> {
                        int rest = random.nextInt(4);
                        assertThat(fields.entrySet()
                                        .removeIf(entry -> entry.getKey().hashCode() % 4 == rest))
                                .isEqualTo(expected.entrySet()
                                        .removeIf(entry -> entry.getKey().hashCode() % 4 == rest));
                    }
                    default -> {
                        assertThat(fields.get(key)).isEqualTo(expected.get(key));
                        assertThat(fields.containsKey(key)).isEqualTo(expected.containsKey(key));
                    }
                }
                if (random.nextInt(200) == 0) {
                    fields.clear();
                    expected.clear();
                }
                assertThat(new ArrayList<>(fields.entrySet()))
                        .as("seed %s step %s", seed, step)
                        .isEqualTo(new ArrayList<>(expected.entrySet()));
            }
            assertThat(fields).isEqualTo(expected).hasSameHashCodeAs(expected);
            assertThat(expected).isEqualTo(fields);
            for (int at = 0; at < fields.size(); at++) {
                assertThat(fields.find(fields.keyAt(at))).isEqualTo(at);
            }
        }
    }

    private static String key(Random random, int differentKeys) {
        String key = "key" + random.nextInt(differentKeys);
        return random.nextBoolean() ? key.intern() : key;
    }

    private static void removeByIterator(Random random, Fields fields, Map<String, Object> expected) {
        int bound = random.nextInt(4) + 1;
        Iterator<Map.Entry<String, Object>> mine = fields.entrySet().iterator();
        Iterator<Map.Entry<String, Object>> other = expected.entrySet().iterator();
        while (other.hasNext()) {
            assertThat(mine.next()).isEqualTo(other.next());
            if (random.nextInt(bound) == 0) {
                mine.remove();
                other.remove();
            }
        }
        assertThat(mine.hasNext()).isFalse();
    }

    private static void setByEntry(Random random, Fields fields, Map<String, Object> expected, Object value) {
        if (expected.isEmpty()) {
            return;
        }
        int at = random.nextInt(expected.size());
        Map.Entry<String, Object> entry = new ArrayList<>(fields.entrySet()).get(at);
        Object before = new ArrayList<>(expected.entrySet()).get(at).setValue(value);
        assertThat(entry.setValue(value)).isEqualTo(before);
        assertThat(entry.getValue()).isEqualTo(value);
    }

    /** Goes on with the copy, and changes the original in every way that must not be seen in the copy. */
    private static Fields forkAndSpoil(Fields fields) {
        Fields copy = fields.fork();
        fields.put("spoiled", 1);
        fields.put("key1", "spoiled");
        fields.remove("key0");
        fields.removeIf((key, value) -> key.endsWith("2"));
        return copy;
    }

    private static void mergeRandom(Random random, int differentKeys, Fields fields, Map<String, Object> expected) {
        Fields other = new Fields();
        for (int at = random.nextInt(5); at > 0; at--) {
            other.put(key(random, differentKeys), random.nextLong());
        }
        expected.putAll(other);
        fields.merge(other);
    }

    @Test
    void merging_puts_maps_into_maps_and_anything_else_in_place_of_what_was_there() {
        Fields fields = Fields.of(Map.of("map", Map.of("a", 1, "b", 2), "text", "x", "same", Map.of()));
        fields.merge(Fields.of(
                Map.of("map", Map.of("b", 3, "c", Map.of("d", 4)), "text", Map.of("e", 5), "same", 6, "new", 7)));
        assertThat(fields)
                .isEqualTo(Fields.of(Map.of(
                        "map",
                        Map.of("a", 1, "b", 3, "c", Map.of("d", 4)),
                        "text",
                        Map.of("e", 5),
                        "same",
                        6,
                        "new",
                        7)));
    }

    @Test
    void a_null_value_is_a_value() {
        Fields fields = new Fields();
        fields.put("a", null);
        assertThat(fields).hasSize(1).containsKey("a");
        assertThat(fields.get("a")).isNull();
        assertThat(fields.containsKey("b")).isFalse();
        assertThat(fields.containsKey(7)).isFalse();
        assertThat(fields.get((Object) 7)).isNull();
        assertThat(fields.remove((Object) null)).isNull();
    }

    @Test
    void what_no_record_can_hold_is_refused() {
        Fields fields = new Fields();
        assertThatThrownBy(() -> fields.put("a", new Object())).hasMessage("a record cannot hold a Object");
        assertThatThrownBy(() -> fields.put("a", fields)).hasMessage("a map cannot hold itself");
        assertThatThrownBy(() -> Fields.of(Map.of(1, "x"))).hasMessage("a key of a map must be text, not integer");
        assertThat(fields).isEmpty();
    }

    @Test
    void positions_and_iterators_end_where_the_keys_end() {
        Fields fields = Fields.of(Map.of("a", 1));
        assertThat(fields.keyAt(0)).isEqualTo("a");
        assertThat(fields.valueAt(0)).isEqualTo(1L);
        assertThatThrownBy(() -> fields.keyAt(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> fields.valueAt(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        Iterator<Map.Entry<String, Object>> entries = fields.entrySet().iterator();
        assertThatThrownBy(entries::remove).isInstanceOf(IllegalStateException.class);
        entries.next();
        assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void an_entry_of_a_removed_key_changes_nothing_any_more() {
        Fields fields = new Fields();
        fields.put("a", 1);
        fields.put("b", 2);
        Iterator<Map.Entry<String, Object>> entries = fields.entrySet().iterator();
        Map.Entry<String, Object> first = entries.next();
        entries.remove();
        first.setValue(9);
        assertThat(fields).isEqualTo(Map.of("b", 2L));
    }

    @Test
    void thousands_of_keys_of_one_hash_do_not_cost_the_square_of_their_number() {
        List<String> keys = new ArrayList<>(List.of(""));
        for (int round = 0; round < 15; round++) {
            List<String> longer = new ArrayList<>();
            keys.forEach(key -> longer.addAll(List.of(key + "Aa", key + "BB")));
            keys = longer;
        }
        List<String> colliding = keys;
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Fields fields = new Fields();
            colliding.forEach(key -> fields.put(key, 1));
            colliding.forEach(key -> fields.put(new String(key), 2));
            assertThat(fields.size()).isEqualTo(1 << 15);
        });
    }

    @Test
    void views_of_a_map_change_the_map() {
        Fields fields = Fields.of(Map.of("a", 1, "b", 2, "c", 3));
        fields.keySet().remove("a");
        fields.values().removeIf(value -> value.equals(2L));
        assertThat(fields).isEqualTo(Map.of("c", 3L));
        fields.entrySet().clear();
        assertThat(fields).isEmpty();
    }
}
