package io.canto.operators.transformer;

import io.canto.record.FieldPath;
import io.canto.record.Fields;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.Range;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Options of {@code hash}. */
@OperatorType(
        value = "hash",
        summary = "Replaces values by their hash, so that equal values can be told without showing them.",
        description = """
                Text is hashed as UTF-8, bytes as they are, other scalars as they are written; the result is lower-case hex.
                With `key` it is an HMAC, which nobody without the key can find by trying values. Use one: hashes of short
                or guessable values without a key hide nothing.
                """,
        badInput =
                "A field that is missing is left alone. If one is a list or map, the record is not changed and `on_error`"
                        + " decides.",
        elsewhere = {
            "Vector: remap (sha2, hmac)",
            "Logstash: fingerprint",
            "OpenTelemetry: attributes processor (hash)",
            "Fluent Bit: content_modifier (hash)"
        })
@Example("""
        title: In place
        config: {type: hash, field: attributes.user}
        in:  [{body: x, attributes: {user: alice}}]
        out: [{body: x, attributes: {user: 2bd806c97f0e00af1a1fc3328fa763a9269723c8db8fac4f93af71db186d6e90}}]
        """)
@Example("""
        title: A short one with a key, elsewhere
        config: {type: hash, field: body.ip, to: attributes.client, algorithm: sha256, key: pepper, length: 16}
        in:  [{body: {ip: 10.0.0.1}}]
        out: [{body: {ip: 10.0.0.1}, attributes: {client: '2a2ffd3ffe3a0de2'}}]
        """)
public record HashConfig(
        @Doc("The field to hash, or several.") List<FieldPath> field,

        @Doc("Where the hash goes; in place of the value if it is not written.") @Nullable FieldPath to,

        @Doc("How to hash.") @Default("sha256") Algorithm algorithm,

        @Doc("A secret that makes the hash an HMAC.") @Nullable String key,

        @Doc("How many hex digits to keep; all if it is not written.") @Nullable @Range(min = 8, max = 128)
        Integer length)
        implements TransformerConfig {
    /** How to hash. */
    public enum Algorithm {
        @Doc("SHA-256.")
        SHA256("SHA-256"),
        @Doc("SHA-512.")
        SHA512("SHA-512"),
        @Doc("SHA-1, for what expects it.")
        SHA1("SHA-1"),
        @Doc("MD5, for what expects it.")
        MD5("MD5");

        private final String javaName;

        Algorithm(String javaName) {
            this.javaName = javaName;
        }
    }

    /** Copies the list and checks that one target gets one hash, and holds it. */
    public HashConfig {
        field = List.copyOf(field);
        if (field.isEmpty() || to != null && field.size() > 1) {
            throw new IllegalArgumentException(
                    field.isEmpty() ? "field names nothing to hash" : "to takes the hash of one field, not of several");
        }
        if (key != null && key.isEmpty()) {
            throw new IllegalArgumentException("key is empty, so that it would keep nothing secret");
        }
        String sample = "0".repeat(length == null ? 32 : length);
        Needed.checkCanHold("to", to, sample);
        if (to == null) {
            field.forEach(path -> Needed.checkCanHold("field", path, sample));
        }
    }

    @Override
    public StateScope stateScope() {
        return StateScope.NONE;
    }

    @Override
    public Transformer build(OperatorContext context) {
        Hasher hasher = new Hasher(algorithm.javaName, key);
        FieldChange change = record -> {
            for (FieldPath path : field) {
                Object value = record.get(path);
                if (value instanceof Fields || value instanceof List<?>) {
                    throw Needed.wrong(path, "a text or another single value", value);
                }
            }
            for (FieldPath path : field) {
                Object value = record.get(path);
                if (value != null) {
                    record.set(to == null ? path : to, shortened(hasher.hex(value)));
                }
            }
        };
        return change.toTransformer();
    }

    private String shortened(String hex) {
        return length == null || length >= hex.length() ? hex : hex.substring(0, length);
    }
}
