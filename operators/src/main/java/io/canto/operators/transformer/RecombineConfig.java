package io.canto.operators.transformer;

import io.canto.expr.Condition;
import io.canto.record.FieldPath;
import io.canto.spi.ByteSize;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.Finding;
import io.canto.spi.Inline;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.Range;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Options of {@code recombine}. */
@OperatorType(
        value = "recombine",
        summary = "Joins records that belong together, such as the lines of a stack trace, into one.",
        description = """
                A batch is open for each source. With `is_first_entry`, a record that it holds for ends the open batch and
                begins the next one; with `is_last_entry`, it ends the batch as its last. The texts at `combine_field` are
                joined with `combine_with`; all else comes from the oldest or the newest record of the batch.

                The source of a record is the text at `source_identifier`. Where that is missing it is the file or
                connection that the record was read from, which inputs note on every record, or else the text at
                `context.source`, so that lines of different files are never mixed; only where all of them are missing,
                records share one batch.

                Inputs take white space off the beginning of a line. Where conditions or readers need it, as in stack traces,
                give the input `preserve_leading_whitespaces: true`.

                A batch is emitted early when it reaches a limit, when nothing came for `force_flush_period`, when its
                source is the one of `max_sources` that was silent longest, and at the stop. The operator's counters say how
                often each happened. All deliveries whose records are in a batch stay open until it was emitted.
                """,
        badInput =
                "Where the condition fails for a record, or there is no text at `combine_field`, the batch stays as it is"
                        + " and `on_error` decides about the record.",
        differsFromStanza =
                "Lines of different files are not mixed when their path is not in an attribute; records without"
                        + " text are not swallowed; an empty first line keeps its separator; one source too many ends one batch, not"
                        + " all of them; nothing that waits is lost in a crash.",
        elsewhere = {"Loki stage: multiline", "Vector: reduce", "Fluent Bit: multiline", "Logstash: multiline codec"})
@Example("""
        title: A stack trace
        config: {type: recombine, combine_field: body, is_first_entry: "!body.startsWith(' ')"}
        in:  [{body: Exception}, {body: " at a.b"}, {body: " at c.d"}, {body: Other}]
        out: [{body: "Exception\\n at a.b\\n at c.d"}]
        at_stop: [{body: Other}]
        """)
@Example("""
        title: Parts of a line, with a mark at the last
        config: {type: recombine, combine_field: body, combine_with: "", is_last_entry: "attributes.logtag == 'F'"}
        in:
          - {body: one, attributes: {logtag: P}}
          - {body: two, attributes: {logtag: F}}
          - {body: three, attributes: {logtag: F}}
        out: [{body: onetwo, attributes: {logtag: P}}, {body: three, attributes: {logtag: F}}]
        """)
@Example("""
        title: The last batch does not wait for ever
        config: {type: recombine, combine_field: body.msg, is_first_entry: body.first == true, overwrite_with: newest}
        in:  [{body: {msg: a, first: true}}, {body: {msg: b, n: 2}}]
        advance: 6s
        out: [{body: {msg: "a\\nb", n: 2}}]
        at_stop: []
        """)
public record RecombineConfig(
        @Doc("Which records begin a batch.") @Nullable Condition isFirstEntry,
        @Doc("Which records end a batch.") @Nullable Condition isLastEntry,
        @Doc("The text that is joined.") FieldPath combineField,

        @Doc("What stands between the texts.") @Default("\"\\n\"")
        String combineWith,

        @Doc("Which record of a batch all other fields come from.") @Default("oldest")
        OverwriteWith overwriteWith,

        @Doc("The text that tells sources apart.") @Default("attributes['log.file.path']")
        FieldPath sourceIdentifier,

        @Doc("How long a batch waits for the next record.") @Default("5s")
        Duration forceFlushPeriod,

        @Inline Limits limits)
        implements TransformerConfig {
    private static final FieldPath FILE = FieldPath.parse("attributes['log.file.path']");

    /** Which record of a batch gives what is not joined. */
    public enum OverwriteWith {
        @Doc("The first.")
        OLDEST,
        @Doc("The last.")
        NEWEST
    }

    /** What bounds a batch. */
    public record Limits(
            @Doc("Records in a batch; 0 for no limit.") @Default("1000") @Range(min = 0, max = 1_000_000_000)
            int maxBatchSize,

            @Doc("Records in a batch in which the condition has not held yet; 0 for no limit.")
            @Default("100")
            @Range(min = 0, max = 1_000_000_000)
            int maxUnmatchedBatchSize,

            @Doc("Bytes of the joined text; the record that passes the limit is the last of its batch; 0 for no limit.")
            @Default("0")
            ByteSize maxLogSize,

            @Doc("Sources with an open batch.") @Default("1000") @Range(min = 1, max = 10_000_000)
            int maxSources) {}

    /** Checks that there is one condition. */
    public RecombineConfig {
        if ((isFirstEntry == null) == (isLastEntry == null)) {
            throw new IllegalArgumentException("set either is_first_entry or is_last_entry");
        }
        if (forceFlushPeriod.isZero() || forceFlushPeriod.isNegative()) {
            throw new IllegalArgumentException("force_flush_period must be more than 0s");
        }
    }

    @Override
    public List<Finding> check() {
        Condition condition = isFirstEntry == null ? Objects.requireNonNull(isLastEntry) : isFirstEntry;
        if (condition.constant() == null) {
            return List.of();
        }
        return List.of(new Finding(
                "constant-condition",
                false,
                isFirstEntry == null ? "is_last_entry" : "is_first_entry",
                "'" + condition + "' is the same for every record, so nothing is recombined as meant",
                null));
    }

    @Override
    public StateScope stateScope() {
        return sourceIdentifier.equals(FILE) ? StateScope.SOURCE : StateScope.GRAPH;
    }

    @Override
    public Transformer build(OperatorContext context) {
        return new RecombineBatches(this, context);
    }
}
