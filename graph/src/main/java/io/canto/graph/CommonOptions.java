package io.canto.graph;

import io.canto.expr.Condition;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.OperatorId;
import io.canto.spi.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options that every operator has beside {@code id} and {@code type}; a router has no {@code output} and no {@code if}. */
public record CommonOptions(
        @Doc("Where records go; the next operator of the list if it is not written.") @Default("[]")
        List<OperatorId> output,

        @Doc("Which records the operator works on; the others go on unchanged.") @Nullable Condition if_,

        @Doc("What happens to a record that the operator fails on.") @Default("send")
        OnError onError,

        @Doc("How often a record may arrive here where it can come back; the graph's value if it is not written.")
        @Nullable @Range(min = 1, max = 1_000_000)
        Integer maxSeenCounter,

        @Doc("What happens to a record that arrives more often.") @Nullable SeenAction seenCounterAction) {
    /** What an operator has when nothing is written. */
    public static final CommonOptions NONE = new CommonOptions(List.of(), null, OnError.SEND, null, null);

    /** Copies the list. */
    public CommonOptions {
        output = List.copyOf(output);
    }

    /** Returns these options with another output. */
    public CommonOptions withOutput(List<OperatorId> ids) {
        return new CommonOptions(ids, if_, onError, maxSeenCounter, seenCounterAction);
    }

    /** Returns these options with a condition. */
    public CommonOptions withIf(Condition condition) {
        return new CommonOptions(output, condition, onError, maxSeenCounter, seenCounterAction);
    }

    /** Returns these options with another way for failures. */
    public CommonOptions withOnError(OnError other) {
        return new CommonOptions(output, if_, other, maxSeenCounter, seenCounterAction);
    }
}
