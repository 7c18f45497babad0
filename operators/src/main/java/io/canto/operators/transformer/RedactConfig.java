package io.canto.operators.transformer;

import io.canto.expr.Regex;
import io.canto.record.FieldPath;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.DropReason;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Options of {@code redact}. */
@OperatorType(
        value = "redact",
        summary = "Takes card numbers, secrets, addresses and other private data out of records.",
        description = """
                All texts in the `fields` are searched, those inside lists and maps too, for what `find` names and for the
                `patterns`; and the values of keys that match one of `keys` are replaced as a whole. Of a pattern with groups
                only the first group that took part is replaced, so that `password=(\\S+)` leaves the name there.

                `action` says what happens: `mask` puts `mask` there, `hash` a short hash (with `salt`, so that it cannot be
                found by trying), `remove` nothing, and `drop` drops the whole record. Card numbers are runs of 13 to 19
                digits, in groups or not, whose check digit is right; integers are looked at for them too. The operator's
                counter `redacted` says in how many records something was found.
                """,
        badInput =
                "A field that is missing or holds no text is left alone; keys of maps are not searched. If a pattern takes too many steps on a text, the"
                        + " record is not changed and `on_error` decides: with `on_error: drop` nothing goes on unsearched.",
        elsewhere = {
            "Loki stage: luhn, replace",
            "Vector: remap (redact)",
            "Logstash: mutate (gsub), fingerprint",
            "OpenTelemetry: redaction processor"
        })
@Example("""
        title: Card numbers and mail addresses
        config: {type: redact, find: [card, email]}
        in:  [{body: 'alice@example.com paid with 4111 1111 1111 1111, order 1234567890123456'}]
        out: [{body: '*** paid with ***, order 1234567890123456'}]
        """)
@Example("""
        title: Keys, and a part of a pattern
        config: {type: redact, keys: ['(?i)passw', token], patterns: ['user=(\\w+)'], mask: '[gone]'}
        in:  [{body: {Password: x, nested: [{token: [1, 2]}], text: user=bob ok}}]
        out: [{body: {Password: '[gone]', nested: [{token: '[gone]'}], text: 'user=[gone] ok'}}]
        """)
@Example("""
        title: Hashes can be compared
        config: {type: redact, find: ipv4, action: hash, salt: pepper}
        in:  [{body: from 10.0.0.1 to 10.0.0.1}]
        out: [{body: from 2a2ffd3ffe3a0de2 to 2a2ffd3ffe3a0de2}]
        """)
public record RedactConfig(
        @Doc("What is searched.") @Default("[body, attributes]")
        List<FieldPath> fields,

        @Doc("What to look for, by name.") @Default("[]") List<PrivateData> find,

        @Doc("What else to look for.") @Default("[]") List<Regex> patterns,

        @Doc("Which keys of maps have private values; the pattern may match a part of the key.") @Default("[]")
        List<Regex> keys,

        @Doc("What happens to what was found.") @Default("mask")
        Action action,

        @Doc("What is put in its place.") @Default("'***'") String mask,

        @Doc("A secret that goes into the hashes.") @Nullable String salt)
        implements TransformerConfig {
    /** What happens to what was found. */
    public enum Action {
        @Doc("It is replaced by the mask.")
        MASK,
        @Doc("It is replaced by the first 16 hex digits of its SHA-256 hash, or HMAC with a salt.")
        HASH,
        @Doc("It is taken out; of a key with a private value, the whole key.")
        REMOVE,
        @Doc("The record is dropped as filter.")
        DROP
    }

    /** Copies the lists and checks that there is something to look for. */
    public RedactConfig {
        fields = List.copyOf(fields);
        find = List.copyOf(find);
        patterns = List.copyOf(patterns);
        keys = List.copyOf(keys);
        if (find.isEmpty() && patterns.isEmpty() && keys.isEmpty()) {
            throw new IllegalArgumentException("set find, patterns or keys");
        }
        if (salt != null && action != Action.HASH) {
            throw new IllegalArgumentException("salt goes with 'action: hash' only");
        }
        if (salt != null && salt.isEmpty()) {
            throw new IllegalArgumentException("salt is empty, so that it would keep nothing secret");
        }
    }

    @Override
    public StateScope stateScope() {
        return StateScope.NONE;
    }

    @Override
    public Transformer build(OperatorContext context) {
        OperatorContext.Counter redacted = context.counter("redacted");
        Redaction redaction = new Redaction(this);
        return (record, out) -> {
            boolean found = redaction.apply(record);
            if (found) {
                redacted.add(1);
            }
            if (found && action == Action.DROP) {
                out.drop(record, DropReason.FILTER);
            } else {
                out.emit(record);
            }
        };
    }
}
