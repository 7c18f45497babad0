package io.canto.expr.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NeedleTest {
    private static final String[] LETTERS = {"a", "a", "b", "\"", "z", "\u00FC", "\u65E5", "\uD83D\uDE00"};

    @Test
    void it_is_found_where_the_text_has_it() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            String part = text(random, 1 + random.nextInt(4));
            String text = text(random, random.nextInt(40));
            String before = text(random, random.nextInt(3));
            Needle needle = Objects.requireNonNull(Needle.of(part));
            byte[] bytes = (before + text + part).getBytes(StandardCharsets.UTF_8);
            int from = before.getBytes(StandardCharsets.UTF_8).length;
            int to = bytes.length - part.getBytes(StandardCharsets.UTF_8).length;

            int at = text.indexOf(part);
            int place = at < 0 ? -1 : from + text.substring(0, at).getBytes(StandardCharsets.UTF_8).length;
            assertThat(needle.find(bytes, from, to)).as("seed %d", seed).isEqualTo(place);
            assertThat(needle.isAt(bytes, from, to)).as("seed %d", seed).isEqualTo(text.startsWith(part));
            assertThat(needle.isEndOf(bytes, from, to)).as("seed %d", seed).isEqualTo(text.endsWith(part));
        }
    }

    @Test
    void half_a_surrogate_pair_cannot_be_looked_for() {
        assertThat(Needle.of("a\uD83D")).isNull();
        assertThat(Needle.of("")).isNull();
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < length; at++) {
            text.append(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return text.toString();
    }
}
