package io.canto.operators.transformer;

import io.canto.record.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Hashes values to hex, with a key or without. Not thread-safe. */
final class Hasher {
    private final Function<byte[], byte[]> function;

    /**
     * Makes one.
     *
     * @param algorithm as Java names it, such as SHA-256
     * @param key a key for an HMAC, or null
     */
    Hasher(String algorithm, @Nullable String key) {
        try {
            if (key == null) {
                function = MessageDigest.getInstance(algorithm)::digest;
            } else {
                String name = "Hmac" + algorithm.replace("-", "");
                Mac mac = Mac.getInstance(name);
                mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), name));
                function = mac::doFinal;
            }
        } catch (NoSuchAlgorithmException | InvalidKeyException | IllegalArgumentException e) {
            throw new IllegalArgumentException("cannot hash with " + algorithm + ": " + e.getMessage(), e);
        }
    }

    /** Returns the hash of bytes, or of a value as it is written, in lower-case hex. */
    String hex(Object value) {
        byte[] bytes =
                value instanceof Bytes raw ? raw.toArray() : value.toString().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(function.apply(bytes));
    }
}
