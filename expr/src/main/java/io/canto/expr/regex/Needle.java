package io.canto.expr.regex;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A text that is looked for in UTF-8: eight bytes at a time for its rarest byte, and then around that. In well-formed UTF-8
 * it is found where the text has it, and nowhere else.
 */
public final class Needle {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    /** What logs are full of, the most frequent first. */
    private static final String COMMON = "e \"0123ta4ison56r789l:d,cu-mp/.gh=bfyw_kvESTIRAON";

    private final byte[] bytes;
    private final int rarest;
    private final long rarestEach;

    private Needle(byte[] bytes) {
        this.bytes = bytes;
        int place = 0;
        for (int at = 1; at < bytes.length; at++) {
            place = rarity(bytes[at]) > rarity(bytes[place]) ? at : place;
        }
        rarest = place;
        rarestEach = (bytes[place] & 0xFF) * ONES;
    }

    private static int rarity(byte value) {
        int place = COMMON.indexOf(value);
        return place < 0 ? COMMON.length() : place;
    }

    /** Returns a text to look for, or null for one that is empty or that UTF-8 cannot say. */
    public static @Nullable Needle of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return text.isEmpty() || !new String(bytes, StandardCharsets.UTF_8).equals(text) ? null : new Needle(bytes);
    }

    /** Returns how many bytes it has. */
    int length() {
        return bytes.length;
    }

    /**
     * Whether it stands at a place.
     *
     * @param to where the text ends
     */
    public boolean isAt(byte[] text, int at, int to) {
        if (to - at < bytes.length) {
            return false;
        }
        for (int next = 0; next < bytes.length; next++) {
            if (text[at + next] != bytes[next]) {
                return false;
            }
        }
        return true;
    }

    /** Whether a text ends with it. */
    public boolean isEndOf(byte[] text, int from, int to) {
        return to - from >= bytes.length && isAt(text, to - bytes.length, to);
    }

    /** Returns the first place from {@code from} on where it stands, or -1. */
    public int find(byte[] text, int from, int to) {
        int end = to - bytes.length + rarest + 1; // behind the last place of the rarest byte
        int at = from + rarest;
        for (; at < end - (Long.BYTES - 1); at += Long.BYTES) {
            long difference = (long) EIGHT.get(text, at) ^ rarestEach;
            long found = (difference - ONES) & ~difference & HIGH_BITS;
            while (found != 0) {
                int place = at + (Long.numberOfTrailingZeros(found) >>> 3) - rarest;
                if (isAt(text, place, to)) {
                    return place;
                }
                found &= found - 1;
            }
        }
        for (; at < end; at++) {
            if (text[at] == bytes[rarest] && isAt(text, at - rarest, to)) {
                return at - rarest;
            }
        }
        return -1;
    }
}
