package io.canto.operators.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run ends while a record is held: the next one begins with that record, and reads as if there had been no end. */
class HeldRecordsTest {
    private static final String LETTERS = "aaabbb x\u00e9\n\n\n\r";

    @TempDir
    private Path folder;

    /** How records are cut. */
    enum Cut {
        LINES(Lines.defaults()),
        LONG_LINES_SPLIT(Lines.defaults().maxLogSize(5)),
        LONG_LINES_CUT(Lines.defaults().maxLogSize(5).truncate()),
        UTF_16(Lines.defaults().encoding("utf-16le").maxLogSize(10)),
        FIRST_LINES(Lines.defaults().startsWith("a", false)),
        FIRST_LINES_WITHOUT_THE_PATTERN(Lines.defaults().startsWith("a", true)),
        LAST_LINES(Lines.defaults().endsWith("b", false).maxLogSize(12)),
        LAST_LINES_WITHOUT_THE_PATTERN(Lines.defaults().endsWith("b", true));

        private final Lines lines;

        Cut(Lines lines) {
            this.lines = lines;
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_was_held_is_read_again_and_what_stands_before_it_is_not(Cut cut) throws IOException {
        Charset charset = cut == Cut.UTF_16 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
        for (int seed = 0; seed < 100; seed++) {
            Path place = Files.createDirectory(folder.resolve(String.valueOf(seed)));
            Random random = new Random(seed);
            Files.write(place.resolve("a.log"), content(random).getBytes(charset));
            try (FileInputs files = new FileInputs(place)
                    .lines(cut.lines)
                    .facts(new FileFactAttributes(false, false, false, true, true))
                    .keepingPositions()) {
                int held = random.nextInt(200);
                files.intake.hold(held);
                List<String> all = read(files);
                List<String> rest = read(files.stop());

                assertThat(rest).as("seed %s", seed).isEqualTo(all.subList(Math.min(held, all.size()), all.size()));
            }
        }
    }

    private static List<String> read(FileInputs files) throws IOException {
        files.poll();
        return files.intake.records().stream()
                .map(record -> record.body() + " " + record.readAttributes())
                .toList();
    }

    private static String content(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(3_000); length > 0; length--) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
