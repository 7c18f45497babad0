package io.canto.operators.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.operators.store.SlotFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file input starts from whatever is left of its positions. */
class DamageTest {
    private static final int CHANGED_PART = 1_300;
    private static final List<String> LINES = List.of("a1", "a2", "a3", "b1", "b2");

    @TempDir
    private Path folder;

    private FileInputs files() {
        return new FileInputs(folder).keepingPositions();
    }

    private Path positions() {
        return SlotFile.path(folder.resolve("state"), "positions", "main", "tested");
    }

    /** Reads two files in some steps, and returns what is kept of it. */
    private byte[] readBoth() throws IOException {
        try (FileInputs files = files()) {
            files.append("a.log", "a1\n").append("b.log", "b1\n").read();
            files.append("a.log", "a2\n").read();
            files.append("a.log", "a3\n").append("b.log", "b2\n").read();
        }
        return Files.readAllBytes(positions());
    }

    /** Starts with these positions and a line more in each file, and returns what comes. */
    private List<String> startWith(byte[] kept) throws IOException {
        Files.write(positions(), kept);
        try (FileInputs files = files()) {
            List<String> come = files.read();
            if (come.size() > 2) {
                assertThat(kept.length == 0 || said(files)).isTrue();
            }
            return come;
        }
    }

    private static boolean said(FileInputs files) {
        return files.context.warnings().stream().anyMatch(words -> words.contains("the positions are damaged in"));
    }

    private void addLines() throws IOException {
        new FileInputs(folder).append("a.log", "a4\n").append("b.log", "b3\n");
    }

    @Test
    void whatever_byte_is_flipped_nothing_is_lost_and_it_is_said_if_something_comes_twice() throws IOException {
        byte[] whole = readBoth();
        addLines();
        for (int at = 0; at < CHANGED_PART; at++) {
            byte[] broken = whole.clone();
            broken[at] ^= (byte) (1 << at % 8);
            List<String> come = new ArrayList<>(startWith(broken));
            assertThat(come).as("byte %s", at).contains("a4", "b3");
            assertThat(come).as("byte %s", at).doesNotHaveDuplicates();
            come.removeAll(List.of("a4", "b3"));
            assertThat(LINES).containsAll(come);
        }
    }

    @Test
    void wherever_it_is_cut_nothing_is_lost_and_it_is_said_if_something_comes_twice() throws IOException {
        byte[] whole = readBoth();
        addLines();
        for (int length = 0; length < whole.length; length += length < CHANGED_PART ? 1 : 53) {
            List<String> come = startWith(Arrays.copyOf(whole, length));
            assertThat(come).as("length %s", length).contains("a4", "b3");
            assertThat(come).as("length %s", length).doesNotHaveDuplicates();
        }
    }
}
