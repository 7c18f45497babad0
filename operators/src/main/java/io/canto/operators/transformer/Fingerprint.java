package io.canto.operators.transformer;

import io.canto.record.Bytes;
import io.canto.record.Fields;
import io.canto.record.Values;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A short key that stands for a value of any kind: equal for equal values, in every run and on every machine, whatever the
 * order of a map's keys; different for different ones but for a chance of one in 2^128.
 */
final class Fingerprint {
    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Returns the fingerprint of values. */
    Key of(@Nullable Object... values) {
        for (Object value : values) {
            add(value);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new Key(hash.getLong(), hash.getLong());
    }

    private void add(@Nullable Object value) {
        if (value instanceof Fields fields) {
            head('m', fields.size());
            String[] keys = fields.keySet().toArray(new String[0]);
            Arrays.sort(keys);
            for (String key : keys) {
                add(key);
                add(fields.get(key));
            }
        } else if (value instanceof List<?> list) {
            head('l', list.size());
            list.forEach(this::add);
        } else if (value instanceof Bytes bytes) {
            head('b', bytes.length());
            digest.update(bytes.toArray());
        } else {
            String text = String.valueOf(value);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            head(Values.kind(value).charAt(0), bytes.length);
            digest.update(bytes);
        }
    }

    private void head(char kind, int length) {
        digest.update((byte) kind);
        for (int shift = 24; shift >= 0; shift -= 8) {
            digest.update((byte) (length >> shift));
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
