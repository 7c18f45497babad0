package io.canto.operators.transformer;

import io.canto.record.Utf8Buffer;
import io.canto.record.Utf8Text;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Texts that are joined, each a {@link String} or an {@link Utf8Text}: bytes are put behind bytes as long as nothing else
 * comes.
 */
final class JoinedText {
    private static final int LEAST_ROOM = 256;
    private static final int ROOMY = 64 * 1024;

    private final String separator;
    private final byte[] encoded;
    private final boolean isEncodable;
    private Utf8Buffer bytes = new Utf8Buffer(0);
    private boolean isAscii;
    private StringBuilder text = new StringBuilder();
    private boolean isText;
    private boolean isEmpty = true;

    JoinedText(String separator) {
        this.separator = separator;
        encoded = separator.getBytes(StandardCharsets.UTF_8);
        isEncodable = new String(encoded, StandardCharsets.UTF_8).equals(separator);
    }

    boolean isEmpty() {
        return isEmpty;
    }

    /** Returns two pieces as one without copying, or null if that cannot be: they do not stand so in one block. */
    @Nullable Utf8Text joined(Object first, Object second) {
        return isEncodable && first instanceof Utf8Text before && second instanceof Utf8Text next
                ? before.joined(encoded, next)
                : null;
    }

    void add(Object piece) {
        if (isEmpty) {
            begin();
        } else if (isText) {
            text.append(separator);
        } else {
            bytes.append(encoded, 0, encoded.length);
        }
        isEmpty = false;
        if (!isText && piece instanceof Utf8Text utf8) {
            bytes.append(utf8);
            isAscii &= utf8.isAscii();
            return;
        }
        if (!isText) {
            isText = true;
            text.append(bytes);
        }
        text.append(piece);
    }

    private void begin() {
        bytes = new Utf8Buffer(Math.max(LEAST_ROOM, Math.min(bytes.length(), ROOMY)));
        isAscii = encoded.length == separator.length();
        isText = !isEncodable;
    }

    /** Returns all that was added, and is empty again. */
    Object take() {
        isEmpty = true;
        if (!isText) {
            return new Utf8Text(bytes.array(), 0, bytes.length(), isAscii);
        }
        String joined = text.toString();
        if (text.capacity() > ROOMY) {
            text = new StringBuilder();
        } else {
            text.setLength(0);
        }
        return joined;
    }
}
