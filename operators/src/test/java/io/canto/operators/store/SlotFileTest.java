package io.canto.operators.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlotFileTest {
    private static final int PAYLOAD = 16;

    @TempDir
    Path folder;

    @Test
    void what_was_written_last_is_read_again() throws IOException {
        try (SlotFile file = open()) {
            assertThat(file.isNew()).isTrue();
            for (int key = 0; key < 200; key++) {
                SlotFile.Slot slot = file.add();
                for (int value = 0; value <= key % 5; value++) {
                    slot.write(payload(key, value));
                }
            }
        }
        try (SlotFile file = open()) {
            assertThat(file.isNew()).isFalse();
            assertThat(file.damaged()).isZero();
            Map<Long, Long> contents = contents(file);
            assertThat(contents).hasSize(200);
            contents.forEach((key, value) -> assertThat(value).isEqualTo(key % 5));
        }
    }

    @Test
    void a_freed_slot_is_used_again() throws IOException {
        try (SlotFile file = open()) {
            SlotFile.Slot slot = file.add();
            slot.write(payload(1, 1));
            slot.free();
            slot.free();
        }
        try (SlotFile file = open()) {
            assertThat(file.slots()).isEmpty();
            assertThat(file.damaged()).isZero();
        }
    }

    @Test
    void one_process_has_it_at_a_time() throws IOException {
        try (SlotFile first = open()) {
            assertThat(first.slots()).isEmpty();
            assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("is in use");
        }
        open().close();
    }

    @Test
    void a_byte_that_was_flipped_anywhere_costs_at_most_one_write_of_one_slot() throws IOException {
        writeThree();
        byte[] whole = Files.readAllBytes(path());
        Set<Integer> losses = new HashSet<>();
        for (int at = 0; at < 64 + 3 * 64 + 256; at++) {
            byte[] broken = whole.clone();
            broken[at] ^= (byte) (1 << at % 8);
            Files.write(path(), broken);
            try (SlotFile file = open()) {
                Map<Long, Long> contents = contents(file);
                assertThat(contents).as("byte %d", at).hasSize(3);
                int behind = 0;
                for (Map.Entry<Long, Long> entry : contents.entrySet()) {
                    assertThat(entry.getValue()).as("byte %d", at).isBetween(6L, 7L);
                    behind += 7 - entry.getValue();
                }
                losses.add(behind);
            }
        }
        assertThat(losses).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void a_file_that_was_cut_anywhere_gives_what_is_left() throws IOException {
        writeThree();
        byte[] whole = Files.readAllBytes(path());
        for (int length = 0; length < whole.length; length += length < 600 ? 1 : 97) {
            Files.write(path(), java.util.Arrays.copyOf(whole, length));
            try (SlotFile file = open()) {
                assertThat(contents(file).size()).isLessThanOrEqualTo(3);
                contents(file).forEach((key, value) -> assertThat(value).isBetween(6L, 7L));
                assertThat(file.damaged() > 0 || length == 0)
                        .as("length %d", length)
                        .isTrue();
                file.add().write(payload(9, 9));
            }
            try (SlotFile file = open()) {
                assertThat(contents(file)).containsEntry(9L, 9L);
            }
        }
    }

    private void writeThree() throws IOException {
        try (SlotFile file = open()) {
            for (int key = 0; key < 3; key++) {
                SlotFile.Slot slot = file.add();
                for (int value = 0; value < 8; value++) {
                    slot.write(payload(key, value));
                }
            }
        }
    }

    private Path path() {
        return SlotFile.path(folder, "positions", "main/x", "in");
    }

    private SlotFile open() throws IOException {
        return SlotFile.open(path(), PAYLOAD);
    }

    private static ByteBuffer payload(long key, long value) {
        return ByteBuffer.allocate(PAYLOAD).putLong(key).putLong(value).flip();
    }

    private static Map<Long, Long> contents(SlotFile file) {
        Map<Long, Long> contents = new TreeMap<>();
        for (SlotFile.Slot slot : file.slots()) {
            ByteBuffer payload = slot.read();
            contents.put(payload.getLong(0), payload.getLong(8));
        }
        return contents;
    }
}
