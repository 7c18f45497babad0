package io.canto.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8Test {
    @ParameterizedTest
    @CsvSource({
        "61, -1",
        "c3a4, -1",
        "e282ac, -1",
        "f09f9880, -1",
        "f48fbfbf, -1",
        "ed9fbf, -1",
        "ee8080, -1",
        "c0af, 0",
        "c1bf, 0",
        "e08080, 0",
        "f0808080, 0",
        "eda080, 0",
        "edbfbf, 0",
        "f4908080, 0",
        "f8808080, 0",
        "ff, 0",
        "61c3, 1",
        "6180, 1",
        "e282, 0",
        "61626364656667686970ff, 10",
        "6162636465666768f09f98, 8"
    })
    void the_first_byte_that_is_no_utf8_is_found(String hex, int expected) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(Utf8.firstMalformed(bytes, 0, bytes.length)).isEqualTo(expected);
    }

    @Test
    void it_agrees_with_the_decoder_of_the_platform_on_random_bytes() {
        Random random = new Random(3);
        for (int round = 0; round < 50_000; round++) {
            byte[] bytes = new byte[random.nextInt(20)];
            random.nextBytes(bytes);
            for (int at = 0; at < bytes.length; at++) {
                switch (random.nextInt(4)) {
                    case 0 -> bytes[at] &= 0x7F;
                    case 1 -> bytes[at] = (byte) (0x80 | bytes[at] & 0x3F);
                    default -> bytes[at] |= (byte) 0xC0;
                }
            }
            assertThat(Utf8.firstMalformed(bytes, 0, bytes.length) < 0)
                    .as(HexFormat.of().formatHex(bytes))
                    .isEqualTo(decodes(bytes));
        }
    }

    @Test
    void the_first_byte_beyond_ascii_is_found_at_every_place() {
        for (int length = 0; length < 40; length++) {
            for (int place = 0; place < length; place++) {
                byte[] bytes = new byte[length];
                bytes[place] = (byte) 0x80;
                assertThat(Utf8.firstNonAscii(bytes, 0, length)).isEqualTo(place);
                assertThat(Utf8.firstNonAscii(bytes, place + 1, length)).isEqualTo(length);
            }
        }
    }

    private static boolean decodes(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
