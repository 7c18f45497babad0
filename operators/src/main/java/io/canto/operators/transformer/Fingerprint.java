package io.canto.operators.transformer;

import io.canto.record.Bytes;
import io.canto.record.Fields;
import io.canto.record.Values;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A short key that stands for a value of any kind: equal for equal values, whatever the order of a map's keys; different for
 * different ones but for a chance of one in 2^128. It is the hash function SipHash-2-4 with 128 bits, fed with words of eight
 * bytes; who does not know its key cannot make two values that have one fingerprint. Not thread-safe.
 */
final class Fingerprint {
    private static final int CHARS_IN_WORD = 4;

    private final long key0;
    private final long key1;
    private long v0;
    private long v1;
    private long v2;
    private long v3;
    private long words;

    private Fingerprint(long key0, long key1) {
        this.key0 = key0;
        this.key1 = key1;
    }

    /** Returns one that gives the same in every run and on every machine. */
    static Fingerprint stable() {
        return new Fingerprint(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);
    }

    /** Returns one that gives the same as long as it lives, so that nobody can choose values that collide. */
    static Fingerprint secret() {
        SecureRandom random = new SecureRandom();
        return new Fingerprint(random.nextLong(), random.nextLong());
    }

    /** Returns the fingerprint of values. */
    Key of(@Nullable Object... values) {
        v0 = key0 ^ 0x736f6d6570736575L;
        v1 = key1 ^ 0x646f72616e646f6dL ^ 0xee;
        v2 = key0 ^ 0x6c7967656e657261L;
        v3 = key1 ^ 0x7465646279746573L;
        words = 0;
        for (Object value : values) {
            add(value);
        }
        word(words << 59);
        v2 ^= 0xee;
        rounds(4);
        long first = v0 ^ v1 ^ v2 ^ v3;
        v1 ^= 0xdd;
        rounds(4);
        return new Key(first, v0 ^ v1 ^ v2 ^ v3);
    }

    private void add(@Nullable Object value) {
        if (value instanceof String text) {
            text('t', text);
        } else if (value instanceof Long number) {
            head('i', 0);
            word(number);
        } else if (value instanceof Fields fields) {
            head('m', fields.size());
            String[] keys = fields.keySet().toArray(new String[0]);
            Arrays.sort(keys);
            for (String key : keys) {
                text('k', key);
                add(fields.get(key));
            }
        } else if (value instanceof List<?> list) {
            head('l', list.size());
            list.forEach(this::add);
        } else if (value instanceof Bytes bytes) {
            text('x', bytes.toString());
        } else {
            text(Character.toUpperCase(Values.kind(value).charAt(0)), String.valueOf(value));
        }
    }

    private void text(char kind, String text) {
        int length = text.length();
        head(kind, length);
        long packed = 0;
        for (int at = 0; at < length; at++) {
            packed = packed << 16 | text.charAt(at);
            if (at % CHARS_IN_WORD == CHARS_IN_WORD - 1) {
                word(packed);
                packed = 0;
            }
        }
        if (length % CHARS_IN_WORD != 0) {
            word(packed);
        }
    }

    /** What follows has this kind and length, so that no two values are fed alike. */
    private void head(char kind, int length) {
        word((long) kind << 32 | length);
    }

    private void word(long word) {
        words++;
        v3 ^= word;
        rounds(2);
        v0 ^= word;
    }

    private void rounds(int count) {
        for (int round = 0; round < count; round++) {
            v0 += v1;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v3;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 += v3;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 += v1;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v2 = Long.rotateLeft(v2, 32);
        }
    }

    /**
     * A fingerprint.
     *
     * @param high its first half
     * @param low its second half
     */
    record Key(long high, long low) {
        /** Returns a number from 0 to below 1 that stands for the key. */
        double toRatio() {
            return (high >>> 11) * 0x1.0p-53;
        }
    }
}
