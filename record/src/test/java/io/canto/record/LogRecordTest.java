package io.canto.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.record.json.RecordJsonCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogRecordTest {
    @Test
    void a_fork_shares_nothing_mutable_with_its_original() {
        for (long seed = 0; seed < 2_000; seed++) {
            RandomValues values = new RandomValues(seed);
            LogRecord original = values.record();
            original.context().values().put("scratch", values.value(2));
            original.context().countSeen("checkpoint");
            String before = text(original);

            LogRecord fork = original.fork();
            assertThat(text(fork)).as("seed %s", seed).isEqualTo(before);
            spoil(fork, new Random(seed));
            assertThat(text(original)).as("seed %s", seed).isEqualTo(before);

            String after = text(fork);
            spoil(original, new Random(seed + 1));
            assertThat(text(fork)).as("seed %s", seed).isEqualTo(after);
        }
    }

    @Test
    void a_body_of_bytes_becomes_text_when_it_is_asked_for() {
        LogRecord record = new LogRecord();
        record.setBody(text("gr\u00FC\u00DFe"));
        LogRecord fork = record.fork();

        assertThat(record.body()).isEqualTo("gr\u00FC\u00DFe");
        assertThat(record.heldBody()).isInstanceOf(Utf8Text.class);
        assertThat(fork.body()).isEqualTo("gr\u00FC\u00DFe");
        assertThat(fork).hasToString("record with text body, 0 attributes");
    }

    @Test
    void a_value_of_bytes_is_text_to_all_that_ask_for_it() {
        LogRecord record = new LogRecord();
        record.setBody(text("gr\u00FC\u00DFe"));
        FieldPath to = FieldPath.parse("attributes.greeting");
        to.set(record, FieldPath.parse("body").take(record));

        Fields fields = record.attributes();
        assertThat(fields.heldAt(0)).isInstanceOf(Utf8Text.class);
        assertThat(record.body()).isNull();
        assertThat(to.get(record)).isEqualTo("gr\u00FC\u00DFe");
        assertThat(fields.get("greeting")).isEqualTo("gr\u00FC\u00DFe");
        assertThat(fields.valueAt(0)).isEqualTo("gr\u00FC\u00DFe");
        assertThat(fields).isEqualTo(Map.of("greeting", "gr\u00FC\u00DFe")).hasToString("{greeting=gr\u00FC\u00DFe}");
        assertThat(fields.fork().remove("greeting")).isEqualTo("gr\u00FC\u00DFe");
        assertThat(fields.put("greeting", 1L)).isEqualTo("gr\u00FC\u00DFe");
    }

    @Test
    void a_text_of_bytes_becomes_text_where_only_text_can_stand() {
        LogRecord record = new LogRecord();

        FieldPath.parse("severity_text").set(record, text("warn"));

        assertThat(record.severityText()).isEqualTo("warn");
    }

    @Test
    void a_record_that_is_retained_lets_go_of_the_block_its_body_was_read_with() {
        LogRecord record = new LogRecord();
        record.setBody(text("plain"));

        record.retain();

        assertIsApart(record.heldBody(), "plain");
    }

    @Test
    void a_record_that_is_retained_lets_go_of_the_blocks_its_values_were_read_with() {
        LogRecord record = new LogRecord();
        record.attributes().put("first", text("one"));
        record.resource().put("deep", Fields.of(Map.of("second", text("two"))));
        record.context().values().put("listed", List.of(Fields.of(Map.of("third", text("three")))));

        record.retain();

        assertIsApart(record.attributes().held("first"), "one");
        assertIsApart(FieldPath.parse("resource.deep.second").held(record), "two");
        List<?> listed = (List<?>) record.context().values().get("listed");
        assertIsApart(((Fields) listed.get(0)).held("third"), "three");
    }

    private static void assertIsApart(Object held, String expected) {
        assertThat(((Utf8Text) held).bytes()).asString(StandardCharsets.UTF_8).isEqualTo(expected);
        assertThat(held).hasToString(expected);
    }

    private static Utf8Text text(String text) {
        byte[] block = ("before\n" + text + "\nafter").getBytes(StandardCharsets.UTF_8);
        return new Utf8Text(block, 7, block.length - 6, block.length == text.length() + 13);
    }

    private static void spoil(LogRecord record, Random random) {
        spoilValue(record.body(), random);
        spoilValue(record.attributes(), random);
        spoilValue(record.resource(), random);
        spoilValue(record.context().values(), random);
        record.context().countSeen("checkpoint");
        record.context().countSeen("other");
        record.context().addToPath("a");
        record.setSeverity(random.nextInt(25));
        record.setTimestampNanos(random.nextLong());
        record.setScopeName("spoiled");
    }

    /** Changes every map that can be reached from a value, in a random way. */
    private static void spoilValue(Object value, Random random) {
        if (value instanceof List<?> items) {
            items.forEach(item -> spoilValue(item, random));
        } else if (value instanceof Fields fields) {
            new ArrayList<>(fields.values()).forEach(item -> spoilValue(item, random));
            switch (random.nextInt(5)) {
                case 0 -> fields.clear();
                case 1 -> fields.entrySet().forEach(entry -> entry.setValue("spoiled"));
                case 2 -> fields.removeIf((key, item) -> random.nextBoolean());
                case 3 -> fields.merge(Fields.of(Map.of("a", Map.of("spoiled", 1), "new", 2)));
                default -> fields.put("spoiled", 1);
            }
        }
    }

    private static String text(LogRecord record) {
        Utf8Buffer out = new Utf8Buffer(256);
        RecordJsonCodec.withContext().encode(record, out);
        return out.toString();
    }

    @Test
    void a_fork_belongs_to_the_same_delivery_and_to_nobody() {
        List<String> settled = new ArrayList<>();
        Delivery delivery = new Delivery(() -> settled.add("settled"));
        LogRecord record = LogRecord.of("x");
        record.setDelivery(delivery, 0);
        record.setOwner(new Notes());
        record.retain();
        LogRecord fork = record.fork();
        assertThat(fork.delivery()).isSameAs(delivery);
        assertThat(fork.owner()).isNull();
        assertThat(fork.isRetained()).isFalse();
    }

    @Test
    void a_retained_record_keeps_its_delivery_open_until_the_holds_are_released() {
        List<String> settled = new ArrayList<>();
        LogRecord record = record("first", settled);
        Notes notes = new Notes();
        record.setOwner(notes);
        record.retain();
        assertThatThrownBy(record::retain).isInstanceOf(IllegalStateException.class);
        assertThat(notes.retained).containsExactly(record);
        record.keep();
        record.delivery().walk().release();
        assertThat(settled).isEmpty();

        Hold hold = record.endRetention();
        assertThat(record.isRetained()).isFalse();
        assertThatThrownBy(record::endRetention).isInstanceOf(IllegalStateException.class);
        assertThat(settled).isEmpty();
        hold.release();
        assertThat(settled).containsExactly("first");
    }

    @Test
    void a_record_that_is_not_retained_any_more_at_the_end_of_the_turn_holds_nothing() {
        List<String> settled = new ArrayList<>();
        LogRecord record = record("first", settled);
        record.setBody(text("plain"));
        Object body = record.heldBody();
        record.setOwner(new Notes());
        record.retain();

        assertThat(record.endRetention()).isNull();
        record.keep();
        record.delivery().walk().release();

        assertThat(settled).containsExactly("first");
        assertThat(record.heldBody()).isSameAs(body);
    }

    @Test
    void a_record_cannot_be_retained_after_the_end_of_its_delivery() {
        LogRecord record = record("first", new ArrayList<>());
        record.setOwner(new Notes());
        record.delivery().walk().release();

        assertThatThrownBy(record::retain)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a delivery was held after its end");
        assertThat(record.isRetained()).isFalse();
    }

    @Test
    void a_record_answers_for_all_that_it_absorbed() {
        List<String> settled = new ArrayList<>();
        LogRecord first = record("first", settled);
        LogRecord second = record("second", settled);
        LogRecord third = record("third", settled);
        LogRecord sameAsThird = LogRecord.of("x");
        sameAsThird.setDelivery(third.delivery(), 1);
        Notes notes = new Notes();
        second.setOwner(notes);

        assertThatThrownBy(() -> first.absorb(second)).isInstanceOf(IllegalStateException.class);
        first.retain();
        first.absorb(second);
        third.retain();
        third.absorb(sameAsThird);
        first.absorb(third);
        first.absorb(sameAsThird);
        for (LogRecord record : List.of(first, second, third)) {
            record.delivery().walk().release();
        }
        assertThat(notes.merged).containsExactly(second);
        assertThat(third.isRetained()).isFalse();
        assertThat(settled).isEmpty();

        first.endRetention().release();
        assertThat(settled).containsExactlyInAnyOrder("first", "second", "third");
    }

    @Test
    void it_answers_for_them_at_every_keeper_that_it_comes_to_and_so_do_its_forks() {
        List<String> settled = new ArrayList<>();
        LogRecord whole = record("first", settled);
        LogRecord second = record("second", settled);
        whole.retain();
        whole.absorb(second);
        List.of(whole, second).forEach(record -> record.delivery().walk().release());

        Hold atFirstKeeper = whole.endRetention();
        LogRecord fork = whole.fork();
        LogRecord another = record("another", settled);
        another.retain();
        another.absorb(whole);
        fork.retain();
        atFirstKeeper.release();
        another.endRetention().release();
        assertThat(settled).isEmpty();

        fork.endRetention().release();
        assertThat(settled).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void of_records_of_one_delivery_the_place_of_the_first_is_held() {
        List<Integer> held = new ArrayList<>();
        Delivery delivery = new Delivery(new Delivery.Source() {
            @Override
            public void settled() {}

            @Override
            public void held(int[] places) {
                Arrays.stream(places).forEach(held::add);
            }
        });
        LogRecord[] records = new LogRecord[10];
        for (int place = 0; place < records.length; place++) {
            records[place] = LogRecord.of(place);
            records[place].setDelivery(delivery, place);
        }
        records[3].retain();
        records[3].absorb(records[4]);
        records[5].retain();
        records[5].absorb(records[3]);
        records[6].retain();
        records[6].absorb(records[5]);
        records[8].retain();
        records[8].absorb(records[7]);
        delivery.walked();

        assertThat(held).containsExactly(3, 7, 8);
    }

    @Test
    void random_merges_settle_each_delivery_once_and_only_at_the_end() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            List<String> settled = new ArrayList<>();
            List<LogRecord> records = new ArrayList<>();
            List<Delivery> deliveries = new ArrayList<>();
            for (int at = 0; at < 5; at++) {
                String name = "delivery " + at;
                deliveries.add(new Delivery(() -> settled.add(name)));
            }
            Notes turn = new Notes();
            for (int at = 0; at < 20; at++) {
                LogRecord record = LogRecord.of(at);
                record.setDelivery(deliveries.get(at % 5), at);
                record.setOwner(random.nextBoolean() ? turn : null);
                if (at == 0 || random.nextBoolean()) {
                    record.retain();
                }
                records.add(record);
            }
            for (int merges = random.nextInt(10); merges > 0; merges--) {
                LogRecord one = records.get(random.nextInt(records.size()));
                LogRecord other = records.get(random.nextInt(records.size()));
                if (one != other && one.isRetained() && other != records.get(0)) {
                    one.absorb(other);
                    records.remove(other);
                }
            }
            turn.retained.forEach(LogRecord::keep);
            deliveries.forEach(delivery -> delivery.walk().release());
            int open = settled.size();
            LogRecord whole = records.remove(0);
            while (!records.isEmpty()) {
                LogRecord next = records.remove(random.nextInt(records.size()));
                if (!next.delivery().isDone()) {
                    whole.absorb(next);
                }
                assertThat(settled).as("seed %s", seed).hasSize(open);
            }
            whole.endRetention().release();
            assertThat(settled).as("seed %s", seed).hasSize(5).doesNotHaveDuplicates();
        }
    }

    @Test
    void maps_that_are_not_there_read_as_empty_and_cannot_be_changed() {
        LogRecord record = new LogRecord();
        assertThat(record.readAttributes()).isEmpty();
        assertThat(record.readResource()).isEmpty();
        assertThat(record.attribute("a")).isNull();
        assertThatThrownBy(() -> record.readAttributes().put("a", 1)).isInstanceOf(UnsupportedOperationException.class);
        record.setBody(record.readAttributes());
        record.set(FieldPath.parse("body.a"), 1);
        record.setAttributes(new LogRecord().readResource());
        record.attributes().put("b", 2);
        assertThat(new LogRecord().readAttributes()).isEmpty();
    }

    @Test
    void numbers_out_of_range_and_times_beyond_the_record_are_refused() {
        LogRecord record = new LogRecord();
        assertThatThrownBy(() -> record.setSeverity(25)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> record.setTraceFlags(256)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> record.setTimestamp(Instant.parse("2300-01-01T00:00:00Z")))
                .isInstanceOf(IllegalArgumentException.class);
        record.setTimestamp(Instant.ofEpochSecond(-9_223_372_037L, 145_224_193));
        assertThat(record.timestampNanos()).isEqualTo(Long.MIN_VALUE + 1);
        assertThat(record.timestamp()).isEqualTo(Instant.ofEpochSecond(-9_223_372_037L, 145_224_193));
        record.setTimestamp(null);
        assertThat(record.timestamp()).isNull();
    }

    @Test
    void it_says_what_it_is_without_its_content() {
        LogRecord record = LogRecord.of("secret");
        record.attributes().put("password", "secret");
        assertThat(record).hasToString("record with text body, 1 attributes");
    }

    private static LogRecord record(String name, List<String> settled) {
        LogRecord record = LogRecord.of(name);
        record.setDelivery(new Delivery(() -> settled.add(name)), 0);
        return record;
    }

    private static final class Notes implements RecordOwner {
        final List<LogRecord> retained = new ArrayList<>();
        final List<LogRecord> merged = new ArrayList<>();

        @Override
        public void retained(LogRecord record) {
            retained.add(record);
        }

        @Override
        public void merged(LogRecord record) {
            merged.add(record);
        }
    }
}
