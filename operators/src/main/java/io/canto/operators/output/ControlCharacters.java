package io.canto.operators.output;

import io.canto.record.Utf8Buffer;
import java.util.Arrays;

/** Characters that a terminal obeys instead of showing them. */
final class ControlCharacters {
    private static final String HEX = "0123456789abcdef";

    private ControlCharacters() {}

    /** Replaces control characters, but line ends and tabs, from a position on by escapes such as {@code \x1b}. */
    static void escape(Utf8Buffer buffer, int from) {
        byte[] bytes = buffer.array();
        int at = from;
        while (at < buffer.length() && !isControl(bytes, at, buffer.length())) {
            at++;
        }
        if (at == buffer.length()) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(bytes, at, buffer.length());
        buffer.truncate(at);
        for (int next = 0; next < rest.length; next++) {
            if (!isControl(rest, next, rest.length)) {
                buffer.append(rest[next]);
                continue;
            }
            int code = rest[next] & 0xFF;
            if (code == 0xC2) {
                code = rest[++next] & 0xFF;
            }
            buffer.append("\\x").append(HEX.charAt(code >> 4)).append(HEX.charAt(code & 15));
        }
    }

    /** ASCII controls, and those of U+0080 to U+009F, which have two bytes. */
    private static boolean isControl(byte[] bytes, int at, int to) {
        int code = bytes[at] & 0xFF;
        if (code < ' ' || code == 0x7F) {
            return code != '\n' && code != '\t';
        }
        return code == 0xC2 && at + 1 < to && (bytes[at + 1] & 0xFF) < 0xA0;
    }
}
